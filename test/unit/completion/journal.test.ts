import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '#lib/shared/problem.ts'
import { answer, type Desk, later, openDesk } from './desk.ts'
import { intentOf, MINUTE, SECOND, T0 } from './examples.ts'

let desk: Desk

beforeEach(() => {
  vi.useFakeTimers({ now: T0 })
  desk = openDesk()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a click', () => {
  it('is sent once, as it was chosen, when its undo window ends', async () => {
    await desk.click()
    await desk.wait(5 * SECOND - 1)
    expect(desk.sent).toEqual([])
    await desk.wait(SECOND)
    const body = { callResolution: 'positive', finishProspectInSequence: false }
    expect(desk.sent).toEqual([
      { taskId: 4711, body, encoding: 'integers', at: T0 + 5 * SECOND, account: expect.any(String) },
    ])
    expect(desk.only()).toMatchObject({ state: 'done', attempts: 1, answer: { confirmedBy: 'answered' } })
  })

  it('costs one request when the panel has just read the task', async () => {
    await desk.click()
    await desk.wait(10 * SECOND)
    expect(desk.reads).toEqual([])
  })

  it('is on time although the task has to be read first', async () => {
    desk.onRead = (id) => later(SECOND, () => answer(desk.task(id)))
    await desk.click({ snapshotChanges: { readAt: T0 - 10 * MINUTE } })
    await desk.wait(10 * SECOND)
    expect(desk.reads).toEqual([T0 + 3500])
    expect(desk.sent.map(({ at }) => at)).toEqual([T0 + 5 * SECOND])
  })

  it('does not rely on what the panel read when the task had a completion before', async () => {
    desk.onRead = () => fail('notFound', { status: 404 })
    await desk.click({ undoSeconds: 0, snapshotChanges: { readAt: 0 } })
    await desk.wait(SECOND)
    await desk.click({ undoSeconds: 0 })
    await desk.wait(SECOND)
    expect(desk.reads).toHaveLength(2)
    expect(desk.sent).toEqual([])
  })

  it('does not rely on what the panel read before the journal itself read the task, even for a choice that is gone', async () => {
    const { id } = await desk.click({ snapshotChanges: { readAt: T0 - 54 * SECOND } })
    await desk.wait(4 * SECOND)
    await desk.journal.undo(id)
    await desk.journal.clearEnded()
    expect(desk.reads).toHaveLength(1)
    await desk.click({ undoSeconds: 0, snapshotChanges: { readAt: T0 + SECOND } })
    await desk.wait(SECOND)
    expect(desk.reads).toHaveLength(2)
    expect(desk.sent).toHaveLength(1)
  })

  it('is sent with its resolution as an integer, whatever encoding the task is written in', async () => {
    desk.change(4711, { encoding: 'strings' })
    await desk.click({ snapshotChanges: { readAt: 0 } })
    await desk.wait(6 * SECOND)
    expect(desk.sent).toMatchObject([{ encoding: 'integers' }])
  })

  it('causes no request at all when it is undone', async () => {
    const { id } = await desk.click()
    await desk.wait(4999)
    expect(await desk.journal.undo(id)).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    await desk.wait(MINUTE)
    expect(desk.sent).toEqual([])
    expect(desk.reads).toEqual([])
  })

  it('cannot be undone once it is on its way', async () => {
    const { id } = await desk.click()
    await desk.wait(5 * SECOND)
    expect(await desk.journal.undo(id)).toEqual({ ok: false, problem: { code: 'tooLate' } })
  })

  it('is sent at once without an undo window, or when the rep asks for it', async () => {
    await desk.click({ undoSeconds: 0 })
    await desk.wait(1)
    expect(desk.sent).toHaveLength(1)
    const { id } = await desk.click({ taskId: 4712, undoSeconds: 30 })
    await desk.journal.sendNow(id)
    await desk.wait(1)
    expect(desk.sent).toHaveLength(2)
  })

  it('counts once, however often it is made', async () => {
    await desk.click()
    expect(await desk.journal.accept(intentOf())).toEqual({ ok: false, problem: { code: 'alreadyUnderWay' } })
    await desk.wait(MINUTE)
    expect(desk.sent).toHaveLength(1)
  })

  it('on a task that was just completed finds it finished', async () => {
    await desk.click()
    await desk.wait(10 * SECOND)
    await desk.click()
    await desk.wait(10 * SECOND)
    expect(desk.sent).toHaveLength(1)
    expect([...desk.disk.records.values()].map(({ state }) => state)).toEqual(['done', 'doneElsewhere'])
  })

  it('is refused when it cannot be written down, and then nothing is sent', async () => {
    desk.diskFull = true
    expect(await desk.journal.accept(intentOf())).toEqual({ ok: false, problem: { code: 'notSaved' } })
    desk.diskFull = false
    await desk.wait(MINUTE)
    expect(desk.sent).toEqual([])
  })
})

