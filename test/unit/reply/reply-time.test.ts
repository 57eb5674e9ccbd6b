import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { words } from '#lib/shared/words/index.ts'
import { byDue, dueTime, endOfDay } from '#lib/worker/tasks/due.ts'

const AT_SEVEN = Date.UTC(2026, 4, 4, 7, 0, 0)

describe('a moment as Reply writes it', () => {
  it.each([
    ['2026-05-04T07:00:00Z', AT_SEVEN],
    ['2026-05-04T09:00:00+02:00', AT_SEVEN],
    ['2026-05-04T07:00:00', AT_SEVEN],
    ['2026-05-04T07:00', AT_SEVEN],
    ['2026-05-04T07:00:00.1234567', AT_SEVEN + 123],
    ['2026-05-04t07:00:00z', AT_SEVEN],
    ['2026-05-04 07:00:00', AT_SEVEN],
    ['2026-05-04 07:00:00.000', AT_SEVEN],
    ['2026-05-04 09:00:00 +02:00', AT_SEVEN],
    ['2026-05-04 09:00:00+02', AT_SEVEN],
    ['2026-05-04 07:00:00 UTC', AT_SEVEN],
  ])('%s is the same in every zone', (written, time) => {
    expect(readReplyTime(written)).toMatchObject({ at: time, isDay: false })
  })

  it.each([
    [null],
    [''],
    ['tomorrow'],
    ['5'],
    ['2026-13-01T00:00:00Z'],
    ['2026-02-30'],
    ['2026-05-04T24:00:00Z'],
    ['2026-05-04T07:00:00+99:00'],
    ['2026-05-04T07:00:00Z; drop'],
  ])('%o is none', (written) => {
    expect(readReplyTime(written)).toBeNull()
  })
})

const zones = ['America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Kiritimati', 'UTC']

describe.each(zones)('in %s, what is due', (zone) => {
  beforeEach(() => vi.stubEnv('TZ', zone))
  afterEach(() => vi.unstubAllEnvs())

  const label = (dueTo: string | null, now: number) => words.tasks.due(dueTo, now)
  const isToday = (dueTo: string, now: number) => (dueTime({ dueTo }) ?? Number.POSITIVE_INFINITY) <= endOfDay(now)

  it('on a day is due until that local day ends', () => {
    const day = '2026-11-26'
    const morning = new Date(2026, 10, 26, 8).getTime()
    const lastMinute = new Date(2026, 10, 26, 23, 59).getTime()
    const nextMorning = new Date(2026, 10, 27, 8).getTime()
    expect([label(day, morning), label(day, lastMinute)]).toEqual(['Due today', 'Due today'])
    expect(words.tasks.dueExact(day, lastMinute)?.isLate).toBe(false)
    expect(isToday(day, morning)).toBe(true)
    expect(label(day, nextMorning)).toBe('Due yesterday')
    expect(words.tasks.dueExact(day, nextMorning)?.isLate).toBe(true)
    expect(label('2026-11-27', lastMinute)).toBe('Due tomorrow')
    expect(isToday('2026-11-27', lastMinute)).toBe(false)
  })

  it('is ordered, counted and named by one and the same moment, whatever the form', () => {
    const now = Date.UTC(2026, 10, 27, 1, 18)
    const written = [
      '2026-11-27T23:00:00',
      '2026-11-27T02:00:00',
      '2026-11-27T02:00:00Z',
      '2026-11-24 17:00:00',
      '2026-11-27T01:00:00-08:00',
      '2026-11-28T09:30:00+09:00',
    ]
    const sorted = written.map((dueTo, id) => ({ id, dueTo })).toSorted(byDue)
    const late = sorted.map(({ dueTo }) => words.tasks.dueExact(dueTo, now)?.isLate)
    expect(late).toEqual(late.toSorted((one, other) => Number(other) - Number(one)))
    expect(label('2026-11-24 17:00:00', now)).not.toContain('No due date')
    expect(label('2026-11-27T02:00:00', now)).toBe(label('2026-11-27T02:00:00Z', now))
    expect(label('2026-11-27T02:00:00', now)).toMatch(/^Due in 42 min/)
  })
})
