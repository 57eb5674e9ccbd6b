import { folded } from '#lib/shared/identity/folded.ts'
import { westernDigits } from '#lib/shared/identity/western-digits.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'

/** Fewer digits are in too many numbers to mean one. */
const LEAST_DIGITS = 3

type Searchable = { words: string[]; digits: string; id: string }

/** Made once for each row, when something is searched for first. */
const known = new WeakMap<DayRow, Searchable>()

function searchable(row: DayRow): Searchable {
  const there = known.get(row)
  if (there !== undefined) return there
  const texts = [row.contactName, row.company, row.email]
  const made = {
    words: texts.flatMap((text) => (text === null ? [] : [folded(text)].concat(partsOf(text)))),
    digits: (row.phone ?? '').replace(/\D/g, ''),
    id: String(row.taskId),
  }
  known.set(row, made)
  return made
}

const partsOf = (text: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')

/**
 * The rows that go with what was typed, in their order: every word of it begins a word of the name, the company or the
 * e-mail, or the task's number; digits are also looked for in the phone number. Accents and case do not count.
 */
export function searchRows(rows: readonly DayRow[], text: string): readonly DayRow[] {
  const written = westernDigits(text).trim()
  if (written === '') return rows
  const wanted = written.split(/\s+/).flatMap((one) => (one.includes('@') ? [folded(one)] : partsOf(one)))
  const number = isNumber(written) ? written.replace(/\D/g, '') : ''
  return rows.filter((row) => {
    const { words, digits, id } = searchable(row)
    if (number.length >= LEAST_DIGITS && digits.includes(number)) return true
    return wanted.every((one) => words.some((word) => word.startsWith(one)) || id.startsWith(one))
  })
}

/** `+47 (55) 55-01`. */
function isNumber(text: string): boolean {
  return /^[+#\d][\d\s().\-/]*$/.test(text)
}

/** Whether Reply can be asked for it: an e-mail, a number, an address. By a name nobody is found there for sure. */
export function canBeAsked(text: string): boolean {
  const written = westernDigits(text)
  return /[@/]/.test(written) || written.replace(/\D/g, '').length >= LEAST_DIGITS
}
