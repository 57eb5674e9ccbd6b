import { useState } from 'react'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { Additions } from './additions/additions.tsx'
import { AgainButton, canMove } from './again-button.tsx'
import { CallChoices } from './call-choices.tsx'
import { CompleteButton } from './complete-button.tsx'
import { FinishBox } from './finish-box.tsx'
import { NoteField } from './note-field.tsx'
import { useActions } from './panel-actions.tsx'

/**
 * How it went: one click or one key. The finish box belongs to the task: another task is another instance (keyed by its
 * id), so a tick never travels from one contact to the next.
 */
export function TaskWork({ task }: { task: TaskCard }) {
  const [finish, setFinish] = useState(false)
  const { meant } = useActions()
  return (
    <>
      {task.contactId !== null && <NoteField task={task} />}

      {task.type === 'call' ? (
        <CallChoices task={task} finish={finish} />
      ) : (
        <CompleteButton task={task} finish={finish} />
      )}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <FinishBox
          task={task}
          checked={finish}
          onChange={(ticked, gesture) => meant(gesture, () => setFinish(ticked))}
        />
        {canMove(task) && <AgainButton task={task} />}
      </div>
      {task.contactId !== null && <Additions task={task} />}
    </>
  )
}
