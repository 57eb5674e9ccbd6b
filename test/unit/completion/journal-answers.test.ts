import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '#lib/shared/problem.ts'
import { type Desk, openDesk } from './desk.ts'
import { MINUTE, SECOND, T0 } from './examples.ts'

let desk: Desk

beforeEach(() => {
  vi.useFakeTimers({ now: T0 })
  desk = openDesk()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('what Reply answers', () => {
  it('too many requests: it is sent when Reply wants it', async () => {
    const carryOut = desk.onComplete
    desk.onComplete = () => {
      desk.onComplete = carryOut
      return fail('rateLimited', { status: 429, retryAt: Date.now() + 20 * SECOND })
    }
    await desk.click()
    await desk.wait(24 * SECOND)
    expect(desk.sent).toHaveLength(1)
    await desk.wait(2 * SECOND)
    expect(desk.sent).toHaveLength(2)
    expect(desk.only().state).toBe('done')
  })

  it.each([409, 422])('%s: a task that is still open needs a person', async (status) => {
    desk.onComplete = () => fail('conflict', { status })
    await desk.click()
    await desk.wait(10 * MINUTE)
    expect(desk.only()).toMatchObject({ state: 'attention', problem: { code: 'conflict', status } })
    expect(desk.sent).toHaveLength(1)
  })

  it('500 three times: a person must decide', async () => {
    desk.onComplete = () => fail('serverError', { status: 500 })
    await desk.click()
    await desk.wait(10 * MINUTE)
    expect(desk.sent).toHaveLength(3)
    expect(desk.only()).toMatchObject({ state: 'attention', obstacle: 'sendsUsedUp', problem: { code: 'serverError' } })
  })

  it('a check of what needs a person reads, and never sends', async () => {
    desk.onComplete = () => fail('conflict', { status: 409 })
    const { id } = await desk.click()
    await desk.wait(10 * SECOND)
    const reads = desk.reads.length
    await desk.journal.tryNow(id)
    await desk.wait(10 * MINUTE)
    expect(desk.reads.length).toBe(reads + 1)
    expect(desk.sent).toHaveLength(1)
    expect(desk.only()).toMatchObject({ state: 'attention', problem: { code: 'conflict' } })
  })

  it('an API that throws is an unclear outcome, not an end', async () => {
    desk.onComplete = () => Promise.reject(new Error('broken'))
    await desk.click()
    await desk.wait(6 * SECOND)
    expect(desk.only()).toMatchObject({ state: 'unknown', problem: { code: 'ownFault' } })
  })
})

describe('a disk that is full', () => {
  it('under way: nothing is sent that is not written down, and it goes on by itself', async () => {
    await desk.click()
    desk.diskFull = true
    await desk.wait(MINUTE)
    expect(desk.sent).toEqual([])
    expect(desk.problems).toContainEqual({ code: 'notSaved' })
    desk.diskFull = false
    await desk.wait(6 * SECOND)
    expect(desk.only().state).toBe('done')
  })

  it('when the answer comes: the answer is kept in mind', async () => {
    const carryOut = desk.onComplete
    desk.onComplete = (sent) => {
      desk.diskFull = true
      return carryOut(sent)
    }
    await desk.click()
    await desk.wait(10 * SECOND)
    expect(desk.only().state).toBe('sending')
    desk.diskFull = false
    await desk.wait(6 * SECOND)
    expect(desk.only()).toMatchObject({ state: 'done', answer: { confirmedBy: 'answered' } })
  })
})

describe('the history', () => {
  it('can be cleared of what has ended; what is unresolved stays', async () => {
    await desk.click({ taskId: 1, undoSeconds: 0 })
    await desk.wait(SECOND)
    desk.onComplete = () => fail('conflict', { status: 409 })
    await desk.click({ taskId: 2, undoSeconds: 0 })
    await desk.wait(SECOND)
    const { id } = await desk.click({ taskId: 3, undoSeconds: 30 })
    expect(await desk.journal.clearEnded()).toEqual({ ok: true, value: { removed: 1, kept: 2 } })
    expect([...desk.disk.records.values()].map(({ state }) => state)).toEqual(['attention', 'held'])
    expect(await desk.journal.liveFor(3)).toMatchObject({ ok: true, value: { id } })
  })

  it('cleared right after a completion does not let a second click send it again', async () => {
    await desk.click({ undoSeconds: 0 })
    await desk.wait(SECOND)
    await desk.journal.clearEnded()
    await desk.click({ undoSeconds: 0, snapshotChanges: { readAt: T0 - SECOND } })
    await desk.wait(5 * MINUTE)
    expect(desk.sent).toHaveLength(1)
    expect(desk.only().state).toBe('doneElsewhere')
  })

  it('keeps so many and so long', async () => {
    for (let taskId = 1; taskId <= 4; taskId += 1) {
      await desk.click({ taskId, undoSeconds: 0, snapshotChanges: { contactId: taskId } })
      await desk.wait(SECOND)
    }
    expect(await desk.journal.prune({ most: 3, days: 90 })).toEqual({ ok: true, value: 1 })
    await desk.wait(91 * 24 * 60 * MINUTE)
    expect(await desk.journal.prune({ most: 3, days: 90 })).toEqual({ ok: true, value: 3 })
  })

  it('counts nothing as old because this computer’s clock was set forward', async () => {
    await desk.click({ undoSeconds: 0 })
    await desk.wait(SECOND)
    vi.setSystemTime(Date.now() + 400 * 24 * 60 * MINUTE)
    expect(await desk.journal.prune({ most: 2000, days: 30 })).toEqual({ ok: true, value: 0 })
    expect(desk.disk.marks.size).toBe(1)
  })

  it('never removes what has not ended, however old', async () => {
    await desk.click({ taskId: 2, undoSeconds: 30 })
    await desk.journal.prune({ most: 0, days: 0 })
    expect([...desk.disk.records.values()].map(({ state }) => state)).toEqual(['held'])
  })

  it('shows for a task what is under way, else what was last', async () => {
    await desk.click({ undoSeconds: 0 })
    await desk.wait(SECOND)
    const { account } = desk.only()
    expect(await desk.journal.latestFor(4711, account)).toMatchObject({ value: { state: 'done' } })
    await desk.click()
    expect(await desk.journal.latestFor(4711, account)).toMatchObject({ value: { state: 'held' } })
    expect(await desk.journal.latestFor(4711, 'somebody else')).toEqual({ ok: true, value: null })
  })

  it('settles an earlier attention when the task is completed after all', async () => {
    const carryOut = desk.onComplete
    desk.onComplete = () => fail('conflict', { status: 409 })
    await desk.click()
    await desk.wait(10 * SECOND)
    desk.onComplete = carryOut
    await desk.click()
    await desk.wait(3 * MINUTE)
    expect([...desk.disk.records.values()].map(({ state, dismissed }) => [state, dismissed])).toEqual([
      ['attention', true],
      ['done', false],
    ])
  })
})
