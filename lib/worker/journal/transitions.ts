import type { Problem } from '#lib/shared/problem.ts'
import type { Task } from '#lib/shared/reply/model.ts'
import { needsPerson, type Observation, obstacleIn, type Sent, settle, stillNew } from './checking.ts'
import { askPerson, goOn, isClosedByOptOut, release, undoStep } from './plan.ts'
import { type CompletionRecord, change, type Obstacle, refused, type Step } from './record.ts'
import { answered, mayBeSent, notAnswered, ownerGone } from './sending.ts'
import type { Moment } from './stopwatch.ts'
import { dismiss, giveUp, pause, readFailed, rebase, resume, tryNow } from './waiting.ts'
import { due, hold, sendNow, undo } from './window.ts'
import {
  begin,
  findFailed,
  found,
  isThere,
  lost,
  notWritten,
  sendAgain,
  type WriteRead,
  type Written,
  wasWritten,
} from './writing.ts'

/**
 * The journal's state machine. Pure: no storage, no clock, no network; `step` says what becomes of a record, the runner stores
 * it by compare-and-set and only then acts on it.
 *
 *                       accepted
 *                          │  (undo window off: straight to queued)
 *                          ▼
 *       undo            ┌──────┐  due, over 15 min late
 *   ┌───────────────────│ held │──────────────────────────────┐
 *   ▼                   └──┬───┘                              │
 * cancelled                │ due, send now                    │
 *                          ▼                                  │
 *                      ┌────────┐ contact, assignee or status │
 *          ┌──────────▶│ queued │ changed; 403, 404           │
 *          │           └─┬─┬──┬─┘────────────────────────────▶│
 *          │  read: new  │ │  │ read: finished, never sent    │
 *          │             ▼ │  └──────────────▶ doneElsewhere  │
 *          │     ┌─────────┐  (sent before: as from unknown)  │
 *          ├─────│ sending │──200, same id, finished──▶ done  │
 *          │ 429,└────┬────┘                                  │
 *          │ 400 on   │  everything else that is unclear      │
 *          │ callRes. │  or refused; found without an owner   │
 *          │          ▼                                       ▼
 *          │     ┌─────────┐ 3 unclear sends,          ┌───────────┐
 *          └─────│ unknown │ refused and still new, ──▶│ attention │──▶ dismissed
 *   new twice,   └─┬──┬──▲─┘ changed, 403, 404         └─────┬─────┘
 *   90 s after     │  │  └───────────── check again ─────────┘
 *   the last send  │  └─ read: finished inside our window ──▶ done (confirmed by a read)
 *                  └──── read: finished outside of it ──────▶ doneElsewhere
 *
 *   queued, unknown, paused ──given up──▶ cancelled (never sent) or attention, put aside (its outcome in doubt)
 *   sending ──200, but finished before we sent──▶ doneElsewhere
 *   queued, unknown, sending ──key refused, account changed, offline──▶ paused ──mended──▶ queued or unknown
 *
 * The other steps of a plan (`plan.ts`) go the same way, with a read of their own in place of the task's (`operations.ts`). From queued a
 * step comes to attention, too, where what it depends on ended otherwise, and back by a person's word; from sending, where the key lacks
 * what it alone needs. A note whose fate no read proves comes from unknown to attention, and is queued again by a person alone.
 *
 * done, doneElsewhere and cancelled never change. There is no arrow from unknown to sending: whatever is sent again
 * has been read first. `undo` and `due` are changes of the same revision of the same record, so only one can win.
 */

