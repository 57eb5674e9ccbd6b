import { Check, Phone, X } from 'lucide-react'
import { useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { KeyCap } from '#components/ui/key-cap.tsx'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { CALL_RESOLUTIONS, type CallResolution } from '#lib/shared/reply/model.ts'
import { words } from '#lib/shared/words/index.ts'
import { type Gesture, useReady } from './gesture.ts'
import { useActions } from './panel-actions.tsx'
import { useShortcut } from './single-keys.ts'
import { useKeys } from './use-keys.ts'

const looks: Readonly<Record<CallResolution, { icon: typeof Check; mark: string; edge: string }>> = {
  positive: { icon: Check, mark: 'bg-good-soft text-good', edge: 'hover:border-good' },
  toCall: { icon: Phone, mark: 'bg-wait-soft text-wait', edge: 'hover:border-wait' },
  negative: { icon: X, mark: 'bg-bad-soft text-bad', edge: 'hover:border-bad' },
}

/** The key of each resolution. */
export const RESOLUTION_KEYS: Readonly<Record<CallResolution, '1' | '2' | '3'>> = {
  positive: '1',
  toCall: '2',
  negative: '3',
}

/** The three call resolutions, each one click or one key. None is suggested. */
export function CallChoices({ task, finish }: { task: TaskCard; finish: boolean }) {
  const { isUnderWay, choose } = useActions()
  const ready = useReady()
  const shortcut = useShortcut()
  const [pressed, setPressed] = useState<CallResolution | null>(null)
  const busy = isUnderWay('choose')
  const press = (resolution: CallResolution) => (gesture: Gesture) => {
    if (!busy) setPressed(resolution)
    choose(task, { callResolution: resolution, finishProspectInSequence: finish }, gesture)
  }
  useKeys({ 1: press('positive'), 2: press('toCall'), 3: press('negative') })
  return (
    <fieldset>
      <legend className="sr-only">{words.panel.call.question}</legend>
      <div className="grid grid-cols-3 gap-2 @max-[15rem]:grid-cols-1 @max-[15rem]:gap-1.5">
        {CALL_RESOLUTIONS.map((resolution) => {
          const { icon: Icon, mark, edge } = looks[resolution]
          const key = RESOLUTION_KEYS[resolution]
          return (
            <button
              key={resolution}
              type="button"
              data-key={key}
              data-ready={ready}
              aria-keyshortcuts={shortcut(key)}
              title={resolution === 'toCall' ? words.panel.call.toCall : undefined}
              aria-disabled={busy || !ready || undefined}
              aria-busy={(busy && pressed === resolution) || undefined}
              onClick={(event) => press(resolution)(event.nativeEvent)}
              className={classNames(
                'flex min-h-10 items-center justify-center gap-1.5 rounded-[10px] border border-edge bg-surface px-1 py-1 text-[0.8125rem] font-semibold leading-[1.125rem] transition-colors hover:bg-sub aria-disabled:cursor-progress aria-disabled:opacity-70 aria-busy:border-ink aria-busy:bg-sub aria-busy:opacity-100 @max-[15rem]:min-h-8',
                edge,
              )}
            >
              <span
                className={classNames(
                  'grid size-[1.375rem] shrink-0 place-items-center rounded-full @max-[18rem]:hidden',
                  mark,
                )}
              >
                <Icon size={13} strokeWidth={2.6} aria-hidden />
              </span>
              {words.tasks.resolution(resolution)}
              <span className="@max-[19rem]:hidden">
                <KeyCap>{key}</KeyCap>
              </span>
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
