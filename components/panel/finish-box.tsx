import { useId } from 'react'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Gesture } from './gesture.ts'
import { useShortcut } from './single-keys.ts'
import { useKeys } from './use-keys.ts'

type Props = { task: TaskCard; checked: boolean; onChange: (checked: boolean, gesture: Gesture) => void }

/** Whether the contact also leaves the sequence. Off until ticked for this very task. */
export function FinishBox({ task, checked, onChange }: Props) {
  const id = useId()
  useKeys({ f: (gesture) => onChange(!checked, gesture) })
  return (
    <div className="flex min-w-0 flex-1 basis-28 gap-2.5 text-[0.8125rem] leading-[1.125rem]">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-note`}
        aria-keyshortcuts={useShortcut()('F')}
        onChange={(event) => onChange(event.target.checked, event.nativeEvent)}
        className="mt-px"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer">
          {words.panel.finish.label}
        </label>
        <p id={`${id}-note`} className="text-xs leading-4 text-mute [overflow-wrap:anywhere] @max-[15rem]:hidden">
          {words.panel.finish.note(task.firstName, task.sequenceName)}
        </p>
      </div>
    </div>
  )
}
