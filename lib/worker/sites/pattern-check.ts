import { isSafePattern } from 'redos-detector'
import { fail, ok, type Result } from '#lib/shared/problem.ts'

/** What is not settled within so many steps is not safe. The time, in milliseconds, is only for a machine that stands still. */
const LIMITS = { timeout: 5000, maxSteps: 600, maxScore: 200 }
const NAMED_GROUP = /\(\?<(?![=!])[^>]{1,40}>/g

/**
 * Whether an address pattern may be kept: an expression with a group `taskId` that no address can make run for long.
 * 'badPattern' for what is none or lacks the group; 'slowPattern' for one that may backtrack without bound.
 */
export function checkPattern(pattern: string): Result<true> {
  if (!namesTask(pattern) || /\\[k1-9]/.test(pattern)) return fail('badPattern')
  try {
    // The checker knows groups by number only; a name changes nothing about how an expression runs.
    const { safe } = isSafePattern(pattern.replace(NAMED_GROUP, '('), { ...LIMITS, unicode: true })
    return safe ? ok(true) : fail('slowPattern')
  } catch {
    // What the checker cannot read it cannot vouch for.
    return fail('slowPattern')
  }
}

/** With nothing to match as its other half, an expression matches, and tells the names of its groups. */
function namesTask(pattern: string): boolean {
  try {
    return Object.hasOwn(new RegExp(`(?:${pattern})|`, 'u').exec('')?.groups ?? {}, 'taskId')
  } catch {
    return false
  }
}
