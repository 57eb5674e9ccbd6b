import { describe, expect, it } from 'vitest'
import { COMPLETION_STATES } from '#lib/shared/messages/step-view.ts'
import type { Problem, ProblemCode } from '#lib/shared/problem.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { type CompletionEvent, step } from '#lib/worker/journal/transitions.ts'
import { open } from '#lib/worker/journal/window.ts'
import { after, at, finishedTask, held, intentOf, MINUTE, read, recordIn, SECOND, T0 } from './examples.ts'

const PANEL = { source: 'panel', readAt: T0 - 5 * SECOND, serverTime: T0 - 5 * SECOND } as const
const DUE = T0 + 5 * SECOND
const QUIET = 90 * SECOND
/** When the answer to the request of `unknown()` was given up. */
const LOST = DUE + 25 * SECOND

/** Queued at the end of its window, never sent. */
const queued = () => after(held(), { type: 'due' }, at(DUE))
/** On its way to Reply since DUE. */
const sending = () => after(queued(), { type: 'read', seen: read(PANEL), other: null }, at(DUE))
/** Sent at DUE, and no answer came. */
const unknown = (code: ProblemCode = 'timeout') =>
  after(sending(), { type: 'notAnswered', problem: { code } }, at(DUE + 25 * SECOND))

function readAt(record: CompletionRecord, now: number, changes: Parameters<typeof read>[0] = {}): CompletionRecord {
  return after(record, { type: 'read', seen: read({ readAt: now, serverTime: now, ...changes }), other: null }, at(now))
}

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

describe('an unknown outcome', () => {
  const finished = (offset: number) =>
    ({ status: 'finished', finishedAt: new Date(DUE + offset).toISOString() }) as const

  it('is confirmed by a read that finds it finished inside our window', () => {
    expect(readAt(unknown(), DUE + 30 * SECOND, finished(2 * SECOND))).toMatchObject({
      state: 'done',
      answer: { confirmedBy: 'read' },
    })
  })

  it('is somebody else’s when it was finished before we sent, or much later', () => {
    expect(readAt(unknown(), DUE + 30 * SECOND, finished(-MINUTE)).state).toBe('doneElsewhere')
    expect(readAt(unknown(), DUE + 60 * MINUTE, finished(30 * MINUTE)).state).toBe('doneElsewhere')
  })

  it('is somebody else’s when it was finished in the undo window', () => {
    expect(readAt(unknown(), DUE + 30 * SECOND, finished(-4 * SECOND)).state).toBe('doneElsewhere')
  })

  it('is not somebody else’s because the read before the request was answered late', () => {
    // The journal's own read began 20 s before it was answered; the server's clock stood at its answer.
    const seen = read({ readAt: DUE - 20 * SECOND, answeredAt: DUE, serverTime: DUE })
    const sent = after({ ...queued(), mustRead: true }, { type: 'read', seen, other: null }, at(DUE))
    const lost = after(sent, { type: 'notAnswered', problem: { code: 'timeout' } }, at(DUE + 25 * SECOND))
    expect(readAt(lost, DUE + 30 * SECOND, finished(SECOND)).state).toBe('done')
  })

  it('compares with the clock of the server, not with that of this computer', () => {
    const ahead = 3 * 60 * MINUTE
    const seen = { ...PANEL, serverTime: PANEL.serverTime + ahead }
    const sent = after(queued(), { type: 'read', seen: read(seen), other: null }, at(DUE))
    const lost = after(sent, { type: 'notAnswered', problem: { code: 'timeout' } }, at(DUE + 25 * SECOND))
    const then = { ...finished(ahead + SECOND), serverTime: DUE + ahead + 30 * SECOND }
    expect(readAt(lost, DUE + 30 * SECOND, then).state).toBe('done')
    const before = { ...finished(ahead - MINUTE), serverTime: DUE + ahead + 30 * SECOND }
    expect(readAt(lost, DUE + 30 * SECOND, before).state).toBe('doneElsewhere')
  })

  it('does not call its own completion somebody else’s because the server’s clocks disagree', () => {
    const stopped = { ...finished(30 * MINUTE), serverTime: DUE }
    expect(
      readAt({ ...unknown(), firstSentAt: DUE, lastSentAt: DUE + 29 * MINUTE }, DUE + 30 * MINUTE, stopped).state,
    ).toBe('done')
  })

  it('is sent again only after two reads, 90 s after the outcome was lost and 10 s apart', () => {
    let record = readAt(unknown(), DUE + 30 * SECOND)
    expect(record).toMatchObject({ state: 'unknown', firstNewAt: null })
    record = readAt(record, LOST + QUIET - 1)
    expect(record.firstNewAt).toBeNull()
    record = readAt(record, LOST + QUIET)
    expect(record).toMatchObject({ state: 'unknown', nextAt: LOST + QUIET + 10 * SECOND })
    expect(readAt(record, LOST + QUIET + 9 * SECOND).state).toBe('unknown')
    expect(readAt(record, LOST + QUIET + 10 * SECOND).state).toBe('queued')
  })

  it('waits by the server’s clock when this computer’s was set forward', () => {
    const early = { readAt: DUE + 200 * SECOND, serverTime: DUE + 10 * SECOND }
    const now = DUE + 200 * SECOND
    const jumped = { ...at(now), watched: () => 10 * SECOND }
    const event = { type: 'read', seen: read(early), other: null } as const
    expect(after(unknown(), event, jumped)).toMatchObject({ state: 'unknown', firstNewAt: null })
  })

  it('is looked at once more before 90 s are over, so that a late success shows soon', () => {
    expect(readAt(unknown(), DUE + 30 * SECOND).nextAt).toBeLessThanOrEqual(LOST + QUIET)
  })

  it('needs a person after three requests without a clear answer', () => {
    const third = { ...unknown(), unclear: 3 }
    const once = readAt(third, LOST + QUIET)
    expect(readAt(once, LOST + QUIET + 10 * SECOND)).toMatchObject({ state: 'attention', obstacle: 'sendsUsedUp' })
  })

  it.each(['conflict', 'refused', 'notFound', 'notAllowed'] as const)(
    'after a clear %s needs a person as soon as a read finds the task still open',
    (code) => {
      expect(readAt(unknown(code), DUE + 26 * SECOND)).toMatchObject({ state: 'attention', problem: { code } })
    },
  )

  it('keeps the refusal in mind while reads fail', () => {
    const failing: CompletionEvent = { type: 'readFailed', problem: { code: 'network' } }
    const record = after(unknown('conflict'), failing, at(DUE + 26 * SECOND))
    expect(readAt(record, DUE + 30 * SECOND)).toMatchObject({ state: 'attention', problem: { code: 'conflict' } })
  })

  it.each([408, 425])('after status %s is not a refusal', (status) => {
    const record = after(sending(), { type: 'notAnswered', problem: { code: 'refused', status } }, at(DUE))
    expect(readAt(record, DUE + SECOND).state).toBe('unknown')
  })

  it('stays while reads fail', () => {
    const event: CompletionEvent = { type: 'readFailed', problem: { code: 'network' } }
    expect(after(unknown(), event, at(DUE + 30 * SECOND))).toMatchObject({ state: 'unknown', failures: 1 })
  })
})

