import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import { change, refused, SAME, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import { backoff, OFFLINE_LOOK, retryAt } from './pace.ts'
import type { CompletionRecord } from './record.ts'

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
