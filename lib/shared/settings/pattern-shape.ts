import { fail, ok, type Result } from '#lib/shared/problem.ts'

/** A group, with what stands in it. */
const GROUP = /\((?:\?(?:[:=!]|<[=!]|<\w{1,40}>))?([^()]*)\)/
const REPEATS = /[*+]|\{\d/
const MOST_GROUPS = 40

/**
 * What anybody can see of an address pattern without trying it: that it is an expression with a group `taskId`, and that no
 * address makes it run without end, because nothing that repeats or chooses is repeated and no three repeats stand in a row.
 * The options page looks closer (`checkPattern`) before it shows or sends one. 'badPattern' and 'slowPattern' as there.
 */
export function readPattern(pattern: string): Result<true> {
  if (!namesTask(pattern) || /\\[k1-9]/.test(pattern)) return fail('badPattern')
  // One letter for each thing that can be repeated.
  let shape = pattern.replace(/\\(?:[pP]\{[^}]*\}|.)/g, 'a').replace(/\[[^\]]*\]/g, 'a')
  for (let groups = 0; groups < MOST_GROUPS; groups += 1) {
    const found = GROUP.exec(shape)
    if (found === null) break
    const [whole, inner = ''] = found
    const rest = shape.slice(found.index + whole.length)
    const isOpen = REPEATS.test(inner) || /[|Q]/.test(inner)
    if (isOpen && /^(?:[*+]|\{\d)/.test(rest)) return fail('slowPattern')
    shape = `${shape.slice(0, found.index)}${isOpen ? 'Q' : 'a'}${rest}`
  }
  const isKnown = !/[()]/.test(shape) && !/(?:\w[*+]\??){3}/.test(shape)
  return isKnown ? ok(true) : fail('slowPattern')
}

/** With nothing to match as its other half, an expression matches, and tells the names of its groups. */
function namesTask(pattern: string): boolean {
  try {
    return Object.hasOwn(new RegExp(`(?:${pattern})|`, 'u').exec('')?.groups ?? {}, 'taskId')
  } catch {
    return false
  }
}
