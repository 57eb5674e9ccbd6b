import type { TaskType } from './model.ts'

/** The sorts of work that a day is looked at by. */
export const TASK_SORTS = ['calls', 'emails', 'linkedIn', 'other'] as const

export type TaskSort = (typeof TASK_SORTS)[number]

const SORTS: Readonly<Partial<Record<TaskType, TaskSort>>> = {
  call: 'calls',
  manualEmail: 'emails',
  linkedIn: 'linkedIn',
}

/** To which sort a task belongs. */
export function sortOfTask({ type }: { type: TaskType }): TaskSort {
  return SORTS[type] ?? 'other'
}