describe('a paused completion', () => {
  it.each(['queued', 'unknown'] as const)('goes back to %s', (state) => {
    const paused = after(recordIn(state), { type: 'pause', problem: { code: 'offline' } }, at(DUE))
    expect(paused).toMatchObject({ state: 'paused', pausedFrom: state, nextAt: DUE + 30 * SECOND })
    expect(after(paused, { type: 'resume' }, at(DUE + MINUTE))).toMatchObject({
      state,
      pausedFrom: null,
      problem: null,
    })
  })

  it('is tried again soon when the network is there and a request still fails, and less and less often', () => {
    const waiting = after(queued(), { type: 'pause', problem: { code: 'offline' } }, at(DUE))
    const network: CompletionEvent = { type: 'pause', problem: { code: 'network' } }
    const once = after(waiting, network, at(DUE + SECOND))
    expect((once.nextAt ?? Number.NaN) - DUE - SECOND).toBeLessThanOrEqual(2 * SECOND)
    let last = once
    for (let times = 0; times < 20; times += 1) last = after(last, network, at(DUE + SECOND))
    expect((last.nextAt ?? Number.NaN) - DUE - SECOND).toBeLessThanOrEqual(MINUTE)
    expect(last.nextAt ?? Number.NaN).toBeGreaterThan(once.nextAt ?? Number.NaN)
  })

  it('is not sent on what the panel read before', () => {
    const paused = after(queued(), { type: 'pause', problem: { code: 'keyRefused' } }, at(DUE))
    const back = after(paused, { type: 'resume' }, at(DUE + SECOND))
    expect(step(back, { type: 'read', seen: read(PANEL), other: null }, at(DUE + SECOND)).kind).toBe('refused')
  })
})

describe('what needs a person', () => {
  const attention = () => after(held(), { type: 'due' }, at(DUE + 20 * MINUTE))

  it('can be put aside', () => {
    expect(after(attention(), { type: 'dismiss' }, at(DUE + 21 * MINUTE))).toMatchObject({
      state: 'attention',
      dismissed: true,
    })
  })

  it('is only looked at when checked again: still open leads back, and nothing is sent', () => {
    const now = DUE + 30 * MINUTE
    const checking = after(attention(), { type: 'tryNow', askedAt: now }, at(now))
    expect(checking.state).toBe('unknown')
    const back = readAt(readAt(checking, now).state === 'attention' ? checking : checking, now)
    expect(back).toMatchObject({ state: 'attention', problem: { code: 'windowMissed' }, checking: null })
  })

  it('is settled by a check that finds the task finished', () => {
    const now = DUE + 30 * MINUTE
    const checking = after(attention(), { type: 'tryNow', askedAt: now }, at(now))
    expect(readAt(checking, now, { status: 'finished' }).state).toBe('doneElsewhere')
  })
})

describe('an ended completion', () => {
  const events: CompletionEvent[] = [
    { type: 'due' },
    { type: 'undo' },
    { type: 'sendNow' },
    { type: 'tryNow', askedAt: T0 },
    { type: 'dismiss' },
    { type: 'read', seen: read(), other: null },
    { type: 'readFailed', problem: { code: 'network' } },
    { type: 'answered', task: finishedTask(), serverTime: null },
    { type: 'notAnswered', problem: { code: 'timeout' } },
    { type: 'ownerGone' },
    { type: 'pause', problem: { code: 'offline' } },
    { type: 'resume' },
  ]

  it.each(['done', 'doneElsewhere', 'cancelled'] as const)('never changes: %s', (state) => {
    for (const event of events) expect(step(recordIn(state), event, at(DUE)).kind).not.toBe('moved')
  })

  it('is the only kind that nothing is due for', () => {
    const moved = COMPLETION_STATES.filter((state) =>
      events.some((event) => step(recordIn(state), event, at(DUE)).kind === 'moved'),
    )
    expect(moved).toEqual(['held', 'queued', 'sending', 'unknown', 'paused', 'attention'])
  })

  it('remembers its whole course', () => {
    const done = after(sending(), { type: 'answered', task: finishedTask(), serverTime: null }, at(DUE + SECOND))
    expect(done.course.map(({ state }) => state)).toEqual(['held', 'queued', 'sending', 'done'])
  })
})
