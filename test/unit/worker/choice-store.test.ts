import { describe, expect, test } from 'vitest'
import { createChoices } from '#lib/worker/tab/choice-store.ts'
import { area } from './kept-area.ts'

describe('a choice on a page that offers several tasks', () => {
  test('holds for that page and no other, and in the next worker', async () => {
    const storage = area()
    await createChoices(storage).keep('hubspot:0-1:512', 7)
    const next = createChoices(storage)
    expect(await next.of('hubspot:0-1:512')).toBe(7)
    expect(await next.of('hubspot:0-1:513')).toBeNull()
  })

  test('is replaced by the next one on that page', async () => {
    const choices = createChoices(area())
    await choices.keep('a', 1)
    await choices.keep('a', 2)
    expect(await choices.of('a')).toBe(2)
    await choices.forget('a')
    expect(await choices.of('a')).toBeNull()
  })

  test('is forgotten on every page when its task is finished, and only then', async () => {
    const storage = area()
    const choices = createChoices(storage)
    await choices.keep('person', 1)
    await choices.keep('deal', 1)
    await choices.keep('other', 2)
    await choices.forgetTask(1)
    expect(storage.rows('choices')).toEqual([{ key: 'other', taskId: 2 }])
  })

  test('is lost first when 200 others came after it', async () => {
    const storage = area()
    const choices = createChoices(storage)
    for (let page = 0; page <= 200; page += 1) await choices.keep(`page ${page}`, page)
    expect(storage.rows('choices')).toHaveLength(200)
    expect(await choices.of('page 0')).toBeNull()
    expect(await choices.of('page 1')).toBe(1)
  })

  test('survives two choices at one time', async () => {
    const storage = area()
    const choices = createChoices(storage)
    await Promise.all([choices.keep('a', 1), choices.keep('b', 2)])
    expect(storage.rows('choices')).toEqual([
      { key: 'a', taskId: 1 },
      { key: 'b', taskId: 2 },
    ])
  })

  test.each([['not a list'], [[null, 3, { key: 5, taskId: 1 }, { key: 'good', taskId: 9 }]]])(
    'is read around what is damaged: %j',
    async (stored) => {
      const choices = createChoices(area({ choices: stored }))
      expect(await choices.of('good')).toBe(Array.isArray(stored) ? 9 : null)
      await choices.keep('a', 1)
      expect(await choices.of('a')).toBe(1)
    },
  )

  test('holds for the life of the worker where nothing can be saved', async () => {
    const broken = { ...area(), set: () => Promise.reject(new Error('full')) }
    const choices = createChoices(broken)
    await choices.keep('a', 1)
    expect(await choices.of('a')).toBe(1)
  })

  test('of version 0.1.0 still holds', async () => {
    const stored = { choices: [{ key: 'hubspot:0-1:512', taskId: 7 }] }
    expect(await createChoices(area(stored)).of('hubspot:0-1:512')).toBe(7)
  })
})
