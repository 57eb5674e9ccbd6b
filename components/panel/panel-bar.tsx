import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { PanelNotes } from './panel-notes.tsx'
import type { OneTask } from './shown-task.ts'
import { TaskFoot } from './task-view.tsx'

/**
 * What never leaves the screen: the outcomes of a task, or what has become of the one that was chosen. The rest of the card
 * scrolls above it.
 */
export function PanelBar({ view, task }: { view: PanelView; task: OneTask }) {
  return (
    <section
      aria-label={words.panel.call.question}
      className="@container sticky bottom-0 z-[5] flex flex-col gap-2.5 border-t border-line bg-surface px-4 py-3 @max-[15rem]:gap-1.5"
    >
      <PanelNotes view={view} />
      <TaskFoot key={task.task.taskId} view={task} />
    </section>
  )
}
