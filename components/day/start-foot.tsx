import { useActions } from '#components/panel/panel-actions.tsx'
import { useKeys } from '#components/panel/use-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'

const say = dayWords.run

type Props = {
  /** How many a run would go through. */
  count: number
  sort: TaskSort | 'all'
  onStarted: () => void
}

/** Today's foot outside a run: how much is due, and the way to begin. With a kind chosen, the run goes through that one. */
export function StartFoot({ count, sort, onStarted }: Props) {
  const { startRun, looking } = useActions()
  const wanted = sort === 'all' ? null : sort
  const canStart = count > 0
  useKeys({ Enter: canStart ? (event) => startRun(wanted, event, onStarted) : undefined })
  return (
    <section
      aria-label={say.label}
      className="flex min-h-12 shrink-0 items-center justify-between gap-3 border-t border-line bg-sub px-4 py-1.5"
    >
      <p className="min-w-0 text-xs leading-4 font-semibold tabular-nums">
        {sort === 'all' ? say.due(count) : `${dayWords.sortName(sort)}: ${say.due(count)}`}
      </p>
      {canStart && (
        <Button
          look="main"
          busy={looking?.name === 'run.start'}
          aria-keyshortcuts="Enter"
          onClick={({ nativeEvent }) => startRun(wanted, nativeEvent, onStarted)}
        >
          {say.start}
          <KeyCap>↵</KeyCap>
        </Button>
      )}
    </section>
  )
}
