import type { TaskSummary } from '#lib/reply/model.ts'
import { readTime } from '#lib/reply/time.ts'

/** When a task is due, epoch milliseconds; null where Reply wrote nothing readable. */
export function dueTime(task: Pick<TaskSummary, 'dueTo'>): number | null {
  return readTime(task.dueTo)
}

/** Due first; what has no date comes last; equals by id, so that a list never changes its order by itself. */
export function byDue(one: Pick<TaskSummary, 'id' | 'dueTo'>, other: Pick<TaskSummary, 'id' | 'dueTo'>): number {
  const [left, right] = [dueTime(one) ?? Number.POSITIVE_INFINITY, dueTime(other) ?? Number.POSITIVE_INFINITY]
  return left === right ? one.id - other.id : left - right
}

/** The last moment of the day of `now` on this computer's calendar. */
export function endOfDay(now: number): number {
  return new Date(now).setHours(23, 59, 59, 999)
}
