import { describe, expect, test } from 'vitest'
import { fail } from '#lib/problem.ts'
import { COLLEAGUE, contactWith, createFakeReply, ME, taskWith } from './fake-reply.ts'
import { createClock, freshStore, MORNING, runBuild, startWorker } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'

const MINUTE = 60_000
const ok = { ok: true, value: undefined }

const maya = contactWith({
  id: 1,
  fullName: 'Maya Okafor',
  company: 'North',
  email: 'maya@north.example',
  linkedInUrl: 'https://www.linkedin.com/in/Maya-Okafor/',
  sequences: [{ sequenceId: 900, sequenceName: 'Nordic CTOs', status: 'active', currentStep: 2 }],
})
const bob = contactWith({ id: 2, fullName: 'Bob Rey', email: 'bob@north.example' })
const mayasTask = taskWith({ id: 7, contactId: 1, sequenceId: 900 })
const bobsTask = taskWith({ id: 8, contactId: 2, dueTo: '2026-03-05T17:00:00Z' })

/** An index that was built with these tasks, and the means to go on with it. */
async function built(
  given: Parameters<typeof createFakeReply>[0] = { tasks: [mayasTask, bobsTask], contacts: [maya, bob] },
) {
  const clock = createClock()
  const reply = createFakeReply(given)
  const store = freshStore()
  const worker = startWorker(reply, clock, store)
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  const since = () => reply.requests.slice(before).map(({ what }) => what)
  const before = reply.count()
  return { clock, reply, store, worker, index: worker.index, since }
}

describe('visiting pages', () => {
  test('costs no request: neither with a match nor without, and not in the next worker either', async () => {
    const { clock, reply, store, index, since } = await built()
    for (let nth = 0; nth < 20; nth += 1)
      expect(await index.match(profile(`nobody-${nth}`))).toEqual({ kind: 'none', contact: null })
    expect(await index.match(profile('maya-okafor'))).toMatchObject({
      kind: 'task',
      task: { id: 7 },
      contact: { id: 1 },
    })
    expect(await index.agreement(1, profile('maya-okafor'))).toBe('same')
    expect(await index.agreement(1, profile('bob-rey'))).toBe('different')
    expect(await index.agreement(99, profile('bob-rey'))).toBe('unknown')
    clock.pass(3 * 86_400_000)
    const next = startWorker(reply, clock, store)
    await next.index.resume()
    expect(await next.index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
    expect(next.index.nextWorkAt()).toBeNull()
    expect(since()).toEqual([])
  })

  test('costs no request before anybody ever looked', async () => {
    const reply = createFakeReply({ tasks: [mayasTask], contacts: [maya] })
    const { index } = startWorker(reply, createClock(), freshStore())
    await index.resume()
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
    expect(await index.view()).toMatchObject({ state: 'empty', refreshedAt: null })
    expect(await index.today()).toBeNull()
    expect(reply.count()).toBe(0)
  })

  test('is quick with 1,000 tasks', async () => {
    const contacts = Array.from({ length: 1000 }, (_, at) =>
      contactWith({
        id: at + 1,
        email: `p${at}@north.example`,
        linkedInUrl: `https://www.linkedin.com/in/p-${at}`,
        phone: `+1 415 555 ${String(at).padStart(4, '0')}`,
      }),
    )
    const { clock, reply, store, index } = await built({
      contacts,
      tasks: contacts.map(({ id }) => taskWith({ id: 5000 + id, contactId: id })),
    })
    await runBuild(startWorker(reply, clock, store), clock)
    const shown = page([
      person(
        null,
        evidence('linkedIn', 'p-500'),
        evidence('email', 'p500@north.example'),
        evidence('phone', '415-555-0500'),
      ),
    ])
    await index.match(shown)
    const began = performance.now()
    for (let nth = 0; nth < 200; nth += 1) await index.match(shown)
    expect((performance.now() - began) / 200).toBeLessThan(1)
    expect(await index.match(shown)).toMatchObject({ kind: 'task', task: { id: 5501 } })
  })
})

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
    const { index } = await built()
    await index.remove(7)
    await index.put(mayasTask)
    await index.refreshNow()
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
    await index.put(taskWith({ ...mayasTask, status: 'finished' }), MORNING + 5)
    expect(await index.taskDetail(7)).toMatchObject({
      value: { task: { status: 'finished' }, serverTime: MORNING + 5 },
    })
    expect(since()).toEqual([])
  })
})

