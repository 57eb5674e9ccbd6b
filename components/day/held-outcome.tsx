import { useActions } from '#components/panel/panel-actions.tsx'
import { useShortcut } from '#components/panel/single-keys.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { CountdownRing } from '#components/ui/countdown-ring.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { words } from '#lib/shared/words/index.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { secondsUntil } from '#lib/shared/words/time.ts'

const say = dayWords.run

/** What was chosen for the one before, as long as it can be undone. `isLast`: the key U is its. */
export function HeldOutcome({ one, isLast }: { one: CompletionView; isLast: boolean }) {
  const { undo, isUnderWay } = useActions()
  const now = useNow(1000)
  const shortcut = useShortcut()
  const name = one.contactName ?? words.tasks.nobody
  useKeys({ u: isLast ? (event) => undo(one.id, event) : undefined })
  return (
    <p className="flex items-center gap-1.5 font-semibold text-good">
      <span className="shrink-0">
        <CountdownRing from={one.clickedAt} until={one.notBefore} now={now} />
      </span>
      {/* A long name gives way: what was chosen does not. */}
      <span className="min-w-0 truncate">{isolated(name)}</span>
      <span className="shrink-0 tabular-nums">{say.held(choiceOf(one), secondsUntil(one.notBefore, now))}</span>
      <button
        type="button"
        aria-label={say.undoWhom(name)}
        aria-disabled={isUnderWay(`undo ${one.id}`) || undefined}
        aria-keyshortcuts={isLast ? shortcut('U') : undefined}
        onClick={({ nativeEvent }) => undo(one.id, nativeEvent)}
        className="min-h-6 shrink-0 rounded-md px-1 text-accent hover:underline"
      >
        {say.undo}
      </button>
    </p>
  )
}

function choiceOf({ resolution, kind }: CompletionView): string {
  if (kind === 'move') return say.moving
  return resolution === null ? say.completion : words.tasks.resolution(resolution)
}
