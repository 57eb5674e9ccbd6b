import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import { pointsAt } from '#lib/worker/reply/problems.ts'

/**
 * What a failed request means for a completion. Sources: the tables of statuses in Reply's authentication and error pages
 * (401 with an empty body; 403 with `insufficient_scope` or `TEAM_REQUIRED`; validation as 400 with JSON pointers).
 */

const STOPS_THE_ACCOUNT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'noConsent',
  'noKey',
  'keyLocked',
  'keyRefused',
  'scopeMissing',
  'teamRequired',
  'userRequired',
  'badAddress',
  'permissionMissing',
  'accountChanged',
])

const REFUSALS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'refused',
  'conflict',
  'notFound',
  'notAllowed',
  'badTaskId',
])

/** The connection must be mended by a person first: every completion of this account waits for that. */
export function stopsTheAccount(problem: Problem): boolean {
  return STOPS_THE_ACCOUNT.has(problem.code)
}

/** A clear no to this very request, which repeating would not change. 408 and 425 are 4xx, but say nothing of the kind. */
export function isRefusal(problem: Problem): boolean {
  if (problem.status === 408 || problem.status === 425) return false
  return REFUSALS.has(problem.code)
}

/**
 * 400 whose pointer ends in `callResolution`: the server validates it in the other encoding. Validation failed, so nothing
 * happened. The strings of the newer encoding are not documented anywhere, hence one try in the other.
 */
export function dislikesEncoding(problem: Problem): boolean {
  return problem.status === 400 && pointsAt(problem, 'callResolution')
}
