import { expect, test } from 'vitest'
import { fail } from '#lib/shared/problem.ts'
import { contactWith, createFakeReply, type FakeReply, taskWith } from './fake-reply.ts'
import { createClock, freshStore, MORNING, runBuild, startWorker, until } from './index-world.ts'
import { profile } from './pages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** So many contacts with one open task each; the higher the number, the earlier it is due. */
function replyWith(count: number, more: { perSequence?: number; strangersPerSequence?: number } = {}) {
  const { perSequence = 0, strangersPerSequence = 0 } = more
  const ids = Array.from({ length: count }, (_, at) => at + 1)
  const sequenceOf = (id: number) => (perSequence === 0 ? null : 500 + Math.floor((id - 1) / perSequence))
  const contactOf = (id: number, sequenceId: number | null) =>
    contactWith({
      id,
      linkedInUrl: `https://www.linkedin.com/in/person-${id}`,
      sequences:
        sequenceId === null
          ? []
          : [{ sequenceId, sequenceName: `Sequence ${sequenceId}`, status: 'active', currentStep: 1 }],
    })
  const sequences = [...new Set(ids.map(sequenceOf))].filter((id) => id !== null)
  const strangers = sequences.flatMap((sequenceId) =>
    Array.from({ length: strangersPerSequence }, (_, at) => contactOf(sequenceId * 100_000 + at, sequenceId)),
  )
  return createFakeReply({
    contacts: [...strangers, ...ids.map((id) => contactOf(id, sequenceOf(id)))],
    tasks: ids.map((id) =>
      taskWith({
        id: 10_000 + id,
        contactId: id,
        sequenceId: sequenceOf(id),
        dueTo: new Date(MORNING + (count - id) * MINUTE).toISOString(),
      }),
    ),
  })
}

/** The most requests that were made within any span of so many milliseconds. */
function mostWithin(reply: FakeReply, span: number): number {
  const times = reply.requests.map(({ at }) => at)
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + span).length))
}

test('a build of 1,000 tasks, its worker killed ten times, ends complete and within half of Reply’s limits', async () => {
  const clock = createClock()
  const reply = replyWith(1000)
  const store = freshStore()
  const first = startWorker(reply, clock, store)
  await first.index.refreshIfStale()
  await runBuild(first, clock, () => reply.count() >= 90)
  first.kill()
  for (let life = 2; life <= 10; life += 1) {
    const worker = startWorker(reply, clock, store)
    await runBuild(worker, clock, () => reply.count() >= life * 90)
    worker.kill()
  }
  const last = startWorker(reply, clock, store)
  await runBuild(last, clock)

  expect(await last.index.view()).toEqual({
    state: 'ready',
    tasks: 1000,
    contactsKnown: 1000,
    contactsTotal: 1000,
    refreshedAt: MORNING,
    problem: null,
  })
  expect(last.index.nextWorkAt()).toBeNull()
  // Two for the list, one for each contact, and at most one lost with each death.
  expect(reply.count()).toBeLessThanOrEqual(2 + 1000 + 10)
  expect(mostWithin(reply, MINUTE)).toBeLessThanOrEqual(50)
  expect(mostWithin(reply, HOUR)).toBeLessThanOrEqual(1500)
  expect(clock.now() - MORNING).toBeLessThan(25 * MINUTE)
}, 30_000)

test('contacts of the tasks that are due first come first, and are matched while the rest is read', async () => {
  const clock = createClock()
  const reply = replyWith(200)
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await until(worker.isWaiting)
  expect(reply.requests.slice(2, 5).map(({ what }) => what)).toEqual(['contact 200', 'contact 199', 'contact 198'])
  expect(await worker.index.view()).toMatchObject({ state: 'building', contactsKnown: 48, contactsTotal: 200 })
  expect(await worker.index.match(profile('person-200'))).toMatchObject({ kind: 'task', task: { id: 10_200 } })
  expect(await worker.index.match(profile('person-1'))).toEqual({ kind: 'none', contact: null })
  await runBuild(worker, clock)
  expect(await worker.index.match(profile('person-1'))).toMatchObject({ kind: 'task', task: { id: 10_001 } })
})

test('contacts of one sequence come in pages instead of one by one', async () => {
  const clock = createClock()
  const reply = replyWith(1000, { perSequence: 100, strangersPerSequence: 300 })
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 1000 })
  expect(reply.count('contacts of sequence')).toBe(10)
  expect(reply.count()).toBe(12)
  expect(await worker.index.match(profile('person-1'))).toMatchObject({ kind: 'task' })
  expect(await worker.index.match(profile('person-50000001'))).toEqual({ kind: 'none', contact: null })
})

test('a sequence of strangers costs one page, and five such sequences end the attempt', async () => {
  const clock = createClock()
  const reply = replyWith(60, { perSequence: 6, strangersPerSequence: 3000 })
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 60 })
  expect(reply.count('contacts of sequence')).toBe(5)
  expect(reply.count('contact ')).toBe(60)
})

test('a server that gives no contacts by sequence is asked for each', async () => {
  const clock = createClock()
  const reply = replyWith(12, { perSequence: 12 })
  reply.refuseWith((what) => (what.startsWith('contacts of') ? fail('refused', { status: 400 }).problem : null))
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 12, problem: null })
  expect(reply.count('contacts of sequence')).toBe(1)
})

