import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { createIndexStore, type IndexStore } from '#lib/worker/tasks/index-store.ts'
import { bob, built, MINUTE, maya, mayasTask } from './built-index.ts'
import { createFakeReply, taskWith } from './fake-reply.ts'
import { createClock, freshStore, runBuild, startWorker } from './index-world.ts'
import { profile } from './pages.ts'

const ACCOUNT = 'https://api.reply.example user 42'

/** Writes into the database what no version of ours ever wrote. */
async function damage(
  name: string,
  row: 'tasks' | 'contacts' | 'state',
  key: IDBValidKey,
  value: unknown,
): Promise<void> {
  const db = await openDB(name)
  await db.put(row, value, key)
  db.close()
}

test('a damaged row is left out and read again, and the rows around it stay', async () => {
  const name = 'test-damaged'
  const clock = createClock()
  const reply = createFakeReply({ tasks: [mayasTask, taskWith({ id: 8, contactId: 2 })], contacts: [maya, bob] })
  const first = startWorker(reply, clock, createIndexStore(name))
  await first.index.refreshIfStale()
  await runBuild(first, clock)
  first.kill()
  await damage(name, 'contacts', [ACCOUNT, 1], { id: 1, readAt: 'yesterday', contact: {} })
  await damage(name, 'tasks', [ACCOUNT, 8], { id: 'eight' })

  const next = startWorker(reply, clock, createIndexStore(name))
  expect(await next.index.view()).toMatchObject({ tasks: 1, contactsKnown: 0, contactsTotal: 1 })
  expect(await next.index.match(profile('maya-okafor'))).toEqual({ kind: 'none', contact: null })
  await next.index.refreshIfStale()
  await runBuild(next, clock)
  expect(await next.index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
  expect(await next.index.openTask(8)).not.toBeNull()
  expect([reply.count('contact 1'), reply.count('contact 2')]).toEqual([2, 1])
})

test('a damaged state begins anew and keeps the rows', async () => {
  const name = 'test-damaged-state'
  const clock = createClock()
  const reply = createFakeReply({ tasks: [mayasTask], contacts: [maya] })
  const first = startWorker(reply, clock, createIndexStore(name))
  await first.index.refreshIfStale()
  await runBuild(first, clock)
  await damage(name, 'state', ACCOUNT, { encoding: 'roman' })
  const next = startWorker(reply, clock, createIndexStore(name))
  expect(await next.index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
  await next.index.refreshIfStale()
  expect(await next.index.view()).toMatchObject({ state: 'ready', tasks: 1, contactsKnown: 1 })
})

test('a full or broken disk leaves the index usable for as long as the worker lives, and says so', async () => {
  const full: IndexStore = {
    load: () => Promise.reject(new DOMException('no database', 'UnknownError')),
    save: () => Promise.reject(new DOMException('disk full', 'QuotaExceededError')),
    forgetAll: () => Promise.resolve(),
  }
  const clock = createClock()
  const reply = createFakeReply({ tasks: [mayasTask], contacts: [maya] })
  const worker = startWorker(reply, clock, full)
  expect(await worker.index.refreshIfStale()).toEqual({ ok: true, value: undefined })
  await runBuild(worker, clock)
  expect(await worker.index.match(profile('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
  expect(await worker.index.view()).toMatchObject({ state: 'ready', problem: { code: 'notSaved' } })
})

test('two stores with the same database see each other’s rows', async () => {
  const name = 'test-shared'
  const [one, other] = [createIndexStore(name), createIndexStore(name)]
  await one.save('a', { contacts: [{ id: 1, readAt: 5, contact: maya }] })
  await one.save('b', {
    contacts: [{ id: 1, readAt: 6, contact: null }],
    sequences: [{ id: 9, readAt: 7, name: 'Nine' }],
  })
  expect(await other.load('a')).toMatchObject({
    contacts: [{ id: 1, readAt: 5, contact: maya }],
    sequences: [],
    damaged: 0,
  })
  expect(await other.load('b')).toMatchObject({ contacts: [{ contact: null }], sequences: [{ name: 'Nine' }] })
  await other.forgetAll()
  expect(await one.load('b')).toMatchObject({ contacts: [], sequences: [] })
  expect(await one.load('a')).toMatchObject({ contacts: [], sequences: [] })
})

test('contacts are forgotten a month after their last task ended', async () => {
  const { clock, reply, index, store } = await built()
  reply.tasks.delete(8)
  clock.pass(29 * 1440 * MINUTE)
  await index.refreshNow()
  expect(await index.knownContact(2)).toEqual(bob)
  clock.pass(2 * 1440 * MINUTE)
  await index.refreshNow()
  expect(await index.knownContact(2)).toBeNull()
  expect(await index.knownContact(1)).toEqual(maya)
  expect((await store.load(ACCOUNT)).contacts.map(({ id }) => id)).toEqual([1])
})

test('of contacts without an open task only the last three hundred are kept', async () => {
  const store = freshStore()
  const contacts = Array.from({ length: 400 }, (_, nth) => ({ id: 1000 + nth, readAt: nth, contact: null }))
  const clock = createClock()
  await store.save(ACCOUNT, { contacts: contacts.map((row) => ({ ...row, readAt: clock.now() - 400 + row.readAt })) })
  const worker = startWorker(createFakeReply({ tasks: [mayasTask], contacts: [maya] }), clock, store)
  await worker.index.refreshNow()
  await runBuild(worker, clock)
  await worker.index.refreshNow()
  const kept = (await store.load(ACCOUNT)).contacts.map(({ id }) => id)
  expect(kept.filter((id) => id >= 1000)).toEqual(contacts.slice(-300).map(({ id }) => id))
  expect(kept).toContain(1)
})

test('completing all day leaves three hundred contacts behind at most, whether or not the list is read again', async () => {
  const clock = createClock()
  const some = Array.from({ length: 350 }, (_, nth) => nth + 1)
  const tasks = some.map((id) => ({ ...mayasTask, id, contactId: id }))
  const store = freshStore()
  await store.save(ACCOUNT, {
    contacts: some.map((id) => ({ id, readAt: clock.now() - id, contact: { ...maya, id } })),
  })
  const { index } = startWorker(createFakeReply({ tasks }), clock, store)
  await index.refreshNow()
  for (const task of tasks.slice(0, 340)) await index.put({ ...task, status: 'finished' })
  const kept = (await store.load(ACCOUNT)).contacts.map(({ id }) => id)
  expect(kept).toHaveLength(311)
  expect(kept).toEqual(expect.arrayContaining(some.slice(339)))
})

test('an account that was changed while its tasks were being read keeps them out of the other', async () => {
  const clock = createClock()
  const reply = createFakeReply({ tasks: [mayasTask], contacts: [maya] })
  const store = freshStore()
  const worker = startWorker(reply, clock, store)
  const refreshing = worker.index.refreshIfStale()
  worker.switchTo('another account')
  await worker.index.view()
  await refreshing
  expect(await worker.index.view()).toMatchObject({ tasks: 0 })
  expect(await store.load('another account')).toMatchObject({ tasks: [], contacts: [] })
})
