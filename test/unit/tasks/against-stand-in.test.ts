import { afterEach, expect, test } from 'vitest'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import type { Match } from '#lib/worker/tasks/matching.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import type { Contact, Task } from '#test/sandbox/model.ts'
import type { RunningReply } from '#test/sandbox/start-reply.ts'
import { createClock, freshStore, MORNING, runBuild, startWorker } from './index-world.ts'
import { evidence, page, person, profile } from './pages.ts'
import { clientOf, startStandIn } from './stand-in.ts'

const MINUTE = 60_000

let reply: RunningReply | undefined
afterEach(() => reply?.close())

/** Rosa's open tasks at the stand-in, by contact. */
function openTasks({ world }: RunningReply): Map<Contact, Task[]> {
  const found = new Map<Contact, Task[]>()
  for (const task of world.tasks.values()) {
    const contact = task.contactId === null ? undefined : world.contacts.get(task.contactId)
    if (contact?.teamId !== 100 || task.assignedUserId !== ROSA || task.status !== 'new') continue
    found.set(contact, [...(found.get(contact) ?? []), task])
  }
  return found
}

/** The contacts of whom a match speaks. */
function shownTo(match: Match): (number | null)[] {
  if (match.kind === 'people') return match.candidates.map(({ contact }) => contact.id)
  return match.kind === 'task' || match.kind === 'tasks' ? [match.contact?.id ?? null] : []
}

/** The tasks of the one person that a match is sure of. */
function takenFrom(match: Match): number[] {
  const tasks = match.kind === 'task' ? [match.task] : match.kind === 'tasks' ? match.tasks : []
  return tasks.map(({ id }) => id).toSorted((one, other) => one - other)
}

test.each([
  ['integers, contacts by sequence', {}, false],
  [
    'strings, contacts one by one',
    { taskEnums: 'string', otherEnums: 'camel', contactSequences: false } as const,
    true,
  ],
])(
  '1,000 tasks at a Reply with %s: built within half of the limits, every person matched, nobody as another',
  async (_name, switches, oneByOne) => {
    const clock = createClock()
    reply = await startStandIn(clock, { tasks: 1000, contacts: 1000, switches })
    if (oneByOne) reply.faults.add({ method: 'POST', path: '/v3/contacts/filter', kind: 'status', status: 403 })
    const worker = startWorker(clientOf(reply, clock), clock, freshStore(), `${reply.url} user ${ROSA}`)
    expect(await worker.index.refreshIfStale()).toEqual({ ok: true, value: undefined })
    await runBuild(worker, clock)

    const open = openTasks(reply)
    const view = await worker.index.view()
    expect(view).toMatchObject({ state: 'ready', problem: null, contactsTotal: open.size, contactsKnown: open.size })
    expect(view.tasks).toBeGreaterThanOrEqual(1000)
    expect(reply.journal.entries.filter(({ status }) => status === 429)).toEqual([])
    expect(reply.journal.entries.length).toBeLessThan(oneByOne ? open.size + 30 : 300)
    expect(clock.now() - MORNING).toBeLessThan((oneByOne ? 25 : 7) * MINUTE)

    const requests = reply.journal.entries.length
    for (const [contact, tasks] of open) {
      const byEmail = await worker.index.match(page([person(null, evidence('email', contact.email ?? ''))]))
      expect(shownTo(byEmail).includes(contact.id)).toBe((contact.email ?? '').trim() !== '')
      const key = linkedInKey(contact.linkedInUrl ?? '')
      const ids = tasks.map(({ id }) => id).toSorted((one, other) => one - other)
      const byProfile = key?.kind === 'linkedIn' ? await worker.index.match(profile(key.value)) : null
      expect(byProfile === null ? ids : takenFrom(byProfile)).toEqual(ids)
    }
    expect(reply.journal.entries.length).toBe(requests)
  },
  60_000,
)
