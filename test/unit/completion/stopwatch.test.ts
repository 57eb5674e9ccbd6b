import { describe, expect, it } from 'vitest'
import { createStopwatch } from '#lib/worker/journal/stopwatch.ts'

const HOUR = 3_600_000

/** A computer on which both clocks can be moved apart. */
function computer() {
  const clock = { wall: 1_000_000, monotonic: 0 }
  const watch = createStopwatch({ now: () => clock.wall, monotonic: () => clock.monotonic }, () => 0.5)
  return {
    moment: watch.moment,
    passes: (ms: number) => {
      clock.wall += ms
      clock.monotonic += ms
    },
    isSet: (by: number) => {
      clock.wall += by
    },
    /** The monotonic clock of some systems stands still meanwhile. */
    sleeps: (ms: number) => {
      clock.wall += ms
    },
  }
}

describe('time since something that was written down', () => {
  it('is the same by both clocks while nothing happens to them', () => {
    const { moment, passes } = computer()
    const stamp = moment().now
    passes(5000)
    expect(moment().since(stamp)).toEqual({ least: 5000, most: 5000 })
  })

  it('is not made longer for who must wait by setting the clock forward', () => {
    const { moment, passes, isSet } = computer()
    const stamp = moment().now
    passes(1000)
    isSet(HOUR)
    expect(moment().since(stamp)).toEqual({ least: 1000, most: HOUR + 1000 })
  })

  it('goes on when the clock is set back', () => {
    const { moment, passes, isSet } = computer()
    const stamp = moment().now
    isSet(-HOUR)
    passes(1000)
    expect(moment().since(stamp)).toEqual({ least: 1000, most: 1000 })
  })

  it('has not been watched since it came first when the clock was set back and it comes a second time', () => {
    const { moment, passes, isSet } = computer()
    const { now: first } = moment()
    passes(10_000)
    isSet(-HOUR)
    moment()
    // Another process writes the same millisecond down, an hour later.
    passes(HOUR - 10_000 + 300)
    expect(moment().watched(first)).toBeLessThanOrEqual(300)
  })

  it('has not either when nobody looked while the clock was set back', () => {
    const { moment, passes, isSet } = computer()
    passes(1000)
    const { now: first } = moment()
    passes(10_000)
    isSet(-9000)
    passes(500)
    expect(moment().watched(first)).toBeLessThanOrEqual(1500)
  })

  it('counts sleep as staleness, and not as waiting', () => {
    const { moment, passes, sleeps } = computer()
    const stamp = moment().now
    sleeps(HOUR)
    passes(1000)
    expect(moment().since(stamp)).toEqual({ least: 1000, most: HOUR + 1000 })
  })

  it('begins at first sight for a time that lies in the future', () => {
    const { moment, passes } = computer()
    const stamp = moment().now + HOUR
    expect(moment().since(stamp)).toEqual({ least: 0, most: 0 })
    passes(1000)
    expect(moment().since(stamp)).toEqual({ least: 1000, most: 1000 })
  })

  it('is known for a long life without remembering everything', () => {
    const { moment, passes } = computer()
    for (let times = 0; times < 10_000; times += 1) {
      passes(1)
      moment()
    }
    const stamp = moment().now
    passes(7)
    expect(moment().since(stamp)).toEqual({ least: 7, most: 7 })
  })
})
