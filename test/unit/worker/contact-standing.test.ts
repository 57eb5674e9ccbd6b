import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { whyNow } from '#components/panel/why-now.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { ActiveAccount } from '#lib/worker/account/session.ts'
import type { Done } from '#lib/worker/journal/completions.ts'
import type { ContactStatuses } from '#lib/worker/reply/contact-model.ts'
import { createStandings } from '#lib/worker/tab/contact-standing.ts'
import { touchesIn } from '#lib/worker/tab/touches.ts'
import { callTask, messageTask, NOW } from '#test/shots/cast.ts'

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
      did('complete', { taskId: 1, resolution: 'positive', settledAt: hours(1) }),
      did('complete', { taskId: 2, taskType: 'toDo', settledAt: hours(2) }),
      did('complete', { taskId: 3, taskType: 'toDo', settledAt: hours(30) }),
      did('complete', { taskId: 4, resolution: 'negative', settledAt: hours(31) }),
    ]
    expect(touchesIn(done, 1, now)).toEqual({ touchedAt: hours(2), last: { resolution: 'negative', at: hours(31) } })
    expect(touchesIn(done.slice(0, 1), 1, now)).toEqual({})
  })

  it.each<[string, Done[], number | undefined]>([
    ['nothing', [], undefined],
    ['a call that was moved', [did('move', {})], 1],
    [
      'a call that was moved twice, and one before it that ended as To call',
      [did('move', {}), did('move', {}), did('complete', { taskId: 2, resolution: 'toCall' })],
      3,
    ],
    [
      'what was before they were reached',
      [did('move', {}), did('complete', { resolution: 'negative' }), did('move', {}), did('move', {})],
      1,
    ],
    ['a mail that was moved', [did('move', { taskType: 'manualEmail' })], undefined],
    [
      'the note and the next task of one call',
      [did('create', {}), did('note', {}), did('complete', { resolution: 'toCall' })],
      1,
    ],
  ])('counts as tries only calls that reached nobody: %s', (_what, done, tries) => {
    expect(touchesIn(done, 1, now).tries).toBe(tries)
  })

  it('says so in the line of why now, of calls alone', () => {
    const at = NOW - 24 * 3_600_000
    const card = { tries: 2, last: { resolution: 'toCall', at } } as const
    expect(whyNow(callTask(card), NOW)).toBe('3rd try on this computer · To call yesterday')
    expect(whyNow(callTask({ tries: 11 }), NOW)).toBe('12th try on this computer')
    expect(whyNow(callTask(), NOW)).toBe('')
    expect(whyNow(messageTask({ tries: 2 }), NOW)).toBe('')
  })
})

function did(kind: Done['kind'], change: Partial<Done>): Done {
  return { kind, taskId: 1, taskType: 'call', resolution: null, settledAt: 0, ...change }
}
