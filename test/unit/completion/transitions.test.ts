import { describe, expect, it } from 'vitest'
import type { Problem } from '#lib/shared/problem.ts'
import { type CompletionEvent, step } from '#lib/worker/journal/transitions.ts'
import { open } from '#lib/worker/journal/window.ts'
import { after, at, finishedTask, held, intentOf, MINUTE, read, SECOND, T0 } from './examples.ts'
import { DUE, PANEL, QUIET, queued, readAt, sending, unknown } from './stages.ts'

describe('a click', () => {
  it('is held for its undo window', () => {
    expect(held()).toMatchObject({ state: 'held', notBefore: DUE, attempts: 0 })
    expect(step(held(), { type: 'due' }, at(DUE - 1))).toEqual({ kind: 'refused', reason: 'notYet' })
    expect(queued().state).toBe('queued')
  })

  it('is refused when it could not be sent as chosen', () => {
    const call = intentOf({ snapshotChanges: { taskType: 'linkedIn' } })
    expect(open(call, 'x', at(T0))).toEqual({ ok: false, problem: { code: 'badChoice' } })
    expect(open(intentOf({ taskId: 2 ** 53 }), 'x', at(T0))).toEqual({ ok: false, problem: { code: 'badTaskId' } })
  })

  it('goes straight to the queue when the undo window is off', () => {
    expect(held({ undoSeconds: 0 }).state).toBe('queued')
  })

  it('is undone inside the window, and never after it', () => {
    expect(after(held(), { type: 'undo' }, at(DUE - 1))).toMatchObject({ state: 'cancelled', settledAt: DUE - 1 })
    expect(step(queued(), { type: 'undo' }, at(DUE))).toEqual({ kind: 'refused', reason: 'tooLate' })
    expect(step(unknown(), { type: 'undo' }, at(DUE))).toEqual({ kind: 'refused', reason: 'tooLate' })
  })

  it('is sent at once when the rep asks for it', () => {
    expect(after(held(), { type: 'sendNow' }, at(T0 + SECOND))).toMatchObject({
      state: 'queued',
      notBefore: T0 + SECOND,
    })
  })

  it('needs a person when nobody could send it for a quarter of an hour', () => {
    expect(after(held(), { type: 'due' }, at(DUE + 15 * MINUTE)).state).toBe('queued')
    expect(after(held(), { type: 'due' }, at(DUE + 15 * MINUTE + 1))).toMatchObject({
      state: 'attention',
      problem: { code: 'windowMissed' },
    })
  })

  it('keeps its window when the clock is set forward', () => {
    const jumped = { ...at(T0 + MINUTE), since: () => ({ least: SECOND, most: MINUTE }) }
    expect(step(held(), { type: 'due' }, jumped)).toEqual({ kind: 'refused', reason: 'notYet' })
  })
})

describe('a queued completion', () => {
  it('is sent on the strength of what the panel read less than a minute ago', () => {
    expect(sending()).toMatchObject({ state: 'sending', attempts: 1, firstSentAt: DUE, sentEncoding: 'integers' })
  })

  it('is not sent on an older read of the panel', () => {
    const old = { ...PANEL, readAt: DUE - MINUTE }
    const record = { ...queued(), snapshot: { ...queued().snapshot, readAt: DUE - MINUTE } }
    const stepped = step(record, { type: 'read', seen: read(old), other: null }, at(DUE))
    expect(stepped).toEqual({ kind: 'refused', reason: 'readFirst' })
  })

  it('is not sent on what the panel read before the task was sent by another completion', () => {
    const other = { at: T0 - SECOND, serverAt: null }
    const stepped = step(queued(), { type: 'read', seen: read(PANEL), other }, at(DUE))
    expect(stepped).toEqual({ kind: 'refused', reason: 'readFirst' })
  })

  it('keeps 90 s distance from an earlier request for the same task', () => {
    const other = { at: T0 - 30 * SECOND, serverAt: T0 - 30 * SECOND }
    const early = after(queued(), { type: 'read', seen: read({ readAt: DUE, serverTime: DUE }), other }, at(DUE))
    expect(early).toMatchObject({ state: 'queued', nextAt: T0 - 30 * SECOND + QUIET + 5 * SECOND })
    const later = T0 - 30 * SECOND + QUIET + 5 * SECOND
    expect(
      after(early, { type: 'read', seen: read({ readAt: later, serverTime: later }), other }, at(later)).state,
    ).toBe('sending')
  })

  it('is written with an integer, in whichever encoding the server wrote the task', () => {
    expect(readAt(queued(), DUE, { encoding: 'strings' }).sentEncoding).toBe('integers')
  })

  it('was already finished when a read says so', () => {
    const done = readAt(queued(), DUE, { status: 'finished', finishedAt: new Date(T0).toISOString() })
    expect(done).toMatchObject({ state: 'doneElsewhere', answer: { confirmedBy: null }, settledAt: DUE })
  })

  it.each([
    [{ contactId: 901 }, 'contactChanged'],
    [{ assignedUserId: 8 }, 'assigneeChanged'],
    [{ status: 'cancelled' }, 'cancelled'],
    [{ status: 'archived' }, 'archived'],
    [{ status: 'sequenceDetached' }, 'sequenceDetached'],
    [{ status: 'other' }, 'otherStatus'],
  ] as const)('needs a person when a read shows %o', (changes, obstacle) => {
    expect(readAt(queued(), DUE, changes)).toMatchObject({ state: 'attention', obstacle, attempts: 0 })
  })

  it.each(['notFound', 'notAllowed'] as const)('needs a person when the read answers %s', (code) => {
    const next = after(queued(), { type: 'readFailed', problem: { code, status: 404 } }, at(DUE))
    expect(next).toMatchObject({ state: 'attention', problem: { code } })
  })

  it('stays and tries again, ever more rarely, while reads fail', () => {
    const failing: CompletionEvent = { type: 'readFailed', problem: { code: 'serverError', status: 503 } }
    let record = queued()
    const waits: number[] = []
    for (let times = 0; times < 8; times += 1) {
      record = after(record, failing, at(DUE, 1))
      waits.push((record.nextAt ?? 0) - DUE)
    }
    expect(record.state).toBe('queued')
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * SECOND))
  })
})

