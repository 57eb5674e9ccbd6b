/** A duration of which only bounds are known, in milliseconds. */
export type Elapsed = { least: number; most: number }

/** The time of one decision; `chance` (0 to 1) spreads retries. */
export type Moment = {
  now: number
  chance: number
  /** Bounds how long ago a stored time was. */
  since(stamp: number): Elapsed
  /** How long this process has known a stored time, in milliseconds: never more than has passed since, whatever was done to the clock. */
  watched(stamp: number): number
  /** Whether this process noted a stored time when it was, and both clocks have told the same since: nobody slept, nobody set one. */
  saw(stamp: number): boolean
}

export type Clock = { now(): number; monotonic(): number }

const MARKS_KEPT = 2000
/** So far the clocks of one computer drift apart by themselves. */
const CLOCKS_AGREE = 1_000

export type Stopwatch = {
  moment: () => Moment
  /** A time that this process has seen: the monotonic clock stood at `monotonic` then. */
  remember: (stamp: number, monotonic: number) => void
  /** The time of now by which something may count as old: without what this computer's clock was set forward by, or slept, in this life. */
  noLater: () => number
}

/**
 * Measures how long ago stored times were, although the computer's clock can be set forward or back, and although the
 * monotonic clock may stand still while the computer sleeps. So there are two answers: "at least" (for rules that must wait:
 * undo window, 90 s of quiet) follows the monotonic clock while this process lives; "at most" (for rules about
 * staleness: a read older than 60 s, a click 15 minutes late) takes the larger of both clocks.
 *
 * A stored time that lies in the future (the clock was set back while nobody lived) counts from when it is first seen,
 * so that nothing waits for hours.
 */
export function createStopwatch(clock: Clock, random: () => number): Stopwatch {
  /** `comesAgain`: the clock has been set back to before it. */
  const marks = new Map<number, { monotonic: number; elapsed: number; isOwn: boolean; comesAgain: boolean }>()

  function mark(stamp: number, elapsed: number, monotonic: number, isOwn: boolean) {
    if (marks.size >= MARKS_KEPT) for (const oldest of [...marks.keys()].slice(0, MARKS_KEPT / 2)) marks.delete(oldest)
    marks.set(stamp, { monotonic, elapsed, isOwn, comesAgain: false })
  }

  const began = { now: clock.now(), monotonic: clock.monotonic() }
  let last = began

  /** Whoever wrote a time down since the clock was set back can have written one that this process knows from before. */
  function noteSetBack(now: number, monotonic: number) {
    const earliest = now - (monotonic - last.monotonic)
    const wasSetBack = earliest < last.now - CLOCKS_AGREE
    last = { now, monotonic }
    if (wasSetBack) for (const [stamp, known] of marks) known.comesAgain ||= stamp > earliest
  }

  return {
    noLater: () => Math.min(clock.now(), began.now + clock.monotonic() - began.monotonic),
    remember(stamp, monotonic) {
      mark(stamp, 0, monotonic, true)
    },
    moment() {
      const now = clock.now()
      const monotonic = clock.monotonic()
      noteSetBack(now, monotonic)
      mark(now, 0, monotonic, true)
      const markOf = (stamp: number) => {
        const seen = marks.get(stamp)
        if (seen !== undefined) return seen
        const elapsed = Math.max(0, now - stamp)
        mark(stamp, elapsed, monotonic, false)
        return { monotonic, elapsed, isOwn: false, comesAgain: false }
      }
      return {
        now,
        chance: random(),
        saw(stamp) {
          const seen = markOf(stamp)
          return seen.isOwn && Math.abs(now - stamp - (monotonic - seen.monotonic)) < CLOCKS_AGREE
        },
        watched(stamp) {
          const seen = markOf(stamp)
          const passed = monotonic - seen.monotonic
          // It may be another process that wrote it down, when it came for the second time.
          return seen.comesAgain && stamp <= now ? Math.min(passed, now - stamp) : passed
        },
        since(stamp) {
          const seen = markOf(stamp)
          const least = seen.elapsed + (monotonic - seen.monotonic)
          return { least, most: Math.max(least, now - stamp) }
        },
      }
    },
  }
}
