import { useActions } from '#components/panel/panel-actions.tsx'
import { Button } from '#components/ui/button.tsx'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import { MOST_SEVERAL } from '#lib/shared/messages/several.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'

const say = dayWords.run.over

type Props = { end: NonNullable<RunView['end']>; onGone: (() => void) | undefined }

/** The end of a run: figures, not fireworks. Nothing is strong, because nothing is left to do. */
export function RunEnd({ end, onGone }: Props) {
  const { startRun } = useActions()
  const { positive, negative, toCall, emails, linkedIn, other, moved, skipped, onTheWay, needsYou, msPerTask } = end
  const calls = positive + negative + toCall
  const lines: readonly (readonly [string, number])[] = [
    [say.calls, calls],
    [say.reached, positive + negative],
    [say.positive, positive],
    [say.emails, emails],
    [say.linkedIn, linkedIn],
    [say.other, other],
    [say.moved, moved],
    [say.skipped, skipped.length],
  ]
  const some = skipped.slice(0, MOST_SEVERAL)
  return (
    <div className="max-h-[50vh] overflow-y-auto px-4 pt-3 pb-1">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] text-[0.8125rem] leading-5">
        {lines
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <div key={name} className="col-span-2 flex justify-between border-t border-line py-0.5 first:border-t-0">
              <dt>{name}</dt>
              <dd className="font-semibold tabular-nums">{say.count(count)}</dd>
            </div>
          ))}
      </dl>
      {msPerTask !== null && <p className="pt-1 text-xs leading-4 text-mute">{say.pace(msPerTask)}</p>}
      {onTheWay > 0 && <p className="pt-1 text-xs leading-4 text-mute">{say.onTheWay(onTheWay)}</p>}
      {needsYou > 0 && <p className="pt-1 text-xs leading-4 text-bad">{say.needsYou(needsYou)}</p>}
      {some.length > 0 && (
        <Button
          size="small"
          className="mt-2"
          onClick={({ nativeEvent }) => startRun(null, nativeEvent, onGone ?? (() => undefined), some)}
        >
          {say.doSkipped(some.length)}
        </Button>
      )}
    </div>
  )
}