describe('a worker that dies', () => {
  it('inside the window loses nothing: the next one sends it', async () => {
    await desk.click()
    await desk.wait(2 * SECOND)
    desk.kill()
    await desk.wait(30 * SECOND)
    expect(desk.sent).toEqual([])
    await desk.restart()
    expect(desk.sent).toHaveLength(1)
  })

  it('for a quarter of an hour leaves the decision to the rep', async () => {
    await desk.click()
    desk.kill()
    await desk.wait(20 * MINUTE)
    await desk.restart()
    expect(desk.sent).toEqual([])
    expect(desk.only()).toMatchObject({ state: 'attention', problem: { code: 'windowMissed' } })
  })

  it('while sending has perhaps sent: what was carried out is confirmed by a read', async () => {
    desk.onComplete = ({ taskId }) => {
      desk.change(taskId, { status: 'finished', finishedAt: new Date().toISOString() })
      return new Promise(() => undefined)
    }
    await desk.click()
    await desk.wait(5 * SECOND)
    await desk.restart()
    expect(desk.sent).toHaveLength(1)
    expect(desk.only()).toMatchObject({ state: 'done', answer: { confirmedBy: 'read' } })
  })

  it('while sending has perhaps not sent: it is sent again, not before 90 s', async () => {
    const never = () => new Promise<never>(() => undefined)
    desk.onComplete = never
    await desk.click()
    await desk.wait(5 * SECOND)
    desk.onComplete = openDesk().onComplete
    await desk.restart()
    await desk.wait(89 * SECOND)
    expect(desk.sent).toHaveLength(1)
    await desk.wait(15 * SECOND)
    expect(desk.sent).toHaveLength(2)
  })
})

