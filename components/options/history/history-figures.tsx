import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { bestHour, callsReached, callsWithOutcome, figuresOf, timePerTask, weekOf } from './figures.ts'
import { WeekChart } from './week-chart.tsx'

const say = words.figures

/** Figures of today and the week beside them, from what Reply has confirmed and is still kept here. */
export function HistoryFigures({ all }: { all: readonly CompletionView[] }) {
  const now = useNow(60_000)
  const week = weekOf(all, now)
  const today = week.at(-1)?.figures ?? figuresOf([])
  const calls = callsWithOutcome(today)
  const pace = timePerTask(all)
  const best = bestHour(all)
  return (
    <div className="mb-5 border-t border-line pt-5">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Figure name={say.completed} value={String(today.completed)} />
          <Figure name={say.calls} value={String(calls)} more={say.moved(today.callsMoved)} />
          {calls > 0 && (
            <Figure
              name={say.reached}
              value={say.share(callsReached(today), calls)}
              more={say.partOf(callsReached(today), calls)}
            />
          )}
          <Figure name={say.positive} value={String(today.outcomes.positive)} more={say.ofCalls(calls)} />
        </dl>
        <WeekChart week={week} />
      </div>
      {(pace !== null || best !== null) && (
        <p className="mt-3 text-xs leading-4 text-mute">
          {[pace === null ? null : say.pace(pace.ms, pace.of), best === null ? null : say.bestHour(best)]
            .filter((line) => line !== null)
            .join(' ')}
        </p>
      )}
    </div>
  )
}

function Figure({ name, value, more = '' }: { name: string; value: string; more?: string }) {
  return (
    <div>
      <dt className="text-xs leading-4 text-mute">{name}</dt>
      <dd className="mt-0.5 flex items-baseline gap-1.5 tabular-nums">
        <span className="text-[1.375rem] font-semibold leading-7 tracking-[-0.02em]">{value}</span>
        <span className="text-xs text-mute">{more}</span>
      </dd>
    </div>
  )
}
