import { expect, it, vi } from 'vitest'
import type { Attempts } from '#lib/worker/journal/attempt.ts'
import { createSender } from '#lib/worker/journal/sender.ts'
import { createMemoryStore, emptyDisk } from '#test/faults/memory-store.ts'
import { at, held, SECOND, T0 } from './examples.ts'

it('looks again for what was chosen after its last look, before it let go of the lock', async () => {
  const disk = emptyDisk()
  const store = createMemoryStore(disk)
  const letGo = Promise.withResolvers<void>()
  const worked = vi.fn<() => void>()
  const tried: string[] = []
  const attempts: Attempts = {
    next: (record) => {
      tried.push(record.id)
      disk.records.clear()
      return Promise.resolve({ written: [], stuck: false, problem: null })
    },
    rebase: () => Promise.resolve({ written: [], stuck: false, problem: null }),
    hasLooked: () => true,
    keepOnly: () => undefined,
  }
  const sender = createSender(
    {
      store,
      async lock(work) {
        await work()
        worked()
        await letGo.promise
      },
      moment: () => at(T0 + 6 * SECOND),
      connection: () => Promise.resolve({ code: 'noKey' }),
      trouble: (problem) => expect(problem).toBeNull(),
      changed: () => undefined,
      plan: () => Promise.resolve(),
      backStop: () => undefined,
    },
    attempts,
  )
  const first = sender.drain()
  await vi.waitFor(() => expect(worked).toHaveBeenCalledOnce())
  disk.records.set('late', held({}, 'late'))
  const second = sender.drain()
  letGo.resolve()
  await Promise.all([first, second])
  expect(tried).toEqual(['late'])
})
