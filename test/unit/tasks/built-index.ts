import { contactWith, createFakeReply, taskWith } from './fake-reply.ts'
import { createClock, freshStore, runBuild, startWorker } from './index-world.ts'

export const MINUTE = 60_000
export const DAY = 86_400_000

export const maya = contactWith({
  id: 1,
  fullName: 'Maya Okafor',
  company: 'North',
  email: 'maya@north.example',
  linkedInUrl: 'https://www.linkedin.com/in/Maya-Okafor/',
  sequences: [{ sequenceId: 900, sequenceName: 'Nordic CTOs', status: 'active', currentStep: 2 }],
})
export const bob = contactWith({ id: 2, fullName: 'Bob Rey', email: 'bob@north.example' })
export const mayasTask = taskWith({ id: 7, contactId: 1, sequenceId: 900 })
export const bobsTask = taskWith({ id: 8, contactId: 2, dueTo: '2026-03-05T17:00:00Z' })

type Given = Parameters<typeof createFakeReply>[0]

/**
 * An index that was built from these tasks, and the means to go on with it. `since` lists the requests made after that.
 */
export async function built(given: Given = { tasks: [mayasTask, bobsTask], contacts: [maya, bob] }) {
  const clock = createClock()
  const reply = createFakeReply(given)
  const store = freshStore()
  const worker = startWorker(reply, clock, store)
  await worker.index.refreshIfStale()
  await runBuild(worker, clock)
  const before = reply.count()
  const since = () => reply.requests.slice(before).map(({ what }) => what)
  return { clock, reply, store, worker, index: worker.index, since }
}
