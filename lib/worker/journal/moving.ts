import type { Task } from '#lib/shared/reply/model.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import type { Replacement } from '#lib/worker/reply/replacement.ts'
import type { CompletionRecord, Obstacle } from './record.ts'
import type { WriteOf } from './writes.ts'

export type MoveWrite = WriteOf<'move'>

/** What a read of the task tells of a move: done, not done, or not to be done any more. */
export type MoveFinding =
  | { is: 'there' | 'notThere'; write: MoveWrite }
  | { is: 'over'; problem: { code: 'taskChanged' | 'badChoice' }; obstacle: Obstacle | null }

/** A task lasts so long at the least. */
const SHORTEST = 60_000
/** What was sent in whole seconds may come back with a fraction, or without one. */
const SAME_INSTANT = 1_000
const ZONE_STEP = 15 * 60_000
const ZONE_AT_MOST = 14 * 60 * 60_000
/** What carries itself out at its time: to move it would move a sending. */
const SENDS_ITSELF: ReadonlySet<string> = new Set(['manualEmail', 'sms'])

export function shownMove(
  write: MoveWrite,
  record: CompletionRecord,
  { task, asRead }: { task: Task; asRead: Replacement },
): MoveFinding {
  const obstacle = obstacleTo(record, task)
  const startAt = timeOf(task.startAt)
  if (obstacle === null && startAt !== null && isSame(startAt, write.startAt)) return { is: 'there', write }
  if (obstacle !== null) return { is: 'over', problem: { code: 'taskChanged' }, obstacle }
  if (task.isScheduled && SENDS_ITSELF.has(task.taskType)) {
    return { is: 'over', problem: { code: 'badChoice' }, obstacle: null }
  }
  if (record.attempts > 0 && write.asRead !== null && startAt !== timeOf(write.asRead.startAt)) {
    // The server may have taken the clock time in another zone: then it is done, at the time that it has now.
    if (startAt !== null && isZoneApart(startAt, write.startAt))
      return { is: 'there', write: { ...write, becameAt: startAt } }
    return { is: 'over', problem: { code: 'taskChanged' }, obstacle: 'overtaken' }
  }
  const { startAt: oldStart, dueTo: oldDue } = task
  return {
    is: 'notThere',
    write: {
      ...write,
      dueTo: endOf(write.startAt, task),
      asRead: { replacement: asRead, startAt: oldStart, dueTo: oldDue },
    },
  }
}

/** The answer is the truth: where the task starts at another time than was sent, that is the time that is told. */
export function sentTimes(write: MoveWrite, task: Task): { write: MoveWrite; isIt: boolean } {
  const startAt = timeOf(task.startAt)
  if (startAt === null) return { write, isIt: false }
  return { write: isSame(startAt, write.startAt) ? write : { ...write, becameAt: startAt }, isIt: true }
}

/** As long as it lasted before. */
function endOf(startAt: number, task: Task): number {
  const [start, end] = [timeOf(task.startAt), timeOf(task.dueTo)]
  return startAt + Math.max(SHORTEST, start === null || end === null ? 0 : end - start)
}

function obstacleTo({ snapshot }: CompletionRecord, { status, contactId, assignedUserId }: Task): Obstacle | null {
  if (status === 'other') return 'otherStatus'
  if (status !== 'new') return status
  if (contactId !== snapshot.contactId) return 'contactChanged'
  return assignedUserId === snapshot.assignedUserId ? null : 'assigneeChanged'
}

function timeOf(written: string | null): number | null {
  return readReplyTime(written)?.at ?? null
}

function isSame(one: number, two: number): boolean {
  return Math.abs(one - two) <= SAME_INSTANT
}

function isZoneApart(one: number, two: number): boolean {
  const apart = Math.abs(one - two)
  const rest = apart % ZONE_STEP
  return apart <= ZONE_AT_MOST && (rest <= SAME_INSTANT || ZONE_STEP - rest <= SAME_INSTANT)
}
