import { describe, expect, it } from 'vitest'
import { instant, relative, secondsUntil, shortExact, timeThere } from '#lib/shared/words/time.ts'

const now = new Date(2026, 10, 23, 14, 2).getTime()
const at = (days: number, hours: number, minutes = 0) => new Date(2026, 10, 23 + days, hours, minutes).getTime()

describe('a time as people read it', () => {
  it('is minutes within the hour, hours within the day, then days', () => {
    expect(relative(at(0, 14, 22), now)).toMatch(/^in 20 min\.?$/)
    expect(relative(at(0, 12, 2), now)).toMatch(/^2 hr\.? ago$/)
    expect(relative(at(0, 22), now)).toMatch(/^in 8 hr\.?$/)
    expect(relative(at(1, 9), now)).toBe('tomorrow')
    expect(relative(at(-3, 9), now)).toBe('3 days ago')
    expect(relative(at(-90, 9), now)).toMatch(/^3 mo\.? ago$/)
    expect(relative(now + 5000, now)).toBe('now')
    expect(relative(now - 119 * 60_000, now)).toMatch(/^2 hr\.? ago$/)
    expect(relative(now + 3_599_000, now)).toMatch(/^in 1 hr\.?$/)
  })

  it('has its weekday within a week and its date beyond', () => {
    expect(shortExact(at(0, 9, 5), now)).toMatch(/^0?9:05/)
    expect(shortExact(at(-2, 9, 5), now)).toMatch(/^Sat 0?9:05/)
    expect(shortExact(at(-20, 9), now)).toMatch(/3 Nov|Nov 3/)
    expect(shortExact(new Date(2025, 0, 3).getTime(), now)).toContain('2025')
  })

  it('that cannot be read is none', () => {
    expect(instant('soon')).toBeNull()
    expect(instant(null)).toBeNull()
    expect(instant('2026-05-04T16:00:00Z')).toBe(Date.UTC(2026, 4, 4, 16))
  })

  it('at the contact is told with a word when it is early or late there', () => {
    const noonInBerlin = Date.UTC(2026, 10, 23, 11)
    expect(timeThere('Europe/Berlin', noonInBerlin)?.odd).toBeNull()
    expect(timeThere('America/Los_Angeles', noonInBerlin)?.odd).toBe('early')
    expect(timeThere('Asia/Tokyo', noonInBerlin)?.odd).toBe('late')
  })

  it('in a zone that the browser does not know is left out', () => {
    expect(timeThere('Pacific Standard Time', now)).toBeNull()
    expect(timeThere('', now)).toBeNull()
    expect(timeThere(null, now)).toBeNull()
  })

  it('never counts below zero', () => {
    expect(secondsUntil(now + 4001, now)).toBe(5)
    expect(secondsUntil(now - 10, now)).toBe(0)
  })
})
