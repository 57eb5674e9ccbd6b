import { useShortcut } from '#components/panel/single-keys.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { CountdownRing } from '#components/ui/countdown-ring.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { secondsUntil } from '#lib/shared/words/time.ts'
import type { Batch } from './today-place.ts'
import type { DoSeveral } from './use-several.ts'

const say = dayWords.several
/** How long it is said what became of it, where nothing counts down. */
const SAID_MS = 10_000

type Held = { until: number; from: number; count: number }

/** What of it can still be undone: until the first of them is sent. */
function heldOf(batch: Batch, underWay: readonly CompletionView[]): Held | null {
  if (batch.what !== 'completed' && batch.what !== 'moved') return null
  const held = underWay.filter(({ id, state }) => state === 'held' && batch.ids.includes(id))
  if (held.length === 0) return null
  const until = Math.max(...held.map(({ notBefore }) => notBefore))
  return { until, from: Math.min(...held.map(({ clickedAt }) => clickedAt)), count: held.length }
}

/** Whether there is something to say of what was done last with several. */
export function isBatchTold(batch: Batch | null, underWay: readonly CompletionView[], now: number): batch is Batch {
  if (batch === null) return false
  if (batch.what === 'failed') return true
  if (batch.what === 'skipped' || batch.what === 'undone') return now - batch.at < SAID_MS
  return batch.left > 0 || heldOf(batch, underWay) !== null
}

type Props = { batch: Batch; underWay: readonly CompletionView[]; several: DoSeveral; onGone: () => void }

/** What was done with several at one time, and its one Undo, in the place of the foot. */
export function BatchBar({ batch, underWay, several, onGone }: Props) {
  const now = useNow(1000)
  const shortcut = useShortcut()
  const held = heldOf(batch, underWay)
  const canUndo = held !== null || batch.what === 'skipped'
  useKeys({ u: canUndo ? () => several.undo() : undefined, Escape: onGone })
  return (
    <section
      aria-label={say.done}
      className="flex min-h-12 shrink-0 items-center justify-between gap-3 border-t border-line bg-sub px-4 py-1.5"
    >
      <div className="flex min-w-0 flex-1 items-center gap-2 text-xs leading-4 font-semibold">
        {held !== null && (
          <span className="shrink-0 text-good">
            <CountdownRing from={held.from} until={held.until} now={now} />
          </span>
        )}
        <span className="min-w-0">
          <output className="block">{told(batch, held)}</output>
          {held !== null && (
            <span aria-hidden className="block font-normal text-mute tabular-nums">
              {say.seconds(secondsUntil(held.until, now))}
            </span>
          )}
        </span>
      </div>
      {canUndo ? (
        <Button busy={several.isBusy} aria-keyshortcuts={shortcut('U')} onClick={() => several.undo()}>
          {dayWords.run.undo}
          <KeyCap>U</KeyCap>
        </Button>
      ) : (
        <Button onClick={onGone}>{say.close}</Button>
      )}
    </section>
  )
}

function told(batch: Batch, held: Held | null): string {
  switch (batch.what) {
    case 'failed':
      return words.problem(batch.problem)
    case 'skipped':
      return say.skipped(batch.taskIds.length)
    case 'undone':
      return say.undone(batch.undone, batch.late)
    case 'completed':
    case 'moved': {
      const going =
        held === null ? null : batch.what === 'completed' ? say.completing(held.count) : say.moving(held.count)
      return [going, batch.left > 0 ? say.left(batch.left) : null].filter((part) => part !== null).join(' · ')
    }
  }
}
