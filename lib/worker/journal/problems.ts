import type { Problem } from '#lib/shared/problem.ts'
import { concernsTheTask } from '#lib/shared/problem-needs.ts'
import { pointsAt, pointsAtBody } from '#lib/worker/reply/problems.ts'

/**
 * What a failed request means for a completion. Sources: the tables of statuses in Reply's authentication and error pages
 * (401 with an empty body; 403 with `insufficient_scope` or `TEAM_REQUIRED`; validation as 400 with JSON pointers).
 */

/** A clear no to this very request, which repeating would not change. 408 and 425 are 4xx, but say nothing of the kind. */
export function isRefusal(problem: Problem): boolean {
  if (problem.status === 408 || problem.status === 425) return false
  return concernsTheTask(problem)
}

/**
 * 400 that points at `callResolution`, or at the body as a whole: the server wants the resolution in the other encoding. Validation
 * failed, so nothing happened. The word is documented nowhere, hence one try.
 */
export function dislikesEncoding(problem: Problem): boolean {
  return problem.status === 400 && (pointsAt(problem, 'callResolution') || pointsAtBody(problem))
}
