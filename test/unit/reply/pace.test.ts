import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace, type PaceSnapshot, paceSnapshotSchema } from '#lib/worker/reply/pace.ts'

const MINUTE = 60_000
const HOUR = 3_600_000
const START = Date.UTC(2026, 4, 4, 9, 0, 0)

/** A pace on a clock that moves only by what is slept, so that an hour passes at once. */
function pacedBy(clock = { time: START }) {
  const pace = createPace({
    now: () => clock.time,
    sleep: (ms) => {
      clock.time += ms
      return Promise.resolve()
    },
  })
  return { pace, clock }
}

async function makeBackgroundRequests(pace: ReturnType<typeof pacedBy>['pace'], clock: { time: number }, many: number) {
  const times: number[] = []
  for (let made = 0; made < many; made += 1) {
    await pace.background.wait()
    times.push(clock.time)
  }
  return times
}

/** The most requests that fall into any window of this length. */
function busiest(times: readonly number[], span: number): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + span).length))
}

describe('background work', () => {
  it('makes 50 requests at once and then waits for the minute to pass', async () => {
    const { pace, clock } = pacedBy()
    const times = await makeBackgroundRequests(pace, clock, 51)
    expect(times[49]).toBe(START)
    expect(times[50]).toBe(START + MINUTE)
  })

  it('never makes more than half of what Reply allows, in any minute or hour', async () => {
    const { pace, clock } = pacedBy()
    const times = await makeBackgroundRequests(pace, clock, 3500)
    expect(busiest(times, MINUTE)).toBe(50)
    expect(busiest(times, HOUR)).toBe(1500)
  })

  it('keeps the limit of an hour to the minute, however unevenly requests are made', async () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1500, maxLength: 1500 })
    await fc.assert(
      fc.asyncProperty(gaps, async (pauses) => {
        const { pace, clock } = pacedBy()
        const times: number[] = []
        for (const pause of pauses) {
          await pace.foreground.wait()
          times.push(clock.time)
          clock.time += pause
        }
        const end = clock.time
        times.push(...(await makeBackgroundRequests(pace, clock, 40)))
        expect(busiest(times, HOUR)).toBe(1500)
        // A request is known by its minute only, and counts for an hour from when that minute's last one was made.
        const fortieth = times[39] ?? Number.NaN
        expect(clock.time).toBeLessThan(Math.max(end, fortieth + HOUR) + MINUTE)
      }),
      { numRuns: 30 },
    )
  })

  it('goes on in the order in which it was asked for', async () => {
    const { pace } = pacedBy()
    const order: number[] = []
    await Promise.all(Array.from({ length: 120 }, (_, index) => pace.background.wait().then(() => order.push(index))))
    expect(order).toEqual(Array.from({ length: 120 }, (_, index) => index))
  })

  it('leaves room for what the foreground has used', async () => {
    const { pace, clock } = pacedBy()
    for (let made = 0; made < 50; made += 1) await pace.foreground.wait()
    expect(pace.delay()).toBe(MINUTE)
    await pace.background.wait()
    expect(clock.time).toBe(START + MINUTE)
  })

  it('waits when Reply has said that it is too much', async () => {
    const { pace, clock } = pacedBy()
    pace.foreground.hold(START + 42_000)
    pace.background.hold(START + 10_000)
    expect(pace.delay()).toBe(42_000)
    await pace.background.wait()
    expect(clock.time).toBe(START + 42_000)
  })

  it('goes on after one of it failed to wait', async () => {
    let broken = true
    const clock = { time: START }
    const pace = createPace({
      now: () => clock.time,
      sleep: (ms) => {
        if (broken) return Promise.reject(new Error('going down'))
        clock.time += ms
        return Promise.resolve()
      },
    })
    pace.background.hold(START + 1000)
    await expect(pace.background.wait()).rejects.toThrow('going down')
    broken = false
    await pace.background.wait()
    expect(clock.time).toBe(START + 1000)
  })

  it('does not stand still when the clock is set back', async () => {
    const { pace, clock } = pacedBy()
    await makeBackgroundRequests(pace, clock, 50)
    pace.background.hold(clock.time + HOUR)
    clock.time -= 24 * HOUR
    expect(pace.delay()).toBeLessThanOrEqual(HOUR)
  })
})

describe('foreground work', () => {
  it('waits only where a minute has had sixty requests, whatever is under way', async () => {
    const { pace, clock } = pacedBy()
    await makeBackgroundRequests(pace, clock, 50)
    const times: number[] = []
    for (let made = 0; made < 200; made += 1) {
      await pace.foreground.wait()
      times.push(clock.time)
    }
    expect(busiest([...Array.from({ length: 50 }, () => START), ...times], MINUTE)).toBe(60)
  })

  it('makes no request while Reply wants none, and says until when', async () => {
    const { pace, clock } = pacedBy()
    expect(pace.foreground.closedUntil()).toBeNull()
    pace.background.hold(START + 42_000)
    expect(pace.foreground.closedUntil()).toBe(START + 42_000)
    clock.time += 42_000
    expect(pace.foreground.closedUntil()).toBeNull()
  })
})

describe('a new worker', () => {
  function continued(snapshot: PaceSnapshot, clock: { time: number }) {
    const { pace } = pacedBy(clock)
    pace.restore(paceSnapshotSchema.parse(JSON.parse(JSON.stringify(snapshot))))
    return pace
  }

  it('keeps the limits of the one before it', async () => {
    const { pace, clock } = pacedBy()
    await makeBackgroundRequests(pace, clock, 50)
    clock.time += 20_000
    expect(continued(pace.snapshot(), clock).delay()).toBe(40_000)
  })

  it('waits as long as Reply told the one before it', () => {
    const { pace, clock } = pacedBy()
    pace.background.hold(START + 30_000)
    expect(continued(pace.snapshot(), clock).delay()).toBe(30_000)
  })

  it('adds what it did before it could look', async () => {
    const { pace, clock } = pacedBy()
    await makeBackgroundRequests(pace, clock, 30)
    const next = pacedBy(clock).pace
    for (let made = 0; made < 20; made += 1) await next.foreground.wait()
    next.restore(pace.snapshot())
    expect(next.delay()).toBe(MINUTE)
  })

  it('forgets what is older than an hour, and never remembers without end', async () => {
    const { pace, clock } = pacedBy()
    for (let made = 0; made < 5000; made += 1) {
      await pace.foreground.wait()
      clock.time += 700
    }
    expect(pace.snapshot().requests.length).toBeLessThan(160)
    for (let made = 0; made < 5000; made += 1) await pace.foreground.wait()
    expect(pace.snapshot().requests.length).toBeLessThanOrEqual(1500)
    clock.time += HOUR
    expect(pace.snapshot().requests).toEqual([])
  })

  it('may come at any moment, and the limits hold over all workers together', async () => {
    const steps = fc.array(
      fc.record({ many: fc.integer({ min: 1, max: 80 }), pause: fc.integer({ min: 0, max: MINUTE }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (course) => {
        const clock = { time: START }
        let pace = pacedBy(clock).pace
        const times: number[] = []
        for (const { many, pause } of course) {
          times.push(...(await makeBackgroundRequests(pace, clock, many)))
          pace = continued(pace.snapshot(), clock)
          clock.time += pause
        }
        expect(busiest(times, MINUTE)).toBeLessThanOrEqual(50)
      }),
      { numRuns: 50 },
    )
  })
})
