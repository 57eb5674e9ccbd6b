import { describe, expect, it } from 'vitest'
import { againTimes, asPicked, pickedTime, zoneOf } from '#lib/shared/reply/again-times.ts'

const LOS_ANGELES = 'America/Los_Angeles'
const BERLIN = 'Europe/Berlin'
const there = (now: string, zone: string) =>
  againTimes(Date.parse(now), zone).map(({ name, at }) => [name, asPicked(at, zone)])

describe('another time for a task', () => {
  it('is reckoned by their clock', () => {
    // Monday, 10:42 in Los Angeles, 19:42 in Berlin.
    expect(there('2026-11-23T18:42:00Z', LOS_ANGELES)).toEqual([
      ['thisAfternoon', '2026-11-23T15:30'],
      ['tomorrow', '2026-11-24T09:00'],
      ['inThreeDays', '2026-11-26T10:30'],
      ['nextWeek', '2026-11-30T09:00'],
    ])
  })

  it('is never in the past, never at night, and no time is offered twice', () => {
    expect(there('2026-11-23T22:10:00Z', BERLIN)).toEqual([
      ['tomorrow', '2026-11-24T09:00'],
      ['inThreeDays', '2026-11-26T17:00'],
      ['nextWeek', '2026-11-30T09:00'],
    ])
    // Sunday: tomorrow is Monday.
    expect(there('2026-11-29T07:00:00Z', BERLIN).map(([name]) => name)).toEqual([
      'thisAfternoon',
      'tomorrow',
      'inThreeDays',
    ])
    expect(there('2026-11-23T14:10:00Z', BERLIN)[0]).toEqual(['thisAfternoon', '2026-11-23T17:30'])
    for (let hour = 0; hour < 24 * 14; hour += 1) {
      const now = Date.UTC(2026, 9, 20, hour, 7)
      for (const { at } of againTimes(now, BERLIN)) expect(at).toBeGreaterThan(now)
    }
  })

  it('is the same hour after the clocks have changed', () => {
    // In Berlin they go back on 25 October 2026, in Los Angeles on 1 November.
    expect(there('2026-10-24T08:00:00Z', BERLIN)[1]).toEqual(['tomorrow', '2026-10-25T09:00'])
    expect(againTimes(Date.parse('2026-10-24T08:00:00Z'), BERLIN)[1]?.at).toBe(Date.parse('2026-10-25T08:00:00Z'))
    expect(againTimes(Date.parse('2026-10-31T17:00:00Z'), LOS_ANGELES)[1]?.at).toBe(Date.parse('2026-11-01T17:00:00Z'))
  })

  it('that was picked in an hour that the clocks skip is the hour after', () => {
    expect(pickedTime('2027-03-28T02:30', BERLIN)).toBe(Date.parse('2027-03-28T01:30:00Z'))
    expect(pickedTime('2027-03-28T09:00', BERLIN)).toBe(Date.parse('2027-03-28T07:00:00Z'))
    expect(pickedTime('', BERLIN)).toBeNull()
    expect(pickedTime('tomorrow', BERLIN)).toBeNull()
  })

  it('is by our clock where theirs is not known', () => {
    const ours = new Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(zoneOf('Asia/Tokyo')).toEqual({ zone: 'Asia/Tokyo', isTheirs: true })
    for (const unknown of [null, '', 'Pacific Standard Time'])
      expect(zoneOf(unknown)).toEqual({ zone: ours, isTheirs: false })
  })
})
