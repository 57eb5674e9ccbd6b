import type { PanelView } from '#lib/shared/messages/views.ts'
import { DoubtNote } from './doubt-note.tsx'
import { FailureNote } from './failure-note.tsx'
import { taskOf } from './shown-task.ts'

/** Why the last press did nothing, or not what was asked. */
export function PanelNotes({ view }: { view: PanelView }) {
  return (
    <>
      <DoubtNote />
      <FailureNote hasField={view.kind === 'none'} taskId={taskOf(view)} />
    </>
  )
}
