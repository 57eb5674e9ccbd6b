import { useActions } from '#components/panel/panel-actions.tsx'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { type DayRow, NOT_DUE } from '#lib/shared/messages/day-view.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { shortExact } from '#lib/shared/words/time.ts'
import { dayKnown } from './day-known.ts'

type Props = {
  rows: readonly DayRow[]
  problem: Problem | null
  /** Absent while the panel has not been answered yet. */
  view: PanelView | null
}

/** What the day says where there is nothing to do, or nothing to see yet, and what comes next. */
export function DayState({ rows, problem, view }: Props) {
  const say = dayWords.nothing
  const known = dayKnown({ rows, problem, view })
  if (known === 'unread') return <Told title={say.building} text={null} isWaiting />
  if (known !== 'known') return <Told title={say.failed} text={words.problem(known)} canRead />
  if (rows.some(({ why }) => !NOT_DUE.has(why.place))) return null
  const done = view?.day?.done ?? 0
  const readAt = view?.index.refreshedAt ?? null
  return (
    <Told
      title={done > 0 ? say.allDone(done) : say.title}
      text={nextWords(rows) ?? say.none}
      note={readAt === null ? null : dayWords.readAt(readAt)}
      canRead
    />
  )
}

/** Who comes next, some other day. */
function nextWords(rows: readonly DayRow[]): string | null {
  const next = rows.find(({ why }) => why.place === 'later')
  const at = readReplyTime(next?.dueTo ?? null)?.at
  if (next === undefined || at === undefined) return null
  return dayWords.nothing.next(
    next.contactName ?? words.tasks.nobody,
    words.tasks.type(next),
    shortExact(at, Date.now()),
  )
}

type Telling = { title: string; text: string | null; note?: string | null; canRead?: boolean; isWaiting?: boolean }

function Told({ title, text, note = null, canRead = false, isWaiting = false }: Telling) {
  const { refresh, isUnderWay } = useActions()
  return (
    <div className="px-4 pt-6 pb-4">
      <output className="block">
        <span className="flex items-center gap-2 text-[1.0625rem] font-semibold leading-6">
          {isWaiting && <Spinner size={16} />}
          {title}
        </span>
        {text !== null && <span className="mt-1 block text-[0.8125rem] leading-5 text-mute">{text}</span>}
      </output>
      {canRead && (
        <p className="mt-3 flex items-center gap-3 text-xs text-mute">
          <Button busy={isUnderWay('refresh')} onClick={refresh}>
            {dayWords.nothing.again}
          </Button>
          {note}
        </p>
      )}
    </div>
  )
}
