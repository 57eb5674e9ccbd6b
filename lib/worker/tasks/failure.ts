import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { IndexState } from './index-state.ts'

const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 600_000
/** Whether a problem stays until a person does something about it: asking again by itself would get the same answer. */
export function stopsForPerson(problem: Problem): boolean {
  return stopsTheAccount(problem) || problem.code === 'notAllowed'
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
