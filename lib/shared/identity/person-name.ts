import { withoutTurningMarks } from './turning-marks.ts'
import { withoutInvisible } from './visible-text.ts'

const LONGEST_WRITTEN = 2000
const LONGEST_NAME = 120

const CREDENTIALS = /(?:\s(?:ph\s?d|md|mba|msc|bsc|ma|ba|pmp|cpa|cfa|esq|jr|sr|dr))+$/

/**
 * A person's name as a label for the screen, at most 120 characters: spaces collapsed, the title's counter "(1) " and
 * direction marks taken off. null for what names nobody, such as a dash.
 */
export function personName(written: string): string | null {
  const text = withoutTurningMarks(written.slice(0, LONGEST_WRITTEN).normalize('NFC')).replace(
    /^ ?(?:\(\d{1,4}\+?\) ?)+/,
    '',
  )
  const name = text
    .slice(0, LONGEST_NAME)
    .replace(/\p{Cs}/gu, '')
    .trim()
  return /[\p{L}\p{N}]/u.test(name) ? name : null
}

/**
 * What two spellings of one name have in common: without case, accents, emoji, credentials and what stands after a
 * comma. Good enough to suggest a look-up; never a proof that two people are one. null when nothing is left.
 */
export function nameKey(written: string): string | null {
  const [main = ''] = withoutInvisible(personName(written) ?? '').split(/[,|(]/, 1)
  const key = main
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(CREDENTIALS, '')
    .trim()
  return key === '' ? null : key
}
