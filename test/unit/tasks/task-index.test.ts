import { expect, test } from 'vitest'
import type { PageIdentity } from '#lib/page/identity.ts'
import { contactWith, createFakeReply, taskWith } from './fake-reply.ts'
import { createClock, freshStore, runBuild, startWorker } from './index-world.ts'

function profileOf(slug: string): PageIdentity {
  return {
    site: 'linkedin',
    key: `linkedin:in:${slug}`,
    epoch: 1,
    people: [{ name: null, evidence: [{ kind: 'linkedIn', value: slug, source: 'address' }] }],
    taskReferences: [],
    settled: true,
  }
}

test('a page is matched without a request once the index is built', async () => {
  const clock = createClock()
  const reply = createFakeReply({
    tasks: [taskWith({ id: 7, contactId: 1 })],
    contacts: [
      contactWith({ id: 1, fullName: 'Maya Okafor', linkedInUrl: 'https://www.linkedin.com/in/Maya-Okafor/' }),
    ],
  })
  const worker = startWorker(reply, clock, freshStore())
  expect(await worker.index.refreshIfStale()).toEqual({ ok: true, value: undefined })
  await runBuild(worker, clock)
  const requests = reply.count()
  expect(await worker.index.match(profileOf('maya-okafor'))).toMatchObject({ kind: 'task', task: { id: 7 } })
  expect(await worker.index.match(profileOf('somebody-else'))).toEqual({ kind: 'none', contact: null })
  expect(reply.count()).toBe(requests)
  expect(requests).toBe(3)
})
