import { expect, it } from 'vitest'
import { readTime } from '#lib/worker/reply/time.ts'

const AT_SEVEN = Date.UTC(2026, 4, 4, 7, 0, 0)

it.each([
  ['2026-05-04T07:00:00Z', AT_SEVEN],
  ['2026-05-04T09:00:00+02:00', AT_SEVEN],
  ['2026-05-04T07:00:00', AT_SEVEN],
  ['2026-05-04T07:00:00.1234567', AT_SEVEN + 123],
  ['2026-05-04', Date.UTC(2026, 4, 4)],
])('the time %s is the same moment in every zone', (written, time) => {
  expect(readTime(written)).toBe(time)
})

it.each([[null], [''], ['tomorrow'], ['5'], ['2026-13-01T00:00:00Z'], ['2026-05-04T07:00:00Z; drop']])(
  '%o is no time',
  (written) => {
    expect(readTime(written)).toBeNull()
  },
)