describe('without the network', () => {
  it('a click is kept, and sent when the network returns', async () => {
    desk.online = false
    await desk.click()
    await desk.wait(MINUTE)
    expect(desk.only()).toMatchObject({ state: 'paused', problem: { code: 'offline' } })
    desk.online = true
    await desk.journal.resume('network')
    expect(desk.only().state).toBe('done')
    expect(desk.sent).toHaveLength(1)
  })

  it('that returns while a request is under way mends nothing that its answer says of the key', async () => {
    desk.onComplete = () => later(2 * SECOND, fail('scopeMissing', { status: 403, scope: 'tasks:operate' }))
    await desk.click()
    await desk.wait(6 * SECOND)
    expect(desk.only().state).toBe('sending')
    void desk.journal.resume('network')
    await desk.wait(MINUTE)
    expect(desk.only()).toMatchObject({ state: 'paused', problem: { code: 'scopeMissing' } })
    expect(desk.sent).toHaveLength(1)
  })

  it('a browser that says "offline" wrongly is tried all the same', async () => {
    desk.online = false
    await desk.click()
    await desk.wait(6 * SECOND)
    desk.online = true
    await desk.wait(31 * SECOND)
    expect(desk.only().state).toBe('done')
  })

  it('a lost connection is read up, and what was carried out is not sent again', async () => {
    desk.onComplete = ({ taskId }) => {
      desk.change(taskId, { status: 'finished', finishedAt: new Date().toISOString() })
      return fail('network')
    }
    await desk.click()
    await desk.wait(6 * SECOND)
    expect(desk.only()).toMatchObject({ state: 'done', answer: { confirmedBy: 'read' } })
    expect(desk.sent).toHaveLength(1)
  })

  it('one contact does not make another late', async () => {
    desk.onComplete = ({ taskId }) =>
      taskId === 1 ? later(25 * SECOND, fail('timeout')) : answer({ ...desk.task(2), status: 'finished' })
    await desk.click({ taskId: 1 })
    await desk.wait(2 * SECOND)
    await desk.click({ taskId: 2, snapshotChanges: { contactId: 901 } })
    await desk.wait(5 * SECOND)
    expect(desk.sent.map(({ taskId, at }) => [taskId, at - T0])).toEqual([
      [1, 5 * SECOND],
      [2, 7 * SECOND],
    ])
  })

  it('an undo window ends on time, whatever its contact waits for', async () => {
    desk.onComplete = () => later(25 * SECOND, fail('timeout'))
    await desk.click({ taskId: 1, undoSeconds: 0 })
    const { id } = await desk.click({ taskId: 2 })
    await desk.wait(5 * SECOND)
    expect(desk.disk.records.get(id)?.state).toBe('queued')
    expect(desk.sent.map(({ taskId }) => taskId)).toEqual([1])
  })

  it('clicks on one contact keep their order', async () => {
    desk.onComplete = ({ taskId }) => {
      desk.onComplete = openDesk().onComplete
      return later(3 * SECOND, () => answer({ ...desk.task(taskId), status: 'finished' }))
    }
    await desk.click({ taskId: 1, undoSeconds: 0 })
    await desk.click({ taskId: 2, undoSeconds: 0 })
    await desk.wait(2 * SECOND)
    expect(desk.sent.map(({ taskId }) => taskId)).toEqual([1])
    await desk.wait(2 * SECOND)
    expect(desk.sent.map(({ taskId }) => taskId)).toEqual([1, 2])
  })
})

describe('the key', () => {
  it('that is refused keeps the completion until it is mended', async () => {
    const carryOut = desk.onComplete
    desk.onComplete = () => fail('keyRefused', { status: 401 })
    await desk.click()
    await desk.wait(10 * MINUTE)
    expect(desk.only()).toMatchObject({ state: 'paused', problem: { code: 'keyRefused' } })
    expect(desk.sent).toHaveLength(1)
    desk.onComplete = carryOut
    await desk.journal.resume('connection')
    expect(desk.only().state).toBe('done')
  })

  it('that is refused is not asked twenty times', async () => {
    desk.onRead = () => fail('keyRefused', { status: 401 })
    for (let taskId = 1; taskId <= 20; taskId += 1) {
      await desk.click({ taskId, snapshotChanges: { readAt: 0, contactId: taskId } })
    }
    await desk.wait(MINUTE)
    expect(desk.reads.length).toBeLessThanOrEqual(8)
    expect([...desk.disk.records.values()].every(({ state }) => state === 'paused')).toBe(true)
  })

  it('of another account sends nothing; with the first one back it goes on', async () => {
    await desk.click()
    desk.account = 'https://api.reply.io#8#'
    await desk.wait(10 * SECOND)
    expect(desk.sent).toEqual([])
    expect(desk.reads).toEqual([])
    expect(desk.only()).toMatchObject({ state: 'paused', problem: { code: 'accountChanged' } })
    desk.account = desk.only().account
    await desk.journal.resume('connection')
    expect(desk.sent).toMatchObject([{ account: desk.only().account }])
  })

  it('that is missing is waited for', async () => {
    desk.account = { code: 'noKey' }
    await desk.click()
    await desk.wait(10 * SECOND)
    expect(desk.only()).toMatchObject({ state: 'paused', problem: { code: 'noKey' } })
  })
})
