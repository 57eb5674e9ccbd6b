import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import type { IndexState } from './index-state.ts'

const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 600_000
/** What only a person can change: asking again by itself would get the same answer. */
const UNTIL_SOMEBODY_ACTS = new Set<ProblemCode>([
  'noKey',
  'keyLocked',
  'noConsent',
  'keyRefused',
  'scopeMissing',
  'teamRequired',
  'userRequired',
  'notAllowed',
  'badAddress',
  'permissionMissing',
  'accountChanged',
])

/** Whether a problem stays until a person does something about it. */
export function needsPerson(problem: Problem): boolean {
  return UNTIL_SOMEBODY_ACTS.has(problem.code)
}

/** The state after a request of the index failed: Reply's own time to come back, or longer and longer waits. */
export function failed(state: IndexState, problem: Problem, now: number): Pick<IndexState, 'failure' | 'waitUntil'> {
  const times = (state.failure?.times ?? 0) + 1
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (times - 1), LONGEST_WAIT_MS)
  const waitUntil = problem.code === 'rateLimited' ? (problem.retryAt ?? now + 60_000) : now + wait
  return { failure: { problem, at: now, times }, waitUntil }
}

/** The state after a request of the index succeeded. */
export function succeeded(): Pick<IndexState, 'failure' | 'waitUntil'> {
  return { failure: null, waitUntil: 0 }
}