export type CompletionEvent =
  /** The undo window is over. */
  | { type: 'due' }
  | { type: 'undo' }
  /** An Undo that could not be believed. */
  | { type: 'hold' }
  | { type: 'sendNow' }
  | { type: 'tryNow'; askedAt: number }
  | { type: 'dismiss' }
  | { type: 'giveUp' }
  /** The task was read. `other`: when another completion of the same task was last sent, by any account. */
  | { type: 'read'; seen: Observation; other: Sent | null }
  | { type: 'readFailed'; problem: Problem }
  /** The completion was answered with 2xx and a task. */
  | { type: 'answered'; task: Task; serverTime: number | null }
  /** `heardAt`: it can be written down later than it was heard. */
  | { type: 'notAnswered'; problem: Problem; heardAt?: number }
  /** A step that is no completion is sent; `found`: by what was read right before, for those that need that. */
  | { type: 'begin'; found: WriteRead | null }
  /** It was looked for. */
  | { type: 'found'; found: WriteRead }
  | { type: 'findFailed'; problem: Problem }
  | { type: 'written'; written: Written }
  | { type: 'notWritten'; problem: Problem }
  /** What it depends on ended otherwise. */
  | { type: 'ask' }
  | { type: 'goOn' }
  /** It has ended as it was meant to after all. */
  | { type: 'release' }
  /** A person answers for a note in doubt. */
  | { type: 'isThere' }
  | { type: 'sendAgain' }
  /** An Undo of the plan that it belongs to. */
  | { type: 'undoStep' }
  /** WriteRead as sending, while nobody can be sending it. */
  | { type: 'ownerGone' }
  | { type: 'pause'; problem: Problem }
  | { type: 'resume' }
  /** This computer's clock was set back: what is planned counts from now. */
  | { type: 'rebase' }

/** What becomes of `record`. An event that does not belong to its state is refused and changes nothing. */
export function step(record: CompletionRecord, event: CompletionEvent, moment: Moment): Step {
  switch (event.type) {
    case 'due':
      return due(record, moment)
    case 'undo':
      return undo(record, moment)
    case 'hold':
      return hold(record, moment)
    case 'sendNow':
      return sendNow(record, moment)
    case 'tryNow':
      return tryNow(record, event.askedAt, moment)
    case 'dismiss':
      return dismiss(record, moment)
    case 'giveUp':
      return giveUp(record, moment)
    case 'read':
      return taskRead(record, event.seen, event.other, moment)
    case 'readFailed':
      return readFailed(record, event.problem, moment)
    case 'answered':
      return answered(record, event.task, event.serverTime, moment)
    case 'notAnswered':
      return notAnswered(record, event.problem, moment, event.heardAt)
    case 'ownerGone':
      return record.write === undefined ? ownerGone(record, moment) : lost(record, null, moment)
    case 'begin':
      return begin(record, event.found, moment)
    case 'found':
      return found(record, event.found, moment)
    case 'findFailed':
      return findFailed(record, event.problem, moment)
    case 'written':
      return wasWritten(record, event.written, moment)
    case 'notWritten':
      return notWritten(record, event.problem, moment)
    case 'ask':
      return askPerson(record, moment)
    case 'goOn':
      return goOn(record, moment)
    case 'release':
      return release(record, moment)
    case 'isThere':
      return isThere(record, moment)
    case 'sendAgain':
      return sendAgain(record, moment)
    case 'undoStep':
      return undoStep(record, moment)
    case 'pause':
      return pause(record, event.problem, moment)
    case 'rebase':
      return rebase(record, moment)
    case 'resume':
    default:
      return resume(record, moment)
  }
}

/** The task was read: finished ends it, still open leads to the request or nearer to it, anything else needs a person. */
function taskRead(record: CompletionRecord, seen: Observation, other: Sent | null, moment: Moment): Step {
  if (record.state !== 'queued' && record.state !== 'unknown') return refused('notNow')
  if (seen.taskId !== record.taskId) return readFailed(record, { code: 'unreadable' }, moment)
  if (seen.status === 'finished') return settle(record, seen, 'read', moment)
  const obstacle = obstacleIn(record, seen)
  if (obstacle !== null) return hindered(record, obstacle, moment)
  return record.state === 'queued' ? mayBeSent(record, seen, other, moment) : stillNew(record, seen, moment)
}

/** The task is another one than was chosen. Where the opt-out of the same plan has closed it, that is no surprise, and asks nobody. */
function hindered(record: CompletionRecord, obstacle: Obstacle, moment: Moment): Step {
  if (!isClosedByOptOut(record, obstacle)) return needsPerson(record, { code: 'taskChanged' }, obstacle, moment)
  const problem = { code: 'closedByOptOut' } as const
  return change(record, { state: 'attention', problem, obstacle, dismissed: true, nextAt: null, failures: 0 }, moment)
}
