const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Sun, 06 Nov 1994 08:49:37 GMT` and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DAY_FIRST = /^[a-z]{3,9}, (\d{1,2})[ -]([a-z]{3})[ -](\d{2}|\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/i
/** The obsolete `Sun Nov  6 08:49:37 1994`. */
const MONTH_FIRST = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i

/**
 * Epoch milliseconds of an HTTP date in any of its three forms (RFC 9110, 5.6.7), or null. Not `Date.parse`, which takes
 * the third form for local time and differs between browsers on the second.
 */
export function readHttpDate(text: string | null): number | null {
  const written = text?.trim() ?? ''
  const dayFirst = DAY_FIRST.exec(written)
  if (dayFirst) {
    const [, day = '', month = '', year = '', ...clock] = dayFirst
    return epoch(year, month, day, clock)
  }
  const monthFirst = MONTH_FIRST.exec(written)
  if (monthFirst) {
    const [, month = '', day = '', hour = '', minute = '', second = '', year = ''] = monthFirst
    return epoch(year, month, day, [hour, minute, second])
  }
  return null
}

const LONGEST_HEADER = 1000

/** The values of a header that may have come more than once: `fetch` joins them with commas, and a date holds one itself. */
export function headerValues(headers: Headers, name: string): string[] {
  const joined = (headers.get(name) ?? '').slice(0, LONGEST_HEADER)
  return joined.split(/,(?!\s*\d{1,2}[ -][a-z]{3}[ -])/i).map((written) => written.trim())
}

/** The server's clock in an answer, epoch milliseconds; where a proxy has added a `Date` of its own, the first. */
export function readServerTime(headers: Headers): number | null {
  return readHttpDate(headerValues(headers, 'Date')[0] ?? null)
}

function epoch(year: string, month: string, day: string, clock: string[]): number | null {
  const monthIndex = MONTHS.indexOf(month.toLowerCase())
  if (monthIndex < 0) return null
  const [hour = 0, minute = 0, second = 0] = clock.map(Number)
  const dayOfMonth = Number(day)
  if (dayOfMonth < 1 || dayOfMonth > 31 || hour > 23 || minute > 59 || second > 60) return null
  return Date.UTC(fullYear(year), monthIndex, dayOfMonth, hour, minute, second)
}

/** Two digits are of this century: no server that speaks of the last one is alive. */
function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}
