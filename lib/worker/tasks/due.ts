import type { TaskSummary } from '#lib/shared/reply/model.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'

type Dated = Pick<TaskSummary, 'id' | 'dueTo'>

/** Lists are sorted anew at every step of a build, and reading a date is most of that work. */
const read = new WeakMap<Pick<Dated, 'dueTo'>, number | null>()

/** Until when a task is to be done, epoch milliseconds; null where Reply wrote nothing readable. */
export function dueTime(task: Pick<Dated, 'dueTo'>): number | null {
  const known = read.get(task)
  if (known !== undefined) return known
  const time = readReplyTime(task.dueTo)?.at ?? null
  read.set(task, time)
  return time
}

/** Due first; what has no date comes last; equals by id, so that a list never changes its order by itself. */
export function byDue(one: Dated, other: Dated): number {
  const [left, right] = [dueTime(one) ?? Number.POSITIVE_INFINITY, dueTime(other) ?? Number.POSITIVE_INFINITY]
  return left === right ? one.id - other.id : left - right
}

/** The last moment of the day of `now` on this computer's calendar. */
export function endOfDay(now: number): number {
  return new Date(now).setHours(23, 59, 59, 999)
}
