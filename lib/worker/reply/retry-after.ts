import { headerValues, readHttpDate, readServerTime } from './http-date.ts'

/** How long to wait where the server says "too many requests" and not until when. */
const UNSTATED_WAIT = 30_000
/** A longer wait is a mistake of the server or of a clock, and would look like a dead product. */
const LONGEST_WAIT = 3_600_000

/**
 * When to come back, in epoch milliseconds of this computer's clock: `Retry-After` in seconds or as an HTTP date, at
 * most an hour ahead. A date is taken relative to the answer's own `Date`, so that a computer whose clock is wrong waits
 * as long as the server meant. A proxy may add one of its own: the longest counts. Null where the header is missing or says nothing.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const waits = headerValues(headers, 'Retry-After').flatMap((written) => waitOf(written, headers, now) ?? [])
  return waits.length === 0 ? null : now + Math.min(Math.max(Math.ceil(Math.max(...waits)), 0), LONGEST_WAIT)
}

/** The same for a 429, which always has a time to come back: half a minute where the server names none. */
export function readRetryAt(headers: Headers, now: number): number {
  return readRetryAfter(headers, now) ?? now + UNSTATED_WAIT
}

function waitOf(written: string, headers: Headers, now: number): number | null {
  if (/^\d+(\.\d+)?$/.test(written)) return Number(written) * 1000
  const until = readHttpDate(written)
  return until === null ? null : until - (readServerTime(headers) ?? now)
}