test('pages of a sequence that were read are not read again by the next worker', async () => {
  const clock = createClock()
  const reply = replyWith(1200, { perSequence: 1200 })
  const store = freshStore()
  const first = startWorker(reply, clock, store)
  await first.index.refreshIfStale()
  await runBuild(first, clock, () => reply.count() >= 4)
  first.kill()
  const second = startWorker(reply, clock, store)
  await runBuild(second, clock)
  expect(await second.index.view()).toMatchObject({ state: 'ready', contactsKnown: 1200 })
  expect(reply.count('contacts of sequence 500 0')).toBe(1)
  expect(reply.count('contacts of sequence')).toBeLessThanOrEqual(4)
})

test('a contact that Reply does not have is remembered as missing', async () => {
  const clock = createClock()
  const reply = replyWith(3)
  reply.contacts.delete(2)
  const store = freshStore()
  const worker = startWorker(reply, clock, store)
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 3, contactsTotal: 3 })
  expect(await worker.index.contact(2)).toEqual({ ok: true, value: null })
  await runBuild(startWorker(reply, clock, store), clock)
  expect(reply.count('contact 2')).toBe(1)
})

test('“too many requests” is waited out until the time that Reply named', async () => {
  const clock = createClock()
  const reply = replyWith(5)
  const retryAt = MORNING + 90_000
  reply.refuseWith((what) =>
    what === 'contact 3' && clock.now() < retryAt ? fail('rateLimited', { retryAt }).problem : null,
  )
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await worker.index.resume()
  expect(await worker.index.view()).toMatchObject({
    state: 'building',
    contactsKnown: 2,
    problem: { code: 'rateLimited' },
  })
  expect(worker.index.nextWorkAt()).toBe(retryAt)
  const before = reply.count()
  clock.pass(80_000)
  await worker.index.resume()
  await worker.index.refreshNow()
  await worker.index.refreshIfStale()
  expect(reply.count()).toBe(before)
  clock.pass(10_000)
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 5, problem: null })
})

test('a key without the scope for contacts stops the build until somebody looks again', async () => {
  const clock = createClock()
  const reply = replyWith(5)
  reply.refuseWith((what) =>
    what.startsWith('contact') ? fail('scopeMissing', { scope: 'contacts:read' }).problem : null,
  )
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await worker.index.resume()
  expect(await worker.index.view()).toMatchObject({ state: 'failed', tasks: 5, problem: { code: 'scopeMissing' } })
  expect(worker.index.nextWorkAt()).toBeNull()
  clock.pass(HOUR)
  await worker.index.resume()
  expect(reply.count('contact')).toBe(1)
  reply.refuseWith(null)
  await worker.index.refreshNow()
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 5, problem: null })
})

test('without a network the build waits longer and longer, and goes on by itself', async () => {
  const clock = createClock()
  const reply = replyWith(3)
  const worker = startWorker(reply, clock, freshStore())
  reply.refuseWith((what) => (what.startsWith('contact') ? fail('offline').problem : null))
  await worker.index.refreshIfStale()
  const waits: number[] = []
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await worker.index.resume()
    const next = worker.index.nextWorkAt() ?? 0
    waits.push(next - clock.now())
    clock.set(next)
  }
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000])
  reply.refuseWith(null)
  await runBuild(worker, clock)
  expect(await worker.index.view()).toMatchObject({ state: 'ready', contactsKnown: 3, problem: null })
})

test('one contact that Reply cannot give does not keep the others waiting, not even when the worker dies each time', async () => {
  const clock = createClock()
  const reply = replyWith(4)
  const store = freshStore()
  reply.refuseWith((what) => (what === 'contact 4' ? fail('serverError', { status: 500 }).problem : null))
  const first = startWorker(reply, clock, store)
  await first.index.refreshIfStale()
  await first.index.resume()
  first.kill()
  for (let life = 0; life < 5; life += 1) {
    clock.pass(10 * MINUTE)
    const worker = startWorker(reply, clock, store)
    await worker.index.resume()
    expect(await worker.index.match(profile('person-1'))).toMatchObject({ kind: 'task' })
    worker.kill()
  }
  const last = startWorker(reply, clock, store)
  expect(await last.index.view()).toMatchObject({ state: 'ready', contactsKnown: 4 })
  expect(await last.index.match(profile('person-1'))).toMatchObject({ kind: 'task' })
  expect(reply.count('contact 4')).toBe(3)
})

test('the names of sequences that no contact told are read once; a key without the scope costs one request', async () => {
  const clock = createClock()
  const reply = replyWith(4)
  for (const [id, task] of reply.tasks) reply.tasks.set(id, { ...task, sequenceId: 900 + (id % 2) })
  reply.sequences.set(900, { id: 900, name: 'Nordic CTOs', status: 'active', isArchived: false })
  reply.sequences.set(901, { id: 901, name: null, status: 'active', isArchived: false })
  const worker = startWorker(reply, clock, freshStore())
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  expect(await worker.index.sequenceName(900)).toBe('Nordic CTOs')
  expect(await worker.index.sequenceName(901)).toBeNull()
  expect(reply.count('sequence')).toBe(2)

  reply.refuseWith((what) => (what.startsWith('sequence') ? fail('scopeMissing').problem : null))
  const denied = startWorker(reply, clock, freshStore())
  await denied.index.refreshIfStale()
  await runBuild(denied, clock)
  expect(await denied.index.sequenceName(900)).toBeNull()
  expect(await denied.index.view()).toMatchObject({ state: 'ready', problem: null })
  expect(reply.count('sequence')).toBe(3)
})
