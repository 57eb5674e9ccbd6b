import { withoutScheme } from './without-scheme.ts'

const LONGEST_WRITTEN = 512
/** The longest number that leaves a page, in characters. */
const LONGEST = 64
const NUMBER = /^[+(\d][\d +().,;:/=*#‐-―-]*(?:(?:;ext=|ext\.?|x|extension)[ .:=]{0,3}\d{1,8})?\)?$/i

/**
 * A phone number as the page writes it, at most 64 characters, or null for what cannot be one. Takes `tel:` and
 * `callto:` links. The worker reads the number and the extension out of it: the tables for that stay out of pages.
 */
export function phoneText(written: string): string | null {
  if (written.length > LONGEST_WRITTEN) return null
  const text = withoutScheme(written.trim(), /^(?:tel|callto):\/{0,2}/i)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/ \([^\d()]{1,30}\)$/, '')
    .trim()
  if (text.length > LONGEST || !NUMBER.test(text)) return null
  const digits = text.replace(/\D/g, '').length
  return digits >= 5 && digits <= 25 ? text : null
}
