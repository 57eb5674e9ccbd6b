import { Check, Phone, X } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { CALL_RESOLUTIONS, type CallResolution } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import { type Gesture, useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { useKeys } from './use-keys.ts'

const looks: Readonly<Record<CallResolution, { icon: typeof Check; mark: string; edge: string }>> = {
  positive: { icon: Check, mark: 'bg-good-soft text-good', edge: 'hover:border-good' },
  toCall: { icon: Phone, mark: 'bg-wait-soft text-wait', edge: 'hover:border-wait' },
  negative: { icon: X, mark: 'bg-bad-soft text-bad', edge: 'hover:border-bad' },
}

/** The three call resolutions, each one click or one key. None is suggested. */
export function CallChoices({ task, finish }: { task: TaskCard; finish: boolean }) {
  const { busy, choose } = useActions()
  const ready = useReady()
  const press = (resolution: CallResolution) => (gesture: Gesture) =>
    choose(task, { callResolution: resolution, finishProspectInSequence: finish }, gesture)
  useKeys({ 1: press('positive'), 2: press('toCall'), 3: press('negative') })
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 text-xs text-mute">{words.panel.call.question}</legend>
      <div className="grid grid-cols-3 gap-2">
        {CALL_RESOLUTIONS.map((resolution, index) => {
          const { icon: Icon, mark, edge } = looks[resolution]
          return (
            <button
              key={resolution}
              type="button"
              data-focus={index === 0 || undefined}
              aria-keyshortcuts={String(index + 1)}
              aria-disabled={busy !== null || !ready || undefined}
              aria-busy={busy !== null || undefined}
              onClick={(event) => press(resolution)(event.nativeEvent)}
              className={classNames(
                'flex min-h-[4.5rem] flex-col items-center justify-center gap-1 rounded-[10px] border border-line bg-surface px-1 py-2 text-[0.8125rem] font-semibold leading-[1.125rem] transition-colors hover:bg-sub aria-busy:cursor-progress aria-busy:opacity-60',
                edge,
              )}
            >
              <span className={classNames('grid size-[1.375rem] place-items-center rounded-full', mark)}>
                <Icon size={13} strokeWidth={2.6} aria-hidden />
              </span>
              {words.tasks.resolution(resolution)}
              <KeyCap>{String(index + 1)}</KeyCap>
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
