import { Info, OctagonAlert } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { isRed, stopSigns } from '#lib/shared/reply/stop-signs.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

type Props = { task: TaskCard; others: readonly TaskLine[]; isOver: boolean }

/** What to know before going on, one line each, the worst first. After it is over only what is unusual about the task itself. */
export function StopSigns({ task, others, isOver }: Props) {
  const { overridden } = useActions()
  const now = useNow(30_000)
  const signs = isOver ? [] : stopSigns(task, others, now)
  const notices = [
    task.status !== 'new' && !isOver && words.tasks.closed(task.status),
    task.isFailed && !isOver && words.tasks.failed,
    overridden?.taskId === task.taskId && words.panel.mismatch.overriding(overridden.pagePerson),
  ].filter((line) => line !== false)
  if (signs.length + notices.length === 0) return null
  return (
    <ul aria-label={words.signs.list} className="-mx-4 mt-3 text-[0.8125rem] leading-[1.125rem]">
      {notices.map((line) => (
        <Line key={line} red={false}>
          {line}
        </Line>
      ))}
      {signs.map((sign) => {
        const { strong, rest } = words.signs.said(sign, task.firstName)
        return (
          <Line key={sign.sign} red={isRed(sign)}>
            <b className="font-semibold">{strong}</b> <span className="text-ink">{rest}</span>
          </Line>
        )
      })}
    </ul>
  )
}

/** Shapes tell the tones apart before colours do. */
function Line({ red, children }: { red: boolean; children: React.ReactNode }) {
  const Icon = red ? OctagonAlert : Info
  return (
    <li
      className={classNames(
        'flex gap-2.5 px-4 py-2 [overflow-wrap:anywhere] forced-colors:border-b',
        red ? 'bg-bad-soft text-bad' : 'bg-wait-soft text-wait',
      )}
    >
      <Icon size={15} aria-hidden className="mt-px shrink-0" />
      <p className="min-w-0">{children}</p>
    </li>
  )
}
