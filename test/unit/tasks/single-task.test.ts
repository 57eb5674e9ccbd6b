import { describe, expect, test } from 'vitest'
import { bob, bobsTask, built, MINUTE, maya, mayasTask } from './built-index.ts'
import { taskWith } from './fake-reply.ts'
import { MORNING, startWorker } from './index-world.ts'
import { profile } from './pages.ts'

describe('a task that was completed here', () => {
  test('is gone at once, and does not come back with a list that Reply made before', async () => {
    const { clock, reply, worker, store } = await built()
    const { index } = worker
    const api = reply.api(clock.now)
    const refreshing = index.refreshNow()
    await index.put(taskWith({ ...mayasTask, status: 'finished', finishedAt: '2026-03-02T09:00:00Z' }))
    await refreshing
    expect(await index.openTask(7)).toBeNull()
    clock.pass(2 * MINUTE)
    await index.refreshNow()
    expect(await index.openTask(7)).toBeNull()
    expect(await startWorker(reply, clock, store).index.openTask(7)).toBeNull()
    await api.complete(7, { callResolution: null, finishProspectInSequence: false }, 'integers')
    clock.pass(15 * MINUTE)
    await index.refreshNow()
    expect(await index.openTask(7)).toBeNull()
  })

  test('is gone by `remove` too', async () => {
    const { index } = await built()
    await index.remove(7)
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: maya })
    expect(await index.today()).toMatchObject({ lines: [{ taskId: 8 }] })
  })

  test('comes back where Reply itself says that it is open', async () => {
    const { clock, reply, index } = await built()
    await index.remove(7)
    await index.put(mayasTask)
    await index.refreshNow()
    reply.tasks.set(7, { ...mayasTask, dueTo: '2026-03-04T09:00:00Z' })
    clock.pass(MINUTE)
    await index.refreshNow()
    expect(await index.openTask(7)).toMatchObject({ dueTo: '2026-03-04T09:00:00Z' })
    expect(await index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
  })
})

describe('a task in full', () => {
  test('is read once a minute at most, by however many ask', async () => {
    const { clock, index, since } = await built()
    const [one, other] = await Promise.all([index.taskDetail(7), index.taskDetail(7)])
    expect(one).toEqual(other)
    expect(one).toMatchObject({ ok: true, value: { task: { id: 7 }, readAt: MORNING, serverTime: MORNING } })
    clock.pass(MINUTE - 1)
    await index.taskDetail(7)
    expect(since()).toEqual(['task 7'])
    await index.taskDetail(7, 1000)
    expect(since()).toEqual(['task 7', 'task 7'])
    expect(await index.knownDetail(7)).toMatchObject({ readAt: MORNING + MINUTE - 1 })
    expect(await index.knownDetail(8)).toBeNull()
  })

  test('that a colleague finished leaves the index', async () => {
    const { reply, index } = await built()
    reply.tasks.set(7, { ...mayasTask, status: 'finished' })
    await index.taskDetail(7)
    expect(await index.openTask(7)).toBeNull()
  })

  test('that is gone at Reply leaves the index', async () => {
    const { reply, index } = await built()
    reply.tasks.delete(7)
    expect(await index.taskDetail(7)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await index.openTask(7)).toBeNull()
  })

  test('is not refetched for its completion: the answer is kept as the newest reading', async () => {
    const { index, since } = await built()
    await index.put(taskWith({ ...mayasTask, status: 'finished' }), { serverTime: MORNING + 5 })
    expect(await index.taskDetail(7)).toMatchObject({
      value: { task: { status: 'finished' }, serverTime: MORNING + 5 },
    })
    expect(since()).toEqual([])
  })
})

test('the day lists open tasks due first and counts what is due today or earlier', async () => {
  const { index } = await built({
    tasks: [
      bobsTask,
      mayasTask,
      taskWith({ id: 9, dueTo: '2026-02-20T10:00:00Z', contactId: 2 }),
      taskWith({ id: 11, dueTo: null }),
    ],
    contacts: [maya, bob],
  })
  const day = await index.today()
  expect(day?.lines.map(({ taskId }) => taskId)).toEqual([9, 7, 8, 11])
  expect(day?.open).toBe(2)
  expect(day?.lines[1]).toEqual({
    taskId: 7,
    contactId: 1,
    contactName: 'Maya Okafor',
    company: 'North',
    type: 'call',
    linkedInType: null,
    dueTo: '2026-03-02T17:00:00Z',
    sequenceName: 'Nordic CTOs',
    profileUrl: 'https://www.linkedin.com/in/maya-okafor',
  })
})
