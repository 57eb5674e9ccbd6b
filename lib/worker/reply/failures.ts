import * as z from 'zod/mini'
import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import { anything, fields } from './tolerant.ts'

/** What the words of single failures mean. Newest pages; compared without letter case. */
const WORDS: Readonly<Record<string, ProblemCode>> = {
  notfound: 'notFound',
  contactnotfound: 'notFound',
  notinsequence: 'notFound',
  sequencenotfound: 'notFound',
  forbidden: 'notAllowed',
  invalidinput: 'refused',
  cannotcomplete: 'conflict',
  invalidstatustransition: 'conflict',
  sequencearchived: 'conflict',
}

/** What the numbers of older pages mean: another thing for each kind of operation, so none is read without it. */
const NUMBERS = {
  tasks: { 1: 'notFound', 7: 'cannotComplete' },
  contacts: { 1: 'notFound', 3: 'forbidden', 5: 'sequenceNotFound', 8: 'invalidInput' },
  sequence: { 1: 'invalidInput', 7: 'contactNotFound', 8: 'notInSequence', 11: 'forbidden' },
} as const satisfies Record<string, Record<number, string>>

const wireFailure = fields({ error: anything })

/**
 * Reads "failures only": an object with one entry for each thing that was passed over, `{}` when all went well. Null for
 * what is no such object, or names a thing that was not asked for: then nothing of it is believed.
 */
export function readFailures(
  body: unknown,
  asked: readonly number[],
  kind: keyof typeof NUMBERS,
): Map<number, Problem> | null {
  const read = z.record(z.string(), z.unknown()).safeParse(body)
  if (!read.success) return null
  const failures = new Map<number, Problem>()
  for (const [key, entry] of Object.entries(read.data)) {
    const id = Number(key)
    if (!asked.includes(id)) return null
    failures.set(id, problemOf(entry, NUMBERS[kind]))
  }
  return failures
}

function problemOf(entry: unknown, numbers: Readonly<Record<number, string>>): Problem {
  const read = wireFailure.safeParse(entry)
  const written = read.success ? read.data.error : undefined
  const word = typeof written === 'number' ? numbers[written] : written
  const slug = typeof word === 'string' && /^[\w.]{1,60}$/.test(word) ? word : null
  const code = (slug !== null && WORDS[slug.toLowerCase()]) || 'refused'
  const said = slug ?? (typeof written === 'number' ? String(written) : null)
  return { code, status: 200, ...(said !== null && { slug: said }) }
}