describe('a contact', () => {
  test('is read again when it was read a week ago and somebody looks', async () => {
    const { clock, reply, worker, index, since } = await built()
    reply.contacts.set(1, { ...maya, linkedInUrl: 'https://www.linkedin.com/in/maya-lind' })
    clock.pass(6 * 86_400_000)
    await index.contact(1)
    expect(since()).toEqual([])
    clock.pass(86_400_000)
    const before = worker.changes()
    expect(await index.contact(1)).toMatchObject({ ok: true, value: { id: 1 } })
    while (worker.changes() === before) await new Promise((resolve) => setImmediate(resolve))
    expect(since()).toEqual(['contact 1'])
    expect(await index.match(profile('maya-lind'))).toMatchObject({ kind: 'task' })
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
  })

  test('that the index does not hold is one request, then none', async () => {
    const { reply, index, since } = await built()
    reply.contacts.set(3, contactWith({ id: 3 }))
    expect(await index.contact(3)).toMatchObject({ value: { id: 3 } })
    expect(await index.knownContact(3)).toMatchObject({ id: 3 })
    await index.contact(3)
    expect(since()).toEqual(['contact 3'])
  })
})

describe('a sequence’s name', () => {
  test('comes from its contacts without a request', async () => {
    const { index, since } = await built()
    expect(await index.sequenceName(900)).toBe('Nordic CTOs')
    expect(since()).toEqual([])
  })

  test('that may not be read is silent, and is not asked for again', async () => {
    const { reply, index, since } = await built()
    reply.refuseWith(() => fail('scopeMissing').problem)
    expect(await index.sequenceName(901)).toBeNull()
    expect(await index.sequenceName(902)).toBeNull()
    expect(since()).toEqual(['sequence 901'])
    expect(await index.view()).toMatchObject({ state: 'ready', problem: null })
  })
})

describe('looking a person up', () => {
  const zoe = contactWith({
    id: 5,
    fullName: 'Zoe Lind',
    email: 'zoe@south.example',
    linkedInUrl: 'https://www.linkedin.com/in/zoe-lind',
  })

  async function withZoe() {
    const world = await built()
    world.reply.contacts.set(5, zoe)
    world.reply.contacts.set(
      6,
      contactWith({ id: 6, linkedInUrl: 'https://www.linkedin.com/in/zoe-lind-2', email: 'joezoe@south.example' }),
    )
    return world
  }

  test('finds the profile itself and not those that contain it, and the person’s tasks', async () => {
    const { reply, index, since } = await withZoe()
    reply.tasks
      .set(30, taskWith({ id: 30, contactId: 5 }))
      .set(31, taskWith({ id: 31, contactId: 5, assignedUserId: COLLEAGUE }))
    const found = await index.lookUpPerson(profile('zoe-lind'))
    expect(found).toMatchObject({
      ok: true,
      value: {
        contacts: [{ id: 5 }],
        tasks: [{ id: 30 }],
        colleagues: [{ id: 31 }],
        match: { kind: 'task', task: { id: 30 } },
      },
    })
    expect(since()).toHaveLength(2)
    expect(await index.match(profile('zoe-lind'))).toMatchObject({ kind: 'task', task: { id: 30 } })
  })

  test('tries the e-mail where the profile gives nobody, and the address without its tag last', async () => {
    const { index, since } = await withZoe()
    const shown = page([person(null, evidence('linkedIn', 'z-l'), evidence('email', 'zoe+crm@south.example'))])
    expect(await index.lookUpPerson(shown)).toMatchObject({
      value: { contacts: [{ id: 5 }], tasks: [], match: { kind: 'none' } },
    })
    expect(since().map((what) => what.slice(0, 30))).toEqual([
      'linkedIn https://www.linkedin.',
      'email zoe+crm@south.example',
      'email zoe@south.example',
      expect.stringContaining('tasks'),
    ])
  })

  test('finds nobody where Reply’s answers only contain what was asked for', async () => {
    const { index } = await withZoe()
    const shown = page([person(null, evidence('email', 'oe@south.example'))])
    expect(await index.lookUpPerson(shown)).toMatchObject({ value: { contacts: [], tasks: [] } })
  })

  test('says what went wrong', async () => {
    const { reply, index } = await withZoe()
    reply.refuseWith(() => fail('scopeMissing', { scope: 'contacts:read' }).problem)
    expect(await index.lookUpPerson(profile('zoe-lind'))).toMatchObject({
      ok: false,
      problem: { scope: 'contacts:read' },
    })
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

describe('accounts', () => {
  test('never mix', async () => {
    const { worker, index, since } = await built()
    worker.switchTo('https://api.reply.example user 77')
    expect(await index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
    expect(await index.view()).toMatchObject({ state: 'empty', tasks: 0 })
    worker.switchTo('https://api.reply.example user 42')
    expect(await index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task' })
    expect(since()).toEqual([])
  })

  test('that are forgotten leave nothing behind', async () => {
    const { clock, reply, store, index } = await built()
    await index.forget('https://api.reply.example user 42')
    expect(await store.load('https://api.reply.example user 42')).toMatchObject({
      tasks: [],
      contacts: [],
      sequences: [],
    })
    expect(await startWorker(reply, clock, store).index.view()).toMatchObject({ state: 'empty', tasks: 0 })
  })
})
