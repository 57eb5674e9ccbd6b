import { describe, expect, test } from 'vitest'
import { emptyState, rebased } from '#lib/worker/tasks/index-state.ts'

const NOW = Date.UTC(2026, 2, 2, 9)
const MINUTE = 60_000
const DAY = 86_400_000

describe('an index whose clock was set back by a day', () => {
  const written = {
    ...emptyState(),
    refreshedAt: NOW + DAY - MINUTE,
    allowance: { left: 0.2, at: NOW + DAY },
    failure: { problem: { code: 'rateLimited' as const, status: 429 }, at: NOW + DAY, times: 1 },
    waitUntil: NOW + DAY + 2 * MINUTE,
    bulkOffUntil: NOW + DAY + 60 * MINUTE,
  }

  test('waits no longer than it was asked to', () => {
    const state = rebased(written, NOW)
    expect(state.waitUntil).toBe(NOW + 2 * MINUTE)
    expect(state.bulkOffUntil).toBe(NOW + 60 * MINUTE)
    expect(state.failure?.at).toBe(NOW)
  })

  test('earns requests from now on, and reads its list when somebody looks', () => {
    const state = rebased(written, NOW)
    expect(state.allowance).toEqual({ left: 0.2, at: NOW })
    expect(state.refreshedAt).toBeNull()
  })

  test('is settled by that: the next look changes nothing', () => {
    const once = rebased(written, NOW)
    expect(rebased(once, NOW + 1)).toBe(once)
  })
})

test('an index whose times are past is left as it is', () => {
  const state = { ...emptyState(), refreshedAt: NOW - MINUTE, allowance: { left: 3, at: NOW - MINUTE } }
  expect(rebased(state, NOW)).toBe(state)
})
