import type { core } from 'zod/mini'
import {
  array,
  boolean,
  int,
  nullable,
  object,
  optional,
  catch as otherwise,
  pipe,
  string,
  transform,
  unknown,
} from 'zod/mini'
import { withoutTurningMarks } from '#lib/shared/identity/turning-marks.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'

/**
 * Readers for what a server may write in one field. None of them fails: a value of the wrong type reads as if it were
 * absent, because one odd optional field is no reason to withhold a task from the person who has to finish it.
 * Reply writes absence as null, as "" or not at all; all three are null here.
 */

/** Free text, kept as written. Blank text is null. */
export const text = otherwise(
  pipe(
    string(),
    transform((value: string) => (value.trim() === '' ? null : value)),
  ),
  null,
)

/**
 * A name, an address, a number as text: without the blanks around it, and without what would turn or break a sentence that
 * it is put into.
 */
export const label = otherwise(
  pipe(
    string(),
    transform((value: string) => withoutTurningMarks(value).trim() || null),
  ),
  null,
)

/** An ISO 8601 date or date-time as the server wrote it, or null where none can be read. See `readReplyTime`. */
export const moment = otherwise(
  pipe(
    string(),
    transform((value: string) => (readReplyTime(value) === null ? null : value)),
  ),
  null,
)

/** A whole number that JavaScript holds exactly. */
export const whole = otherwise(nullable(int()), null)

export const flag = otherwise(boolean(), false)

/** Whatever was there, for a reader that looks at the type itself. */
export const anything = optional(unknown())

/** The rows of an array; what is no array has none. */
export const rows = otherwise(array(unknown()), [])

/**
 * An object with these fields, found whatever the case of their first letters (`taskType`, `TaskType`): Reply has
 * changed the spelling of names and values between pages before. Extra fields are left behind. Fails on what is no object.
 */
export function fields<const Shape extends core.$ZodShape>(shape: Shape) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  return pipe(
    transform((value: unknown) => renamed(value, names)),
    object(shape),
  )
}

/** An object inside another one; null where there is none. */
export function part<const Shape extends core.$ZodShape>(shape: Shape) {
  return otherwise(nullable(fields(shape)), null)
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found: Record<string, unknown> = {}
  for (const [key, written] of Object.entries(value)) {
    const name = names.get(key.toLowerCase())
    // The exact spelling wins over another one of the same name, in whichever order they stand.
    if (name !== undefined && (key === name || !Object.hasOwn(found, name))) found[name] = written
  }
  return found
}
