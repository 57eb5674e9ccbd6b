import type { TaskLine } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'
import { TaskList } from './task-list.tsx'

/** The person's other open tasks, so that finishing one does not hide the next. */
export function OtherTasks({ name, tasks }: { name: string | null; tasks: TaskLine[] }) {
  const { chooseTask } = useActions()
  const title = words.panel.others(name ?? words.tasks.nobody)
  return (
    <section className="mt-4">
      <h2 className="mb-1.5 truncate text-xs text-mute" dir="auto">
        {title}
      </h2>
      <TaskList label={title} tasks={tasks} named={false} onChoose={chooseTask} />
    </section>
  )
}
