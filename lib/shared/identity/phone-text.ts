import { westernDigits } from './western-digits.ts'
import { withoutScheme } from './without-scheme.ts'

const LONGEST_WRITTEN = 512
/** The longest number that leaves a page, in characters. */
const LONGEST = 64
/** A number, and words behind it with or without an extension, in whatever language. */
const NUMBER = /^[+(\d][\d +().,;:/=*#~·•|_−‐-―-]*(?:;?\p{L}[\p{L} .:;=+_/-]{0,30}\d{0,8}){0,2}\)?$/u
/** What people write before a number: "Tel. ", "Mobile: ", "office +1 …". */
const NAME = /^\p{L}{1,12}(?:[.:] ?| (?=[+(]))/u
const EXAMPLES = '1234567890'

/**
 * A phone number as the page writes it, at most 64 characters, or null for what cannot be one. Takes `tel:` and
 * `callto:` links. The worker reads the number and the extension out of it: the tables for that stay out of pages.
 */
export function phoneText(written: string): string | null {
  if (written.length > LONGEST_WRITTEN) return null
  const text = westernDigits(withoutScheme(written, /^(?:tel|callto):\/{0,2}/i))
    // What keeps a spreadsheet from calculating with it.
    .replace(/^[='"\s]+|['"\s]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?: \([^\d()]{1,30}\))+$/, '')
    .replace(NAME, '')
    .replace(/^\++/, '+')
  if (text.length > LONGEST || !NUMBER.test(text)) return null
  const digits = text.replace(/\D/g, '')
  return digits.length >= 4 && digits.length <= 25 && !EXAMPLES.includes(digits) ? text : null
}
