import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import { isRefusal, needsPerson } from './checking.ts'
import { isReadAhead, planIdOf } from './plan.ts'
import { type CompletionRecord, change, isAsked, refused, SAME, type Step } from './record.ts'
import type { Moment } from './stopwatch.ts'
import { backoff, LOOK_AHEAD, OFFLINE_LOOK, retryAt } from './waits.ts'
import { needsLook, undo, windowLeft } from './window.ts'

/** What waits: for its time, its turn, the network, a mended connection or a person; and what a person decides about it. */

/**
 * Milliseconds until this record has something to do; 0 or less: now. null: not by itself.
 * `looked`: the read towards the end of the undo window was already made.
 */
export function dueIn(record: CompletionRecord, looked: boolean, moment: Moment): number | null {
  switch (record.state) {
    case 'held': {
      const left = windowLeft(record, moment)
      const looks = !looked && !isAsked(record) && isReadAhead(record)
      return looks && needsLook(record, moment) ? left - LOOK_AHEAD : left
    }
    case 'queued':
    case 'unknown':
      return record.nextAt === null ? 0 : untilPlanned(record, record.nextAt, moment)
    case 'paused':
      return record.nextAt === null ? null : untilPlanned(record, record.nextAt, moment)
    case 'sending':
      return 0
    case 'attention':
    case 'done':
    case 'doneElsewhere':
    case 'cancelled':
    default:
      return null
  }
}

/** Begins to measure from a record's times now, before this computer's clock can be set without anybody noticing. */
export function noteTimes(record: CompletionRecord, moment: Moment): void {
  const { clickedAt, changedAt, lastSentAt, firstNewAt, undoAskedAt, quiet, snapshot } = record
  for (const stamp of [clickedAt, changedAt, lastSentAt, firstNewAt, undoAskedAt, quiet?.at, snapshot.readAt]) {
    if (stamp !== null && stamp !== undefined) moment.since(stamp)
  }
}

/**
 * Those that must wait, by id, each with the earlier click on the same contact for which they do: a resolution steers the contact's sequence, so the
 * order of the clicks is kept per contact. Nobody waits for an undo window, and what was sent already is followed to its end.
 */
export function waitingForOthers(live: readonly CompletionRecord[]): Map<string, CompletionRecord> {
  const ahead = new Map<string, CompletionRecord>()
  const mates = new Map<string, CompletionRecord>()
  const waiting = new Map<string, CompletionRecord>()
  for (const record of live) {
    const contact = contactKey(record)
    // The steps of a plan wait for each other from the first moment on.
    const earlier = mates.get(planIdOf(record)) ?? ahead.get(contact)
    mates.set(planIdOf(record), record)
    if (record.attempts === 0 && earlier !== undefined) waiting.set(record.id, earlier)
    if (record.state !== 'held' && !ahead.has(contact)) ahead.set(contact, record)
  }
  return waiting
}

/** What is worked on one after another. A task without a contact stands for itself. */
export function contactKey(record: CompletionRecord): string {
  const { contactId } = record.snapshot
  return contactId === null ? `${record.account}#task${record.taskId}` : `${record.account}#${contactId}`
}

/** A wait counts from when it was planned, so that a clock set back does not make it longer. */
function untilPlanned(record: CompletionRecord, at: number, moment: Moment): number {
  return at - record.changedAt - moment.since(record.changedAt).least
}

/** A read that failed changes nothing about the task; a clear no (403, 404) needs a person, a refused key a mended one. */
export function readFailed(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  if (record.state !== 'queued' && record.state !== 'unknown') return refused('notNow')
  if (problem.code === 'offline' || stopsTheAccount(problem)) return pause(record, problem, moment)
  if (isRefusal(problem)) return needsPerson(record, problem, null, moment)
  const failures = record.failures + 1
  const nextAt =
    problem.retryAt === undefined ? moment.now + backoff(failures, moment) : retryAt(problem, failures, moment)
  return change(record, { failures, problem, nextAt, mustRead: true }, moment)
}