describe('a request', () => {
  it('that is answered with the finished task is done', () => {
    const done = after(sending(), { type: 'answered', task: finishedTask(), serverTime: T0 }, at(DUE + SECOND))
    expect(done).toMatchObject({ state: 'done', settledAt: DUE + SECOND, answer: { confirmedBy: 'answered' } })
    expect(done.answer?.deliveryInfo?.phoneNumber).toBe('+1 555 010 0123')
  })

  it.each([
    ['another task', { id: 4712 }],
    ['a task that is still open', { status: 'new' }],
  ] as const)('that is answered with %s is unknown', (_what, changes) => {
    const event: CompletionEvent = { type: 'answered', task: finishedTask(changes), serverTime: null }
    expect(after(sending(), event, at(DUE)).state).toBe('unknown')
  })

  it.each([
    'timeout',
    'network',
    'serverError',
    'unreadable',
    'conflict',
    'refused',
    'notFound',
    'notAllowed',
    'internal',
  ] as const)('that ends in %s is unknown, never failed', (code) => {
    const next = after(sending(), { type: 'notAnswered', problem: { code } }, at(DUE))
    expect(next).toMatchObject({ state: 'unknown', unclear: 1, nextAt: DUE })
  })

  it('that meets too many requests waits for as long as the server asks, an hour at most', () => {
    const limited = (retryAt: number) =>
      after(sending(), { type: 'notAnswered', problem: { code: 'rateLimited', status: 429, retryAt } }, at(DUE))
    expect(limited(DUE + 30 * SECOND)).toMatchObject({ state: 'queued', nextAt: DUE + 30 * SECOND, unclear: 0 })
    expect(limited(DUE + 24 * 60 * MINUTE).nextAt).toBe(DUE + 60 * MINUTE)
  })

  it('that meets too many requests waits, although Try now was asked for before that was known; asked after it, it is tried', () => {
    const problem = { code: 'rateLimited', status: 429, retryAt: DUE + MINUTE } as const
    const waiting = after(sending(), { type: 'notAnswered', problem }, at(DUE))
    const now = DUE + SECOND
    expect(step(waiting, { type: 'tryNow', askedAt: DUE - SECOND }, at(now)).kind).toBe('same')
    expect(after(waiting, { type: 'tryNow', askedAt: DUE + 1 }, at(now)).nextAt).toBe(now)
  })

  it.each(['keyRefused', 'scopeMissing', 'teamRequired', 'userRequired'] as const)(
    'that meets %s is paused',
    (code) => {
      const paused = after(sending(), { type: 'notAnswered', problem: { code } }, at(DUE))
      expect(paused).toMatchObject({ state: 'paused', pausedFrom: 'queued', nextAt: null })
    },
  )

  it('whose resolution is refused is written once in the other encoding, after a read of its own', () => {
    const problem: Problem = { code: 'refused', status: 400, pointers: ['/callResolution'] }
    const again = after(sending(), { type: 'notAnswered', problem }, at(DUE))
    expect(again).toMatchObject({ state: 'queued', unclear: 0 })
    expect(step(again, { type: 'read', seen: read(PANEL), other: null }, at(DUE)).kind).toBe('refused')
    const second = readAt(again, DUE)
    expect(second).toMatchObject({ state: 'sending', attempts: 2, sentEncoding: 'strings' })
    expect(after(second, { type: 'notAnswered', problem }, at(DUE)).state).toBe('unknown')
  })

  it('that was found without an owner is unknown', () => {
    expect(after(sending(), { type: 'ownerGone' }, at(DUE + MINUTE))).toMatchObject({ state: 'unknown', problem: null })
  })

  it('may have been repeated by the browser until its outcome was given up', () => {
    const woken = after(sending(), { type: 'notAnswered', problem: { code: 'network' } }, at(DUE + 60 * MINUTE))
    expect(woken).toMatchObject({ state: 'unknown', firstSentAt: DUE, lastSentAt: DUE + 60 * MINUTE })
    const found = after(sending(), { type: 'ownerGone' }, at(DUE + 60 * MINUTE))
    expect(found).toMatchObject({ state: 'unknown', lastSentAt: DUE + 60 * MINUTE })
  })
})
