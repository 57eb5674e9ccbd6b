import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHttpDate } from '#lib/worker/reply/http-date.ts'
import { readRetryAfter, readRetryAt } from '#lib/worker/reply/retry-after.ts'
import { NOW } from './fake-fetch.ts'

const HOUR = 3_600_000

function answer(retryAfter?: string, date?: string): Headers {
  return new Headers({ ...(retryAfter && { 'Retry-After': retryAfter }), ...(date && { Date: date }) })
}

describe('Retry-After', () => {
  it.each([
    ['42', 42_000],
    ['0', 0],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['3600', HOUR],
    ['3601', HOUR],
    ['99999999999999999999', HOUR],
    // A proxy and the server behind it both add it, and `fetch` joins them.
    ['120, 120', 120_000],
    ['5, 120', 120_000],
    ['soon, 7', 7_000],
  ])('of "%s" is a wait of %i ms', (written, wait) => {
    expect(readRetryAfter(answer(written), NOW)).toBe(NOW + wait)
  })

  it('as a date is a wait until then', () => {
    expect(readRetryAfter(answer(new Date(NOW + 90_000).toUTCString()), NOW)).toBe(NOW + 90_000)
  })

  it('as a date waits as long as the server meant, on a computer whose clock is a day off', () => {
    const server = NOW + 24 * HOUR
    const headers = answer(new Date(server + 90_000).toUTCString(), new Date(server).toUTCString())
    expect(readRetryAfter(headers, NOW)).toBe(NOW + 90_000)
  })

  it('given twice as a date, or as a date and in seconds, is the longest of them', () => {
    const date = new Date(NOW + 90_000).toUTCString()
    expect(readRetryAfter(answer(`${date}, ${date}`), NOW)).toBe(NOW + 90_000)
    expect(readRetryAfter(answer(`30, ${date}`), NOW)).toBe(NOW + 90_000)
    expect(readRetryAfter(answer(`${date}, 100`), NOW)).toBe(NOW + 100_000)
  })

  it('as a date whose day has one digit is a wait until then', () => {
    const headers = answer('Fri, 6 Nov 2026 01:10:00 GMT', 'Fri, 06 Nov 2026 01:08:00 GMT')
    expect(readRetryAfter(headers, NOW)).toBe(NOW + 120_000)
  })

  it('as a date in the past is now, and as one in a year an hour', () => {
    expect(readRetryAfter(answer('Sun, 06 Nov 1994 08:49:37 GMT'), NOW)).toBe(NOW)
    expect(readRetryAfter(answer(new Date(NOW + 8760 * HOUR).toUTCString()), NOW)).toBe(NOW + HOUR)
  })

  it.each([[undefined], [''], ['soon'], ['-5'], ['1e3'], ['0x10'], ['Sun, 41 Nov 2026 08:49:37 GMT']])(
    'of %o says nothing, and half a minute is waited',
    (written) => {
      expect(readRetryAfter(answer(written), NOW)).toBeNull()
      expect(readRetryAt(answer(written), NOW)).toBe(NOW + 30_000)
    },
  )

  it('of any form asks for a wait between nothing and an hour', () => {
    const written = fc.oneof(
      fc.nat().map(String),
      fc.double({ noNaN: true }).map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.stringMatching(/^[ -~]{0,40}$/),
    )
    fc.assert(
      fc.property(written, (text) => {
        const retryAt = readRetryAt(answer(text), NOW)
        expect(retryAt).toBeGreaterThanOrEqual(NOW)
        expect(retryAt).toBeLessThanOrEqual(NOW + HOUR)
      }),
    )
  })
})

describe('an HTTP date', () => {
  it.each([['Sun, 06 Nov 2033 08:49:37 GMT'], ['Sunday, 06-Nov-33 08:49:37 GMT'], ['Sun Nov  6 08:49:37 2033']])(
    'is read from "%s" as the same moment, whatever the zone of this computer',
    (written) => {
      expect(readHttpDate(written)).toBe(Date.UTC(2033, 10, 6, 8, 49, 37))
    },
  )

  it('is read back from every form that a server writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (date) => {
          const seconds = Math.floor(date.getTime() / 1000) * 1000
          expect(readHttpDate(date.toUTCString())).toBe(seconds)
        },
      ),
    )
  })
})
