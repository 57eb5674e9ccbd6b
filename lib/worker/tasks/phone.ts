import { splitExtension } from './phone-extension.ts'
import { allCountries, type CountryCode, callingCode, type PhoneNumber, parsePhoneNumber } from './phone-library.ts'
import { isExample, isInternational, numbersIn, phoneField } from './phone-writing.ts'

/** A number that can be compared: `+14155550123`, and the extension behind a switchboard, if any. */
export type Phone = { e164: string; ext: string | null }

/**
 * How well a number has to fit the country that we supply. `possible` (its length) is enough only where it is then compared
 * with a number that is known.
 */
type Least = 'possible' | 'valid'

/** What is dialled before the country's code instead of `00`: in North America, Australia; Japan and Korea; Russia. */
const EXIT_CODE = /^\D*(?:0?011|010|8\W{1,3}10)\D*/

/** Fewer digits without a plus are a national number, whose country cannot be guessed. */
const SHORTEST_INTERNATIONAL = 11

/** Dates and times stand in fields for phones now and then, and some of them are possible numbers somewhere. */
const DATE = /^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d))/

/**
 * The numbers in a phone field: `+1 415 555 0123 x89`, `(415) 555-0123 / 0199…`, `tel:+1…;ext=4`, `0041…`, `33-614…`.
 * A national number needs a region; without one it gives nothing. At most three, without repeats, and none that is nobody's
 * (`000-000-0000`); never throws.
 */
export function readPhones(written: string | null, region: CountryCode | null, least: Least = 'valid'): Phone[] {
  const field = phoneField(written)
  // The whole first: a slash inside one number ("030/901820") is as usual as one between two.
  const one = readPhone(field, region, least)
  if (one !== null) return [one]
  const found: Phone[] = []
  for (const part of numbersIn(field)) {
    const phone = readPhone(part, region, least)
    if (phone !== null && !found.some((other) => isSame(other, phone))) found.push(phone)
  }
  return found
}

/** An area and a line within it: fewer digits are a line that many areas have. */
const SHORTEST_WITH_AREA = 10

/**
 * National numbers by their digits alone, for two of which nobody can say the country: `2125550100`, which is never the
 * spelling of a number whose country is known.
 */
export function readAsWritten(written: string | null): Phone[] {
  return numbersIn(phoneField(written)).flatMap((part) => {
    const { number, ext } = splitExtension(part)
    const digits = number.replace(/\D/g, '')
    const isNone = isInternational(part) || DATE.test(part) || isExample(digits) || digits.length < SHORTEST_WITH_AREA
    return isNone ? [] : [{ e164: digits, ext }]
  })
}

/** The countries in which numbers are, one for each country code. */
export function regionsOf(phones: readonly Phone[]): CountryCode[] {
  return phones.flatMap(({ e164 }) => {
    const number = parse(e164, null)
    const code = number?.countryCallingCode
    return number?.country ?? allCountries().find((country) => callingCode(country) === code) ?? []
  })
}

function readPhone(written: string, region: CountryCode | null, least: Least): Phone | null {
  if (DATE.test(written)) return null
  const { number, ext } = splitExtension(written)
  if (isExample(number.replace(/\D/g, ''))) return null
  const e164 = readNumber(number, region, least)
  return e164 === null ? null : { e164, ext }
}

function readNumber(written: string, region: CountryCode | null, least: Least): string | null {
  // A plus is the writer's word that it is a number; a number whose country we supplied has to fit that country.
  if (isInternational(written)) {
    const number = /^\D*\+/.test(written) ? written : written.replace(/^\D*00/, '+')
    return comparable(parse(number, region), 'possible') ?? readDialled(written)
  }
  const national = region === null ? null : comparable(parse(written, region), least)
  if (national !== null || written.replace(/\D/g, '').length < SHORTEST_INTERNATIONAL) return national
  return readDialled(written) ?? comparable(parse(`+${written.replace(/^\D+/, '')}`, null), 'valid')
}

/** As it is dialled from a country that is not ours. */
function readDialled(written: string): string | null {
  return EXIT_CODE.test(written) ? comparable(parse(written.replace(EXIT_CODE, '+'), null), 'valid') : null
}

function parse(written: string, region: CountryCode | null): PhoneNumber | undefined {
  return parsePhoneNumber(written, region)
}

const MALAYSIAN = '123456789'

/** The one spelling of a number by which it is compared, or null where it cannot be one or is nobody's. */
function comparable(number: PhoneNumber | undefined, least: Least): string | null {
  const { nationalNumber = '' } = number ?? {}
  if (number === undefined || (isExample(nationalNumber) && nationalNumber !== MALAYSIAN)) return null
  const e164 = oneSpelling(number.number)
  const meant = e164 === number.number ? number : parse(e164, null)
  const fits = [number, meant].some((one) => (least === 'valid' ? one?.isValid() : one?.isPossible()))
  return fits ? e164 : null
}

/** Countries in which one number has two spellings: with and without a digit that only mobiles had, or have since. */
const TWO_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // Mexico until 2019, and the prefixes of calls inside of it.
  [/^\+52(?:1|01|044|045)(\d{10})$/, '+52$1'],
  // Argentina: the 9 is for calls from abroad, the 15 (which the tables know) for those at home.
  [/^\+549(\d{10})$/, '+54$1'],
  // Brazil: mobiles of eight digits began with 6 to 9 and got a 9 before that.
  [/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
]

function oneSpelling(e164: string): string {
  return TWO_SPELLINGS.reduce((written, [both, one]) => written.replace(both, one), e164)
}

function isSame(one: Phone, other: Phone): boolean {
  return one.e164 === other.e164 && one.ext === other.ext
}