/**
 * Waiting for the network or for a mended connection. A connection that a person must mend is waited for without a plan; the
 * rest is looked at again now and then. What the panel read before is not relied on afterwards.
 */
export function pause(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  const failures = record.state === 'paused' ? record.failures + 1 : 0
  const nextAt = nextLook(problem, failures, moment)
  if (record.state === 'queued' || record.state === 'unknown') {
    return change(
      record,
      { state: 'paused', pausedFrom: record.state, problem, nextAt, failures, mustRead: true },
      moment,
    )
  }
  if (record.state !== 'paused') return refused('notNow')
  const asBefore = problem.code === record.problem?.code && nextAt === null && record.nextAt === null
  return asBefore ? SAME : change(record, { problem, nextAt, failures }, moment)
}

/** Back to where it came from. */
export function resume(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'paused') return refused('notNow')
  const state = record.pausedFrom ?? 'unknown'
  return change(record, { state, pausedFrom: null, problem: null, failures: 0, nextAt: moment.now }, moment)
}

/** A network that has just come back often fails the first request: what fails while it is there is tried again soon. */
function nextLook(problem: Problem, failures: number, moment: Moment): number | null {
  if (stopsTheAccount(problem)) return null
  if (problem.code === 'rateLimited') return retryAt(problem, 1, moment)
  if (problem.code === 'ownPace') return retryAt(problem, 1, moment)
  return problem.code === 'offline' ? moment.now + OFFLINE_LOOK : moment.now + backoff(failures, moment)
}

/** A plan that was made at a later time than now: this computer's clock was set back, and a wait must not begin anew with each life. */
export function rebase(record: CompletionRecord, moment: Moment): Step {
  const isPlanned = record.state === 'queued' || record.state === 'unknown' || record.state === 'paused'
  if (!isPlanned || record.changedAt <= moment.now) return SAME
  const left = record.nextAt === null ? null : record.nextAt - record.changedAt - moment.since(record.changedAt).least
  return change(record, { nextAt: left === null ? null : moment.now + Math.max(0, left) }, moment)
}

/**
 * What waits is tried at once, unless it was moved on after the person asked: then it has just been tried, and what came of that
 * (a pause that Reply asks for) they have not seen yet. `askedAt`: epoch ms, of this process. What needs a person is checked: the task is read, and nothing is sent by that; to send it
 * again the rep clicks again, which makes a new completion.
 */
export function tryNow(record: CompletionRecord, askedAt: number, moment: Moment): Step {
  if (record.state === 'queued' || record.state === 'unknown' || record.state === 'paused') {
    if (moment.since(record.changedAt).most < moment.since(askedAt).least) return SAME
    return change(record, { nextAt: moment.now }, moment)
  }
  if (record.state !== 'attention') return SAME
  const checking = { problem: record.problem ?? { code: 'ownFault' as const }, obstacle: record.obstacle }
  return change(
    record,
    {
      state: 'unknown',
      checking,
      problem: null,
      obstacle: null,
      nextAt: moment.now,
      failures: 0,
      dismissed: false,
    },
    moment,
  )
}

/** Puts an attention aside: it stays in the history and calls for nobody any more. */
export function dismiss(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'attention') return refused('notNow')
  return record.dismissed ? SAME : change(record, { dismissed: true }, moment)
}

/**
 * What waits is given up. What was never sent is over, and never will be; of what was sent nobody knows what became of it, so it is
 * put aside with that doubt. Not while a request is under way: its answer is soon there.
 */
export function giveUp(record: CompletionRecord, moment: Moment): Step {
  if (record.state === 'cancelled') return SAME
  if (record.state === 'held') return undo(record, moment)
  if (record.state !== 'queued' && record.state !== 'unknown' && record.state !== 'paused') return refused('notNow')
  const over = { nextAt: null, checking: null, pausedFrom: null, failures: 0 }
  if (record.attempts === 0) return change(record, { ...over, state: 'cancelled', settledAt: moment.now }, moment)
  const problem = { code: 'givenUp' } as const
  return change(record, { ...over, state: 'attention', problem, dismissed: true }, moment)
}
