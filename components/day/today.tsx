import { ArrowDownNarrowWide, RefreshCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useActions } from '#components/panel/panel-actions.tsx'
import { PanelFoot } from '#components/panel/panel-foot.tsx'
import { usePanelView } from '#components/panel/use-panel.ts'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { useWorker } from '#components/worker-context.tsx'
import { type DayRow, NOT_DUE } from '#lib/shared/messages/day-view.ts'
import type { CompletionView, PanelView } from '#lib/shared/messages/views.ts'
import { sortOfTask, type TaskSort } from '#lib/shared/reply/task-sorts.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { dayKnown } from './day-known.ts'
import { DayRows, focusRow } from './day-rows.tsx'
import { DaySearch } from './day-search.tsx'
import { DayState } from './day-state.tsx'
import { FindInReply } from './find-in-reply.tsx'
import { RunFoot } from './run-foot.tsx'
import { searchRows } from './search.ts'
import { SortChips } from './sort-chips.tsx'
import { StartFoot } from './start-foot.tsx'
import { TodayFoot } from './today-foot.tsx'
import { type TodayPlace, useWhereabouts } from './today-place.ts'
import { useDayView } from './use-day-view.ts'

type Props = { place: TodayPlace; onLeave: () => void }

/** Everything that is open, in the order in which it is worked: searched as one types, and by kind. */
export function Today({ place, onLeave }: Props) {
  const { data } = useDayView(place)
  const view = usePanelView().data?.view ?? null
  const { openTask, looking } = useActions()
  const worker = useWorker()
  const { text, sort, selected } = useWhereabouts(place)
  const [again, setAgain] = useState<readonly DayRow[] | null>(null)
  const rows = data?.rows ?? NO_ROWS
  const isKnown = data !== undefined && dayKnown({ rows, problem: data.problem, view }) === 'known'
  const found = useMemo(() => searchRows(rows, text), [rows, text])
  const shown = useMemo(() => (sort === 'all' ? found : found.filter((row) => sortOfTask(row) === sort)), [found, sort])
  const open = ({ taskId }: DayRow) => openTask(taskId, onLeave)
  const [first] = shown
  const underWay = underWayIn(view)
  // What is under way, or gone, is not to be chosen any more.
  const wanted = new Set(selected)
  const chosen = rows.filter(({ taskId }) => wanted.has(taskId) && !underWay.has(taskId))
  const chosenIds = new Set(chosen.map(({ taskId }) => taskId))
  const select = (taskIds: readonly number[], on: boolean) => {
    const others = [...chosenIds].filter((taskId) => !taskIds.includes(taskId))
    place.go({ selected: on ? [...others, ...taskIds] : others, batch: null })
  }
  return (
    <>
      <main className="flex min-h-0 flex-auto flex-col">
        <DayHead order={data?.order ?? 'planned'} />
        <DaySearch
          text={text}
          onText={(typed) => place.go({ text: typed })}
          onEnter={() => first !== undefined && text !== '' && open(first)}
        />
        <SortChips rows={isKnown ? found : null} sort={sort} onSort={(wantedSort) => place.go({ sort: wantedSort })} />
        {data === undefined ? (
          <div className="grid min-h-24 flex-auto place-content-center text-mute">
            <Spinner />
          </div>
        ) : (
          <>
            {text === '' && <DayState rows={rows} problem={data.problem} view={view} />}
            {text !== '' && (
              <output className="block px-4 text-[0.8125rem] text-mute not-empty:py-2">
                {shown.length === 0 ? dayWords.nothing.found : ''}
              </output>
            )}
            <DayRows
              key={`${sort} ${text}`}
              rows={shown}
              underWay={underWay}
              selected={chosenIds}
              onSelect={select}
              onAgain={(taskId) => setAgain(chosen.length > 0 ? chosen : rows.filter((row) => row.taskId === taskId))}
              busy={looking?.taskId ?? null}
              place={place}
              onOpen={open}
              onSkip={({ taskId, why }) =>
                void worker.ask('day.skip', { taskIds: [taskId], skipped: why.place !== 'skipped' })
              }
            />
            {text.trim() !== '' && <FindInReply text={text} onFound={onLeave} />}
          </>
        )}
      </main>
      {view !== null && <PanelFoot view={view} />}
      <TodayFoot
        place={place}
        chosen={chosen}
        again={again}
        onAgain={(some) => {
          setAgain(some)
          if (some === null) focusRow(document.body, place.aside().cursor ?? 0)
        }}
        underWay={[...underWay.values()]}
        onStarted={onLeave}
      >
        {view?.run !== undefined ? (
          <RunFoot view={view} run={view.run} inToday onGone={onLeave} />
        ) : isKnown ? (
          <StartFoot count={dueIn(rows, sort)} sort={sort} onStarted={onLeave} />
        ) : null}
      </TodayFoot>
    </>
  )
}

const NO_ROWS: readonly DayRow[] = []

/** What a run goes through: all that is due by tonight. */
function dueIn(rows: readonly DayRow[], sort: TaskSort | 'all'): number {
  return rows.filter((row) => !NOT_DUE.has(row.why.place) && (sort === 'all' || sortOfTask(row) === sort)).length
}

function DayHead({ order }: { order: 'planned' | 'due' }) {
  const { isUnderWay, refresh } = useActions()
  const worker = useWorker()
  const now = useNow(60_000)
  const isPlain = order === 'due'
  return (
    <div className="flex items-center gap-1 px-4 pt-3 pb-2.5">
      <h1 className="text-[1.0625rem] font-semibold leading-6">{dayWords.title}</h1>
      <span className="ml-1.5 flex-1 text-[0.8125rem] text-mute">{dayWords.date(now)}</span>
      <IconButton
        label={dayWords.byDue}
        aria-pressed={isPlain}
        onClick={() => void worker.ask('day.order', { order: isPlain ? 'planned' : 'due' })}
        className={classNames(isPlain && 'bg-accent-soft text-accent')}
      >
        <ArrowDownNarrowWide size={15} aria-hidden />
      </IconButton>
      <IconButton label={words.panel.refresh} aria-busy={isUnderWay('refresh') || undefined} onClick={refresh}>
        {isUnderWay('refresh') ? <Spinner size={15} /> : <RefreshCw size={15} aria-hidden />}
      </IconButton>
    </div>
  )
}

/** What is under way, by its task: the one on the panel's page too. */
function underWayIn(view: PanelView | null): ReadonlyMap<number, CompletionView> {
  if (view === null) return new Map()
  const here = view.kind === 'task' && view.completion !== null ? [view.completion] : []
  const isLive = ({ state }: CompletionView) => !['done', 'doneElsewhere', 'cancelled'].includes(state)
  return new Map([...view.unresolved, ...here].filter(isLive).map((one) => [one.taskId, one]))
}
