import type { Problem } from '#lib/shared/problem.ts'
import type { Moment } from './stopwatch.ts'

/** All waits of the journal, in milliseconds, with their reasons. */

/** Writing "sending" down takes a moment, and the request comes after it: where it took longer, what was read is too old. */
export const LONGEST_START = 5_000
/** A read that is younger than a minute when the request goes out is good enough: a click then costs one request. */
export const PANEL_READ_IS_FRESH = 60_000 - LONGEST_START
/** A click that nobody could send for so long is no longer what the rep expects to happen by itself. */
export const TOO_LATE = 15 * 60_000
/** A request whose answer was lost may still be carried out for so long. Nothing is sent again before. */
export const QUIET_AFTER_SEND = 90_000
/** The same for another completion of the task, of which only is known when its request was written down. */
export const QUIET_AFTER_OTHER = QUIET_AFTER_SEND + LONGEST_START
/** Where no clock can be trusted a process has to keep watch: it is looked so often, lest it be ended in between. */
export const WATCH_STEP = 20_000
/** Two reads that find the task open are this far apart, so that one lagging replica does not decide. */
export const BETWEEN_READS = 10_000
/** Requests without a clear answer, before a person must decide. */
export const UNCLEAR_AT_MOST = 3
/** After a note or a follow-up task whose answer was lost, it is looked for so long after the request. */
export const LOOKS = [2_000, 10_000, 60_000] as const
/** In an undo window the task is read so long before its end, so that the request goes out on time. */
export const LOOK_AHEAD = 1_500
/** If this process dies in the middle of a drain, the next one begins after this. */
export const BACK_STOP = 30_000
/** While the browser says it is offline it is tried all the same, rarely: some systems say so wrongly. */
export const OFFLINE_LOOK = 30_000
/** Longest wait that a server can ask for. */
const RETRY_AFTER_AT_MOST = 3_600_000

const BACKOFF_LEAST = 1_000
const BACKOFF_MOST = 60_000

/**
 * Equal-jitter backoff, 1 s to 60 s: in the upper half below a bound that doubles with each failure in a row. A wait drawn from the whole of it
 * may never grow, and then two that are looked for fill a minute with requests.
 */
export function backoff(failures: number, moment: Moment): number {
  const bound = Math.min(BACKOFF_MOST, BACKOFF_LEAST * 2 ** Math.min(failures, 10))
  return Math.max(BACKOFF_LEAST, ((1 + moment.chance) * bound) / 2)
}

/** When to come back after a 429: what the server asked for, within an hour; else the backoff. Epoch milliseconds. */
export function retryAt(problem: Problem, failures: number, moment: Moment): number {
  if (problem.retryAt === undefined) return moment.now + backoff(failures, moment)
  const wait = Math.min(RETRY_AFTER_AT_MOST, Math.max(BACKOFF_LEAST, problem.retryAt - moment.now))
  return moment.now + wait
}
