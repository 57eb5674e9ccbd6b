import { CalendarClock, SkipForward, X } from 'lucide-react'
import { useActions } from '#components/panel/panel-actions.tsx'
import { useShortcut } from '#components/panel/single-keys.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import { MOST_SEVERAL } from '#lib/shared/messages/several.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import type { DoSeveral } from './use-several.ts'

const say = dayWords.several

type Props = {
  rows: readonly DayRow[]
  several: DoSeveral
  onAgain: () => void
  onClear: () => void
  /** Called once the panel shows the first of the run. */
  onStarted: () => void
}

/** What can be done with the rows that are chosen, in the place of the foot. Calls are never completed together. */
export function SelectionBar({ rows, several, onAgain, onClear, onStarted }: Props) {
  const { meant, startRun, looking } = useActions()
  const shortcut = useShortcut()
  const ids = rows.map(({ taskId }) => taskId)
  const plain = rows.filter(({ type }) => type !== 'call').map(({ taskId }) => taskId)
  const calls = rows.length - plain.length
  const isTooMany = ids.length > MOST_SEVERAL
  const run = (gesture: Parameters<typeof startRun>[1]) => startRun(null, gesture, onStarted, ids)
  useKeys({ Enter: isTooMany ? undefined : run, Escape: onClear })
  return (
    <section
      aria-label={say.label}
      className="flex min-h-12 shrink-0 flex-wrap items-center justify-end gap-x-1.5 gap-y-1 border-t border-line bg-sub px-4 py-1.5"
    >
      <output className="block min-w-14 flex-1 text-xs leading-4">
        <b className="block font-semibold tabular-nums">{say.selected(rows.length)}</b>
        <span className="block text-mute tabular-nums">{isTooMany ? say.tooMany(MOST_SEVERAL) : say.calls(calls)}</span>
      </output>
      <span className="flex items-center">
        <IconButton label={say.clear} onClick={onClear}>
          <X size={16} aria-hidden />
        </IconButton>
        {!isTooMany && (
          <>
            <IconButton label={say.again} aria-haspopup="menu" aria-keyshortcuts={shortcut('R')} onClick={onAgain}>
              <CalendarClock size={16} aria-hidden />
            </IconButton>
            <IconButton label={say.skip} onClick={({ nativeEvent }) => meant(nativeEvent, () => several.skip(ids))}>
              <SkipForward size={16} aria-hidden />
            </IconButton>
          </>
        )}
      </span>
      {!isTooMany && plain.length > 0 && (
        <Button
          className="px-2"
          busy={several.isBusy}
          onClick={({ nativeEvent }) => meant(nativeEvent, () => several.complete(plain))}
        >
          {say.complete(plain.length)}
        </Button>
      )}
      {!isTooMany && (
        <Button
          look="main"
          className="px-2"
          busy={looking?.name === 'run.start'}
          aria-keyshortcuts="Enter"
          onClick={({ nativeEvent }) => run(nativeEvent)}
        >
          {say.run(rows.length)}
          <KeyCap>↵</KeyCap>
        </Button>
      )}
    </section>
  )
}
