import { expect, it } from 'vitest'
import { createDrafts } from '#lib/worker/tab/draft-store.ts'

function disk() {
  const kept: Record<string, unknown> = {}
  return {
    kept,
    get: async (name: string) => ({ [name]: kept[name] }),
    set: async (items: Record<string, unknown>) => void Object.assign(kept, structuredClone(items)),
    remove: async (name: string) => void delete kept[name],
  }
}

it('a note that was begun is there after the worker has died, for its own task and account', async () => {
  const area = disk()
  await createDrafts(area).keep('a', 7, 'Asked for\nprices')
  const again = createDrafts(area)
  expect(await again.of('a', 7)).toBe('Asked for\nprices')
  expect(await again.of('a', 8)).toBe('')
  expect(await again.of('b', 7)).toBe('')
})

it('the last text counts, and an empty one is none', async () => {
  const area = disk()
  const drafts = createDrafts(area)
  await Promise.all([drafts.keep('a', 7, 'As'), drafts.keep('a', 7, 'Asked')])
  expect(await createDrafts(area).of('a', 7)).toBe('Asked')
  await drafts.keep('a', 7, '  ')
  expect(area.kept['drafts']).toEqual([])
})

it('a damaged store loses only what is damaged', async () => {
  const area = disk()
  area.kept['drafts'] = [{ taskId: 'x' }, { taskId: 7, account: 'a', text: 'Kept' }]
  expect(await createDrafts(area).of('a', 7)).toBe('Kept')
})
