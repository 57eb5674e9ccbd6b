import { decodeOnce } from '#lib/shared/identity/percent-decoding.ts'
import { withoutInvisible } from '#lib/shared/identity/visible-text.ts'
import { westernDigits } from '#lib/shared/identity/western-digits.ts'
import { splitExtension } from './phone-extension.ts'

/** Longer text is no phone number, and the parser's patterns stay cheap. */
const LONGEST = 80
const MOST_NUMBERS = 3
/** The shortest number that somebody has, in Tokelau. */
const SHORTEST = 4

/** A spreadsheet wrote the number as a quantity: `1.4155550101E+10`, `14155550101.0`. */
const QUANTITY = /^(\+?\d)[.,](\d{5,14}) ?E\+?(\d{1,2})$/i
const DECIMAL = /^(\+?\d{7,15})[.,]0{1,2}$/

/** Not from nought: 012-345 6789 is a Malaysian mobile number like any other, and so is +60 12-345 6789. */
const EXAMPLES = ['1234567890', '9876543210', '0987654321']

/**
 * A phone field as it was meant: without percent-encoding (`tel:%2B1…`), invisible marks and what keeps a spreadsheet from
 * calculating with it, and with the digits that a spreadsheet only moved. Empty for what is too long to be one.
 */
export function phoneField(written: string | null): string {
  if (written === null || written.length > LONGEST) return ''
  const seen = withoutInvisible(written)
  const decoded = /%[0-9a-f]{2}/i.test(seen) ? (decodeOnce(seen) ?? seen) : seen
  const text = westernDigits(withoutInvisible(decoded.normalize('NFKC')))
    .replace(/^[='"\s]+|['"\s]+$/g, '')
    .replace(/^(?:tel|callto):\/*/i, '')
    .replace(/^\++/, '+')
    // Dots in the middle of a line, a minus sign, underscores.
    .replace(/[·•−_]/g, '-')
  const [, first = '', decimals = '', exponent] = QUANTITY.exec(text) ?? []
  // Fewer decimals than the exponent says: digits are gone.
  if (Number(exponent) === decimals.length) return first + decimals
  return text.replace(DECIMAL, '$1')
}

/** Two numbers in one field; a semicolon also begins an extension (RFC 3966), and then it divides nothing. */
export function numbersIn(field: string): string[] {
  return field
    .split(
      /\s*(?:[|\n]|\/(?!\/)|,(?!\s*(?:ext|x|#|,|\d{1,6}\s*$))|;(?!\s*(?:ext|phone-context|isub|\d{1,6}\s*$))|\bor\b)\s*/i,
    )
    .filter((part) => part !== '')
    .slice(0, MOST_NUMBERS)
}

/** Whether a number says its country by itself, by a plus or by the two zeros that stand for it. */
export function isInternational(number: string): boolean {
  return /^\D*(?:\+|00(?=[1-9\s(.-]))/.test(number)
}

/** Whether a field holds a national number, whose meaning depends on the country in which it is read. */
export function isNational(written: string): boolean {
  const numbers = numbersIn(phoneField(written))
  return numbers.some((number) => !isInternational(number) && digitsIn(number).length >= SHORTEST)
}

/** The digits of each number in a field, as they are written and without extensions: by their ends numbers are looked up. */
export function writtenDigits(written: string | null): string[] {
  return numbersIn(phoneField(written))
    .map(digitsIn)
    .filter((digits) => digits.length >= SHORTEST && !isExample(digits))
}

/** Digits that are nobody's number, as they are written: one digit repeated, or counted up from one as in examples. */
export function isExample(digits: string): boolean {
  return /^(\d)\1*$/.test(digits) || (digits.length > 6 && EXAMPLES.some((run) => run.startsWith(digits)))
}

function digitsIn(number: string): string {
  return splitExtension(number).number.replace(/\D/g, '')
}
