import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A number that can be compared: `+14155550123`, and the extension behind a switchboard, if any. */
export type Phone = { e164: string; ext: string | null }

/** Longer text is no phone number, and the parser's patterns stay cheap. */
const LONGEST = 80
const MOST_NUMBERS = 3
/** Fewer digits without a plus are a national number, whose country cannot be guessed. */
const SHORTEST_INTERNATIONAL = 11

/** Dates and times stand in fields for phones now and then, and some of them are possible numbers somewhere. */
const DATE = /^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d))/

/**
 * The numbers in a phone field: `+1 415 555 0123 x89`, `(415) 555-0123 / 0199…`, `tel:+1…;ext=4`, `0041…`, `33-614…`.
 * A national number needs a region; without one it gives nothing. At most three, without repeats; never throws.
 */
export function readPhones(written: string | null, region: CountryCode | null): Phone[] {
  if (written === null || written.length > LONGEST) return []
  const whole = decoded(written)
  // The whole first: a slash inside one number ("030/901820") is as usual as one between two.
  const one = readPhone(whole, region)
  if (one !== null) return [one]
  const found: Phone[] = []
  for (const part of parts(whole)) {
    const phone = readPhone(part, region)
    if (phone !== null && !found.some((other) => isSame(other, phone))) found.push(phone)
  }
  return found
}

/** Whether a field holds a national number, whose meaning depends on the country in which it is read. */
export function isNational(written: string): boolean {
  return written.length <= LONGEST && readPhones(written, null).length === 0 && /\d(?:\D*\d){3}/.test(written)
}

function readPhone(written: string, region: CountryCode | null): Phone | null {
  if (DATE.test(written)) return null
  const international = written.replace(/^\s*(?:tel:|callto:)?\s*00(?=[1-9\s(.-])/i, '+')
  if (/^\D*\+/.test(international)) return phoneOf(parse(international, region), 'possible')
  const digits = international.replace(/\D/g, '').length
  return (
    (region === null ? null : phoneOf(parse(international, region), 'valid')) ??
    (digits >= SHORTEST_INTERNATIONAL ? phoneOf(parse(`+${international.replace(/^\D+/, '')}`, null), 'valid') : null)
  )
}

function parse(written: string, region: CountryCode | null): PhoneNumber | undefined {
  return parsePhoneNumberFromString(written, region ?? undefined)
}

/** A plus is the writer's word that it is a number; a number whose country we supplied has to fit that country. */
function phoneOf(number: PhoneNumber | undefined, least: 'possible' | 'valid'): Phone | null {
  if (number === undefined || !(least === 'valid' ? number.isValid() : number.isPossible())) return null
  return { e164: number.number, ext: number.ext === undefined ? null : number.ext.replace(/^0+(?=\d)/, '') }
}

/** Two numbers in one field; a semicolon also begins an extension (RFC 3966), and then it divides nothing. */
function parts(written: string): string[] {
  return written
    .split(
      /\s*(?:[|\n]|\/(?!\/)|,(?!\s*(?:ext|x|#|\d{1,6}\s*$))|;(?!\s*(?:ext|phone-context|isub|\d{1,6}\s*$))|\bor\b)\s*/i,
    )
    .filter((part) => part !== '')
    .slice(0, MOST_NUMBERS)
}

function isSame(one: Phone, other: Phone): boolean {
  return one.e164 === other.e164 && one.ext === other.ext
}

/** `tel:%2B1…` is how some pages write their links. */
function decoded(written: string): string {
  if (!/%[0-9a-f]{2}/i.test(written)) return written
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
