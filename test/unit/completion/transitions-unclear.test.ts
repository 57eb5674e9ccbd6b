import { describe, expect, it } from 'vitest'
import { COMPLETION_STATES } from '#lib/shared/messages/step-view.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { createStopwatch } from '#lib/worker/journal/stopwatch.ts'
import { type CompletionEvent, step } from '#lib/worker/journal/transitions.ts'
import { after, at, finishedTask, held, MINUTE, read, recordIn, SECOND, T0 } from './examples.ts'
import { DUE, LOST, PANEL, QUIET, queued, readAt, sending, unknown } from './stages.ts'

const DAY = 24 * 60 * MINUTE

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

  it('is not somebody else’s because the panel’s read was taken in late, and the server tells whole seconds', () => {
    // The server said 11.0 at 11.97; the answer was taken in at 12.02, and the request's repetition refused a moment after the first was carried out.
    const panel = { source: 'panel', readAt: DUE - 2 * SECOND + 20, serverTime: DUE - 3 * SECOND } as const
    const sent = after(queued(), { type: 'read', seen: read(panel), other: null }, at(DUE))
    const refusal = { code: 'conflict', status: 409 } as const
    const refused = after(sent, { type: 'notAnswered', problem: refusal }, at(DUE + 40))
    expect(readAt(refused, DUE + 60, finished(30)).state).toBe('done')
    const other = { code: 'notAllowed', status: 403 } as const
    const forbidden = after(sent, { type: 'notAnswered', problem: other }, at(DUE + 40))
    expect(readAt(forbidden, DUE + 1500, finished(1200)).state).toBe('doneElsewhere')
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

  it('is not sent again by a second read of another process, which has not seen ten seconds pass', () => {
    const once = readAt(readAt(unknown(), LOST + QUIET), LOST + QUIET)
    const now = LOST + QUIET + 10 * SECOND
    const event = { type: 'read', seen: read({ readAt: now, serverTime: now }), other: null } as const
    const isNew = { ...at(now), watched: () => 4 * SECOND }
    expect(after(once, event, isNew)).toMatchObject({ state: 'unknown', nextAt: now + 6 * SECOND })
  })

  it('is looked at again within 10 s although this computer’s clock is set back by days and forward again', () => {
    const clock = { wall: LOST + QUIET, monotonic: 0 }
    const watch = createStopwatch({ now: () => clock.wall, monotonic: () => clock.monotonic }, () => 0.5)
    const pass = (ms: number, set = 0) => {
      clock.wall += ms + set
      clock.monotonic += ms
    }
    const lookedAt = (record: CompletionRecord, readFor: number, set: number) => {
      const { now } = watch.moment()
      const seen = read({ readAt: now, serverTime: LOST + QUIET + clock.monotonic })
      pass(readFor, set)
      return after(record, { type: 'read', seen, other: null }, watch.moment())
    }
    watch.moment().since(LOST)
    pass(SECOND, -3 * DAY)
    const once = lookedAt(unknown(), SECOND, 0)
    expect(once.firstNewAt).not.toBeNull()
    pass(25 * SECOND)
    const twice = lookedAt(once, SECOND, 33 * 60 * MINUTE)
    expect(twice.state).toBe('unknown')
    expect((twice.nextAt ?? 0) - clock.wall).toBeLessThanOrEqual(10 * SECOND)
  })

  it('is somebody else’s when it was finished after our refusal was heard, though a sleep kept that from being written down', () => {
    const clock = { wall: DUE, monotonic: 0 }
    const watch = createStopwatch({ now: () => clock.wall, monotonic: () => clock.monotonic }, () => 0.5)
    watch.moment()
    clock.wall += 9 * SECOND
    clock.monotonic += 9 * SECOND
    const { now: heardAt } = watch.moment()
    clock.wall += 30 * SECOND
    clock.monotonic += 10 * SECOND
    const refusal = { code: 'refused', status: 400 } as const
    const late = after(sending(), { type: 'notAnswered', problem: refusal, heardAt }, watch.moment())
    const seen = read({ readAt: clock.wall, serverTime: clock.wall, ...finished(20 * SECOND) })
    expect(after(late, { type: 'read', seen, other: null }, watch.moment()).state).toBe('doneElsewhere')
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
