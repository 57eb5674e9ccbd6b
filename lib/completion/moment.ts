/** A duration of which only bounds are known, in milliseconds. */
export type Elapsed = { least: number; most: number }

/** The time of one decision. `since` bounds how long ago a stored time was; `chance` (0 to 1) spreads retries. */
export type Moment = { now: number; chance: number; since(stamp: number): Elapsed }

export type Clock = { now(): number; monotonic(): number }

const MARKS_KEPT = 2000

/**
 * Measures how long ago stored times were, although the computer's clock can be set forward or back, and although the
 * monotonic clock may stand still while the computer sleeps. So there are two answers: "at least" (for rules that must wait:
 * undo window, 90 s of quiet) follows the monotonic clock while this process lives; "at most" (for rules about
 * staleness: a read older than 60 s, a click 15 minutes late) takes the larger of both clocks.
 *
 * A stored time that lies in the future (the clock was set back while nobody lived) counts from when it is first seen,
 * so that nothing waits for hours.
 */
export function createStopwatch(clock: Clock, random: () => number): { moment: () => Moment } {
  const marks = new Map<number, { monotonic: number; elapsed: number }>()

  function mark(stamp: number, elapsed: number, monotonic: number) {
    if (marks.size >= MARKS_KEPT) for (const oldest of [...marks.keys()].slice(0, MARKS_KEPT / 2)) marks.delete(oldest)
    marks.set(stamp, { monotonic, elapsed })
  }

  return {
    moment() {
      const now = clock.now()
      const monotonic = clock.monotonic()
      mark(now, 0, monotonic)
      return {
        now,
        chance: random(),
        since(stamp) {
          let seen = marks.get(stamp)
          if (seen === undefined) {
            seen = { monotonic, elapsed: Math.max(0, now - stamp) }
            mark(stamp, seen.elapsed, monotonic)
          }
          const least = seen.elapsed + (monotonic - seen.monotonic)
          return { least, most: Math.max(least, now - stamp) }
        },
      }
    },
  }
}
