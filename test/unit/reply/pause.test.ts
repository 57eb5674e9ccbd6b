import { describe, expect, it } from 'vitest'
import { createPause, type StoredPause, withKnown } from '#lib/worker/reply/pause.ts'

const START = Date.UTC(2026, 4, 4, 9, 0, 0)
const SECOND = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A computer whose two clocks can be moved apart, and what is on its disk. */
function computer() {
  const clock = { wall: START, monotonic: 0 }
  const disk: { pause: StoredPause | null } = { pause: null }
  return {
    disk,
    passes: (ms: number) => {
      clock.wall += ms
      clock.monotonic += ms
    },
    isSet: (by: number) => void (clock.wall += by),
    /** A worker's life. */
    worker: () =>
      createPause({
        now: () => clock.wall,
        monotonic: () => clock.monotonic,
        chance: () => 0,
        stored: disk.pause,
        store: (pause) => void (disk.pause = pause),
      }),
  }
}

describe('a pause that Reply asks for', () => {
  it('lasts as long as asked, an hour at most', () => {
    const { worker, passes } = computer()
    const pause = worker()
    expect(pause.begin(42 * SECOND)).toBe(42 * SECOND)
    passes(41 * SECOND)
    expect(pause.left()).toBe(SECOND)
    passes(SECOND)
    expect(pause.left()).toBe(0)
    expect(pause.begin(7 * HOUR)).toBe(HOUR)
  })

  it.each([0, 1 * SECOND])('of %i ms, again and again, grows: a minute sees no more than seven requests', (asked) => {
    const { worker, passes } = computer()
    const pause = worker()
    const requests: number[] = []
    let time = 0
    while (time < 600 * SECOND) {
      requests.push(time)
      const wait = pause.begin(asked)
      time += wait
      passes(wait)
    }
    const inMinute = requests.map((at) => requests.filter((other) => other >= at && other < at + 60 * SECOND).length)
    expect(Math.max(...inMinute)).toBeLessThanOrEqual(7)
    expect(requests.length).toBeLessThan(30)
  })

  it('is the first again after a good while', () => {
    const { worker, passes } = computer()
    const pause = worker()
    for (let times = 0; times < 6; times += 1) passes(pause.begin(0))
    passes(11 * 60 * SECOND)
    expect(pause.begin(0)).toBeLessThanOrEqual(2 * SECOND)
  })

  it('is one where several requests were refused at once', () => {
    const { worker } = computer()
    const pause = worker()
    expect([pause.begin(0), pause.begin(0), pause.begin(0), pause.begin(0)].at(-1)).toBeLessThanOrEqual(2 * SECOND)
  })

  it('holds for the next worker, and grows on', () => {
    const { worker, passes } = computer()
    worker().begin(42 * SECOND)
    passes(10 * SECOND)
    expect(worker().left()).toBe(32 * SECOND)
    passes(32 * SECOND)
    expect(worker().begin(0)).toBeGreaterThan(SECOND)
  })

  it('is not ended by a clock that is set forward while a worker lives', () => {
    const { worker, isSet } = computer()
    const pause = worker()
    pause.begin(42 * SECOND)
    isSet(DAY)
    expect(pause.left()).toBe(42 * SECOND)
  })

  it('does not begin anew with each worker after the clock was set back by a day', () => {
    const { worker, isSet, passes } = computer()
    worker().begin(90 * SECOND)
    isSet(-DAY)
    for (let lives = 0; lives < 3; lives += 1) {
      worker()
      passes(30 * SECOND)
    }
    expect(worker().left()).toBe(0)
  })
})

it('a shorter pause of one worker takes nothing from the longer one of another, and one from before a clock was set back counts no more', () => {
  const long = { setAt: 1_000, until: 90_000, times: 1 }
  expect(withKnown({ setAt: 2_000, until: 5_000, times: 2 }, long)).toEqual({ setAt: 2_000, until: 90_000, times: 2 })
  expect(withKnown({ setAt: 500, until: 5_000, times: 2 }, long)).toEqual({ setAt: 500, until: 5_000, times: 2 })
  expect(withKnown(long, null)).toEqual(long)
})
