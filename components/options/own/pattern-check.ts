import { isSafePattern } from 'redos-detector'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { readPattern } from '#lib/shared/settings/pattern-shape.ts'

/** What is not settled within so many steps is not safe. The time, in milliseconds, is only for a machine that stands still. */
const LIMITS = { timeout: 5000, maxSteps: 600, maxScore: 200 }
const NAMED_GROUP = /\(\?<(?![=!])[^>]{1,40}>/g

/**
 * Whether an address pattern may be tried and kept: an expression with a group `taskId` that no address can make run for
 * long. 'badPattern' for what is none or lacks the group; 'slowPattern' for one that may backtrack without bound. Large: for
 * the options page alone, when somebody writes a rule.
 */
export function checkPattern(pattern: string): Result<true> {
  const shape = readPattern(pattern)
  if (!shape.ok) return shape
  try {
    // The checker knows groups by number only; a name changes nothing about how an expression runs.
    const { safe } = isSafePattern(pattern.replace(NAMED_GROUP, '('), { ...LIMITS, unicode: true })
    return safe ? ok(true) : fail('slowPattern')
  } catch {
    // What the checker cannot read it cannot vouch for.
    return fail('slowPattern')
  }
}
