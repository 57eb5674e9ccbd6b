import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { Encoding, Task } from '#lib/shared/reply/model.ts'
import { pointsAt, pointsAtBody } from '#lib/worker/reply/problems.ts'
import { type Observation, quietBefore, type Sent, settle, watchFor } from './checking.ts'
import { type CompletionRecord, change, refused, type Step } from './record.ts'
import type { Moment } from './stopwatch.ts'
import { OFFLINE_LOOK, PANEL_READ_IS_FRESH, QUIET_AFTER_OTHER, retryAt } from './waits.ts'

/** The request that completes a task: what must be true before it is made, and what it came back with. */

/** From queued: everything that must be true before a request is made. The new state is durable before the request. */
export function mayBeSent(record: CompletionRecord, seen: Observation, other: Sent | null, moment: Moment): Step {
  const age = moment.since(seen.readAt)
  if (age.most >= PANEL_READ_IS_FRESH || !moment.saw(seen.answeredAt)) return refused('readFirst')
  // Over a sleep in which the clock was set back, it may be much older than it looks.
  if (seen.source === 'own' && !moment.saw(seen.readAt)) return refused('readFirst')
  if (seen.source === 'panel' && !panelReadCounts(record, other, moment)) return refused('readFirst')
  // Whatever was read before the last request says nothing about what that has done.
  if (record.lastSentAt !== null && moment.since(record.lastSentAt).least < age.most) return refused('readFirst')
  if (other !== null) {
    // An earlier completion of this task may still be carried out by the server.
    const quiet = quietBefore(record, seen, other, moment)
    if (quiet.ms < QUIET_AFTER_OTHER) {
      const nextAt = moment.now + watchFor(QUIET_AFTER_OTHER - quiet.ms, quiet.needsWatch)
      const problem = { code: 'earlierRequest' } as const
      return change(record, { nextAt, problem, mustRead: true, failures: 0, quiet: quiet.log }, moment)
    }
  }
  return change(
    record,
    {
      state: 'sending',
      attempts: record.attempts + 1,
      firstSentAt: record.firstSentAt ?? moment.now,
      lastSentAt: moment.now,
      sentWindow: {
        from: record.sentWindow === null ? sentNoEarlier(seen, moment) : record.sentWindow.from,
        to: seen.serverTime === null ? null : seen.serverTime + age.most,
      },
      sentEncoding: resolutionEncoding(record),
      wasSent: record.wasSent ?? (record.attempts > 0 && record.sendProblem !== null),
      problem: null,
      sendProblem: null,
      nextAt: null,
      failures: 0,
      firstNewAt: null,
      quiet: null,
      mustRead: true,
    },
    moment,
  )
}

/**
 * The panel's read may stand before a first request to which nothing has happened in between, and only in the process that has seen it: for
 * another one nobody knows how old it is, once this computer's clock can have been set.
 */
export function panelReadCounts(record: CompletionRecord, other: Sent | null, moment: Moment): boolean {
  const fresh = moment.since(record.snapshot.readAt).most < PANEL_READ_IS_FRESH
  return fresh && moment.saw(record.snapshot.readAt) && record.attempts === 0 && !record.mustRead && other === null
}

/** The server's clock at a request made now, at the earliest: where it stood in the answer, and what has passed since. */
function sentNoEarlier({ serverTime, answeredAt, heardFor = 0 }: Observation, moment: Moment): number | null {
  return serverTime === null ? null : serverTime + heardFor + moment.since(answeredAt).least
}

/**
 * The resolution of a call is an integer in every dialect of Reply's. Should a server refuse that, it is written as a word; and what
 * 0.1.0 had refused in the one encoding goes on in the other.
 */
function resolutionEncoding(record: CompletionRecord): Encoding {
  if (!record.otherEncodingTried) return 'integers'
  return theOther(record.refusedEncoding ?? record.sentEncoding ?? 'integers')
}

function theOther(encoding: Encoding): Encoding {
  return encoding === 'integers' ? 'strings' : 'integers'
}

/** 2xx with a task: done only when it is this task and finished. */
export function answered(record: CompletionRecord, task: Task, serverTime: number | null, moment: Moment): Step {
  if (record.state !== 'sending') return refused('notNow')
  if (task.id !== record.taskId || task.status !== 'finished')
    return unclear({ ...record, wasSent: true }, { code: 'unreadable' }, moment)
  const { finishedAt, deliveryInfo } = task
  return settle({ ...record, wasSent: true }, { finishedAt, deliveryInfo, serverTime }, 'answered', moment)
}

