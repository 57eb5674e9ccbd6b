import { StatusBox } from '#components/ui/status-box.tsx'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/**
 * Why the last thing that was asked for did not happen. Where the view has the field to find a task, the field says so. `taskId`: the
 * task on the panel.
 */
export function FailureNote({ hasField, taskId }: { hasField: boolean; taskId: number | null }) {
  const { failure } = useActions()
  if (failure === null) return null
  if (failure.taskId !== null && taskId !== null && failure.taskId !== taskId) return null
  if (hasField && (failure.during === 'panel.find' || failure.during === 'panel.findPerson')) return null
  return (
    <div>
      <StatusBox tone="bad" title={words.panel.failedAction} role="alert">
        {words.problem(failure.problem)}
      </StatusBox>
    </div>
  )
}
