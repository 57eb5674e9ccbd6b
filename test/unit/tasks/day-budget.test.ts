import { afterEach, expect, test } from 'vitest'
import type { TaskSummary } from '#lib/shared/reply/model.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import type { RunningReply } from '#test/sandbox/start-reply.ts'
import { createClock, freshStore, runBuild, startWorker } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'
import { clientOf, startStandIn } from './stand-in.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOURS = 8
const PAGES = 200
const COMPLETIONS = 80
const BETWEEN_PAGES = (HOURS * 60 * MINUTE) / PAGES
const ON_THE_PHONE = 70 * SECOND
const FIRST_STRANGER = 90_000

let reply: RunningReply | undefined
afterEach(() => reply?.close())

/** Somebody new in the team's contacts with an open task for us, as a colleague's import makes them. */
function addNewPerson({ world }: RunningReply, nth: number) {
  const [any] = world.contacts.values()
  if (any === undefined) throw new Error('The stand-in has no contacts.')
  const id = FIRST_STRANGER + nth
  world.contacts.set(id, {
    ...any,
    id,
    linkedInUrl: `https://www.linkedin.com/in/new-person-${nth}`,
    email: null,
    phone: null,
    sequences: [],
  })
  world.addTask({ contactId: id, assignedUserId: ROSA })
}

test('a working day of 200 pages and 80 completions costs under 400 requests in all', async () => {
  const clock = createClock()
  reply = await startStandIn(clock, { tasks: 300, contacts: 300 })
  const client = clientOf(reply, clock)
  const store = freshStore()
  const account = `${reply.url} user ${ROSA}`
  let worker = startWorker(client, clock, store, account)
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  worker.kill()
  // The next morning; Sunday's build was set-up.
  clock.pass(16 * 60 * MINUTE)
  reply.journal.clear()
  worker = startWorker(client, clock, store, account)

  /** What opening the panel asks for. */
  async function look(task: TaskSummary): Promise<void> {
    await worker.index.refreshIfStale()
    await runBuild(worker, clock)
    await worker.index.taskDetail(task.id)
    if (task.contactId !== null) await worker.index.contact(task.contactId)
    if (task.sequenceId !== null) await worker.index.sequenceName(task.sequenceId)
  }

  const api = client.api(clock.now)
  let completed = 0
  for (let nth = 0; nth < PAGES; nth += 1) {
    clock.pass(BETWEEN_PAGES - ON_THE_PHONE)
    if (nth % 10 === 9) {
      // The browser ends an idle worker many times a day.
      worker.kill()
      worker = startWorker(client, clock, store, account)
      await worker.index.resume()
    }
    await worker.index.match(profile(`passer-by-${nth}`))
    await worker.index.match(page([person('Nobody Known', evidence('email', `nobody${nth}@elsewhere.example`))]))
    if (nth % 20 === 0) addNewPerson(reply, nth)
    const task = (await worker.index.today())?.lines[nth % 3]
    const open = task === undefined ? null : await worker.index.openTask(task.taskId)
    // Somebody looks at three pages of five, and completes the task on two of them.
    if (open !== null && nth % 5 < 3) await look(open)
    clock.pass(ON_THE_PHONE)
    if (open === null || nth % 5 >= 2) continue
    // The journal's reading before it sends, then the completion itself.
    await worker.index.taskDetail(open.id)
    const done = await api.complete(open.id, { callResolution: null, finishProspectInSequence: false }, open.encoding)
    expect(done.ok).toBe(true)
    if (done.ok) await worker.index.put(done.value.value, done.value)
    completed += 1
    // The sequence moves on: another task with the same contact.
    reply.world.addTask({ contactId: open.contactId, assignedUserId: ROSA, sequenceId: open.sequenceId })
  }

  expect(completed).toBe(COMPLETIONS)
  expect(reply.world.effects).toHaveLength(COMPLETIONS)
  await worker.index.refreshNow()
  await runBuild(worker, clock)
  expect(await worker.index.match(profile('new-person-180'))).toMatchObject({ kind: 'task' })
  expect(reply.journal.entries.length).toBeLessThan(400)
}, 60_000)