/**
 * Anything but a finished task. Only these answers say for certain that nothing was done: too many requests, a refused key, a
 * value in the wrong encoding, and `offline` and `notStarted`, which are said only where nothing was sent. Even a clear "already
 * finished" may be the answer to the browser's own repetition of our request, so it is looked into like a lost one.
 */
export function notAnswered(record: CompletionRecord, problem: Problem, moment: Moment, heardAt = moment.now): Step {
  if (record.state !== 'sending') return refused('notNow')
  if (problem.code === 'rateLimited') {
    return nothingDone(record, { state: 'queued', problem, nextAt: retryAt(problem, 1, moment) }, moment)
  }
  if (problem.code === 'notStarted') {
    const attempts = record.attempts - 1
    return nothingDone(record, { state: 'queued', problem, attempts, nextAt: moment.now }, moment)
  }
  if (problem.code === 'offline' || stopsTheAccount(problem)) {
    const nextAt = problem.code === 'offline' ? moment.now + OFFLINE_LOOK : null
    return nothingDone(record, { state: 'paused', pausedFrom: 'queued', problem, nextAt }, moment)
  }
  if (dislikesEncoding(problem) && record.body.callResolution !== null && !record.otherEncodingTried) {
    const refusedEncoding = record.sentEncoding ?? 'integers'
    const patch = { problem, otherEncodingTried: true, refusedEncoding, nextAt: moment.now }
    return nothingDone(record, { state: 'queued', ...patch }, moment)
  }
  return unclear({ ...record, wasSent: true }, problem, moment, 0, heardAt)
}

type Patch = Parameters<typeof change>[1] & { problem: Problem }

/** This request cannot be the reason should the task be found finished: where it was the only one, no window is left open. */
export function nothingDone(record: CompletionRecord, patch: Patch, moment: Moment): Step {
  const isOnly = record.unclear === 0
  const none = isOnly ? { sentWindow: null, firstSentAt: null } : {}
  return change(record, { ...patch, ...none, sendProblem: patch.problem }, moment)
}

/**
 * Found as sending without a live owner: the request may have been made and carried out (a killed worker's request still
 * commits), so it is unknown, never "not sent".
 */
export function ownerGone(record: CompletionRecord, moment: Moment): Step {
  return record.state === 'sending' ? unclear(record, null, moment) : refused('notNow')
}

/**
 * Nobody knows whether it was done; it is looked at `after` so many milliseconds. The quiet time counts from here and not from when the
 * request began: a computer that slept, or a connection that was dropped, lets the browser repeat it at any moment until it gives
 * an answer or its owner dies. What was finished after an answer was heard is none of its doing, however late that is written down.
 */
export function unclear(
  record: CompletionRecord,
  problem: Problem | null,
  moment: Moment,
  after = 0,
  heardAt = moment.now,
): Step {
  const underWay = record.lastSentAt === null ? 0 : between(record.lastSentAt, heardAt, moment)
  return change(
    record,
    {
      state: 'unknown',
      problem,
      sendProblem: problem,
      unclear: record.unclear + 1,
      nextAt: moment.now + after,
      failures: 0,
      firstNewAt: null,
      lastSentAt: moment.now,
      sentWindow: longer(record.sentWindow, underWay),
    },
    moment,
  )
}

/** From one stored time to a later one, at the most: each clock measures both ends, so that a sleep after them counts for neither. */
function between(from: number, to: number, moment: Moment): number {
  const [first, last] = [moment.since(from), moment.since(to)]
  return Math.max(0, first.most - last.most, first.least - last.least)
}

function longer(window: CompletionRecord['sentWindow'], by: number): CompletionRecord['sentWindow'] {
  return window === null || window.to === null ? window : { from: window.from, to: window.to + by }
}

/**
 * 400 that points at `callResolution`, or at the body as a whole: the server wants the resolution in the other encoding. Validation
 * failed, so nothing happened. The word is documented nowhere, hence one try.
 */
function dislikesEncoding(problem: Problem): boolean {
  return problem.status === 400 && (pointsAt(problem, 'callResolution') || pointsAtBody(problem))
}
