import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { ActiveAccount } from '#lib/worker/account/session.ts'
import type { ContactStatuses } from '#lib/worker/reply/contact-model.ts'
import { createStandings } from '#lib/worker/tab/contact-standing.ts'
import { touchesIn } from '#lib/worker/tab/touches.ts'

const row = (sequenceId: number, state: string) => ({
  sequenceId,
  sequenceName: null,
  state,
  isReplied: false,
  isBounced: false,
})
const MAYA = { contactId: 7, sequenceId: 501 }

let asked: number[]
let answer: Result<ContactStatuses>
const changed = vi.fn<() => void>()
const made = () => {
  const api = {
    contactStatuses: async (id: number) => {
      asked.push(id)
      return answer
    },
  }
  return createStandings({ account: async () => ok({ api } as unknown as ActiveAccount) }, changed)
}

beforeEach(() => {
  asked = []
  changed.mockClear()
  answer = ok({
    isOptedOut: true,
    callStatus: null,
    meetingStatus: 'meetingBooked',
    memberships: [row(501, 'paused'), row(502, 'finished'), row(503, 'replied')],
  })
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('how a person stands', () => {
  it('is read once, for a person who is looked at, and shown when it came', async () => {
    const standing = made()
    expect(standing('a', MAYA, true)).toBeNull()
    standing('a', MAYA, true)
    await vi.advanceTimersByTimeAsync(1)
    expect(changed).toHaveBeenCalledTimes(1)
    expect(standing('a', MAYA, true)).toEqual({ optedOut: true, meetingBooked: true, states: ['replied', 'paused'] })
    expect(asked).toEqual([7])
  })

  it('is read for nobody who is not looked at, and for no task without a contact', async () => {
    const standing = made()
    standing('a', MAYA, false)
    standing('a', { contactId: null, sequenceId: 501 }, true)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([])
  })

  it('is not asked for again within ten minutes, also after a refusal', async () => {
    answer = fail('scopeMissing')
    const standing = made()
    standing('a', MAYA, true)
    await vi.advanceTimersByTimeAsync(9 * 60_000)
    expect(standing('a', MAYA, true)).toBeNull()
    expect(asked).toEqual([7])
    expect(changed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    standing('a', MAYA, true)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([7, 7])
  })
})

describe('what the rep did for this person', () => {
  const now = new Date(2026, 10, 23, 14).getTime()
  const hours = (count: number) => now - count * 3_600_000

  it('is told of today, and the last outcome before, never of this very task', () => {
    const done = [
      { taskId: 1, resolution: 'positive', settledAt: hours(1) } as const,
      { taskId: 2, resolution: null, settledAt: hours(2) },
      { taskId: 3, resolution: null, settledAt: hours(30) },
      { taskId: 4, resolution: 'toCall', settledAt: hours(31) } as const,
    ]
    expect(touchesIn(done, 1, now)).toEqual({ touchedAt: hours(2), last: { resolution: 'toCall', at: hours(31) } })
    expect(touchesIn(done.slice(0, 1), 1, now)).toEqual({})
  })
})
