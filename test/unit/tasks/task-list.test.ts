import { describe, expect, test } from 'vitest'
import { fail } from '#lib/shared/problem.ts'
import { bob, built, MINUTE, maya, mayasTask } from './built-index.ts'
import { COLLEAGUE, contactWith, createFakeReply, ME, taskWith } from './fake-reply.ts'
import { createClock, freshStore, MORNING, runBuild, startWorker } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'

const ok = { ok: true, value: undefined }

describe('the list of open tasks', () => {
  test('is asked for in the server’s own encoding, which the first request learns', async () => {
    for (const encoding of ['integers', 'strings'] as const) {
      const { reply } = await built({
        tasks: [taskWith({ id: 1, status: 'finished' }), mayasTask],
        contacts: [maya],
        encoding,
      })
      expect(reply.requests.map(({ what }) => what)).toEqual([
        `tasks {"assignedUserId":${ME}} 1 0`,
        `tasks {"assignedUserId":${ME},"status":{"name":"new","encoding":"${encoding}"}} 1000 0`,
        'contact 1',
      ])
    }
  })

  test('is one request for somebody without any task', async () => {
    const { reply, index } = await built({})
    expect(reply.count()).toBe(1)
    expect(await index.view()).toMatchObject({ state: 'ready', tasks: 0 })
    expect(await index.today()).toEqual({ lines: [], open: 0 })
  })

  test('holds the rep’s own open tasks only', async () => {
    const { index } = await built({
      tasks: [
        mayasTask,
        taskWith({ id: 9, contactId: 1, assignedUserId: COLLEAGUE }),
        taskWith({ id: 10, contactId: 1, status: 'finished' }),
      ],
      contacts: [maya],
    })
    expect(await index.view()).toMatchObject({ tasks: 1 })
    expect(await index.openTask(9)).toBeNull()
  })

  test('is followed over pages by what the server sent, whatever it caps them at', async () => {
    const tasks = Array.from({ length: 230 }, (_, at) => taskWith({ id: at + 1 }))
    const { index, reply } = await built({ tasks, pageCap: 100 })
    expect(await index.view()).toMatchObject({ state: 'ready', tasks: 230 })
    expect(reply.count('tasks')).toBe(4)
  })

  test('is read again when it is older than a minute and somebody looks, once for all who look', async () => {
    const { clock, index, since } = await built()
    await index.refreshIfStale()
    expect(since()).toEqual([])
    clock.pass(MINUTE)
    await Promise.all([index.refreshIfStale(), index.refreshIfStale(), index.refreshNow()])
    expect(since()).toHaveLength(1)
  })

  test('brings new tasks with one request for each new contact, and lets ended ones go', async () => {
    const { clock, reply, worker, index, since } = await built()
    reply.contacts.set(3, contactWith({ id: 3, linkedInUrl: 'https://www.linkedin.com/in/zoe-lind' }))
    reply.tasks
      .set(20, taskWith({ id: 20, contactId: 3 }))
      .set(21, taskWith({ id: 21, contactId: 1 }))
      .delete(8)
    clock.pass(MINUTE)
    await index.refreshIfStale()
    await runBuild(worker, clock)
    expect(since()).toEqual([expect.stringContaining('tasks'), 'contact 3'])
    expect(await index.match(profile('zoe-lind'))).toMatchObject({ kind: 'task', task: { id: 20 } })
    expect(await index.match(profile('maya-okafor'))).toMatchObject({ kind: 'tasks' })
    expect(await index.match(page([person(null, evidence('email', 'bob@north.example'))]))).toEqual({
      kind: 'none',
      contact: bob,
    })
  })

  test('of several pages loses a task only when it lacks it twice', async () => {
    const tasks = Array.from({ length: 150 }, (_, at) => taskWith({ id: at + 1 }))
    const { clock, reply, index } = await built({ tasks, pageCap: 100 })
    reply.tasks.delete(150)
    await index.refreshNow()
    expect(await index.openTask(150)).not.toBeNull()
    clock.pass(MINUTE)
    await index.refreshNow()
    expect(await index.openTask(150)).toBeNull()
  })

  test('is kept whole when reading it breaks off', async () => {
    const tasks = Array.from({ length: 150 }, (_, at) => taskWith({ id: at + 1 }))
    const { reply, index } = await built({ tasks, pageCap: 100 })
    reply.refuseWith((what) => (what.endsWith(' 100') ? fail('network').problem : null))
    expect(await index.refreshNow()).toMatchObject({ ok: false, problem: { code: 'network' } })
    expect(await index.view()).toMatchObject({
      state: 'ready',
      tasks: 150,
      refreshedAt: MORNING,
      problem: { code: 'network' },
    })
  })

  test('is asked for anew when the server has changed its encoding', async () => {
    const { clock, reply, store, since } = await built()
    const changed = createFakeReply({ tasks: [mayasTask], contacts: [maya], encoding: 'strings' })
    const { index } = startWorker(changed, clock, store)
    expect(await index.refreshNow()).toEqual(ok)
    expect(changed.count('tasks')).toBe(3)
    expect(await index.openTask(7)).toMatchObject({ encoding: 'strings' })
    expect([since(), reply.count('tasks')]).toEqual([[], 2])
  })

  test('offline leaves everything usable, and is asked for again soon', async () => {
    const { clock, reply, index, since } = await built()
    clock.pass(MINUTE)
    reply.refuseWith(() => fail('offline').problem)
    expect(await index.refreshIfStale()).toMatchObject({ ok: false })
    await index.refreshIfStale()
    expect(since()).toHaveLength(1)
    expect(await index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task' })
    expect(await index.view()).toMatchObject({ state: 'ready', problem: { code: 'offline' } })
    clock.pass(10_000)
    reply.refuseWith(null)
    await index.refreshIfStale()
    expect(await index.view()).toMatchObject({ state: 'ready', problem: null })
  })

  test('that was never read because the key is refused says so', async () => {
    const reply = createFakeReply({ tasks: [mayasTask] })
    reply.refuseWith(() => fail('keyRefused', { status: 401 }).problem)
    const { index } = startWorker(reply, createClock(), freshStore())
    await index.refreshIfStale()
    expect(await index.view()).toMatchObject({ state: 'failed', problem: { code: 'keyRefused' } })
    expect(index.nextWorkAt()).toBeNull()
  })
})
