import type {
  CALL_RESOLUTIONS,
  CREATION_SOURCES,
  Encoding,
  LINKEDIN_TASK_TYPES,
  TASK_STATUSES,
  TASK_TYPES,
} from './model.ts'

/**
 * Integer and name of every enum of a task. Integers: reply-api "Complete a task". Names: newer pages of the same v3.
 * The gaps (types 1, 3, 6; status 2) are Reply's own and nowhere explained.
 */
type Pairs<Name extends string> = Readonly<Record<number, Name>>
type Known<Names extends readonly string[]> = Exclude<Names[number], 'other'>

export const TASK_TYPE_PAIRS: Pairs<Known<typeof TASK_TYPES>> = {
  0: 'toDo',
  2: 'call',
  4: 'meeting',
  5: 'linkedIn',
  7: 'manualEmail',
  8: 'sms',
  9: 'whatsApp',
}

export const TASK_STATUS_PAIRS: Pairs<Known<typeof TASK_STATUSES>> = {
  0: 'new',
  1: 'finished',
  3: 'cancelled',
  4: 'archived',
  5: 'sequenceDetached',
}

export const LINKEDIN_TASK_TYPE_PAIRS: Pairs<Known<typeof LINKEDIN_TASK_TYPES>> = {
  0: 'message',
  1: 'connect',
  2: 'inMail',
  3: 'viewProfile',
}

export const CREATION_SOURCE_PAIRS: Pairs<Known<typeof CREATION_SOURCES>> = { 0: 'user', 1: 'sequence', 2: 'meeting' }

/** Only ever sent. The string form is inferred: it follows the pattern of every other enum of the newer pages. */
export const CALL_RESOLUTION_PAIRS: Pairs<(typeof CALL_RESOLUTIONS)[number]> = {
  0: 'positive',
  1: 'toCall',
  2: 'negative',
}

/**
 * The name of what the server wrote, whichever way it wrote it (`2`, `"call"`, `"Call"`).
 * Nothing (null, "", absent) is null; everything that is not known is 'other', because the API's enums are open.
 */
export function decodeEnum<Name extends string>(pairs: Pairs<Name>, written: unknown): Name | 'other' | null {
  if (written === null || written === undefined || written === '') return null
  if (typeof written === 'number') return (Object.hasOwn(pairs, written) && pairs[written]) || 'other'
  if (typeof written !== 'string') return 'other'
  const lower = written.toLowerCase()
  return Object.values(pairs).find((name) => name.toLowerCase() === lower) ?? 'other'
}

/** A name in the server's own encoding: its integer, or the name itself. Null when the name has no integer. */
export function encodeEnum<Name extends string>(
  pairs: Pairs<Name>,
  name: Name,
  encoding: Encoding,
): number | Name | null {
  if (encoding === 'strings') return name
  for (const [integer, paired] of Object.entries(pairs)) {
    if (paired === name) return Number(integer)
  }
  return null
}
