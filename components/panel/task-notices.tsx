import { Info } from 'lucide-react'
import type { CompletionView, TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { useActions } from './panel-actions.tsx'

/** What is unusual about this task, each in one line. */
export function TaskNotices({ task, completion }: { task: TaskCard; completion: CompletionView | null }) {
  const { overridden } = useActions()
  const ended = completion?.state === 'done' || completion?.state === 'doneElsewhere'
  const lines = [
    task.status !== 'new' && !ended && words.tasks.closed(task.status),
    !task.assignedToMe && words.tasks.notMine,
    task.isScheduled && !ended && words.tasks.scheduled,
    task.isFailed && !ended && words.tasks.failed,
    overridden?.taskId === task.taskId && words.panel.mismatch.overriding(overridden.pagePerson),
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <ul className="mt-3 space-y-1 rounded-[10px] bg-wait-soft px-3 py-2 text-[0.8125rem] leading-[1.125rem] text-wait forced-colors:border">
      {lines.map((line) => (
        <li key={line} className="flex gap-2">
          <Info size={15} aria-hidden className="mt-px shrink-0" />
          {line}
        </li>
      ))}
    </ul>
  )
}
