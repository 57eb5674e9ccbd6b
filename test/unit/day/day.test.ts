import { describe, expect, test } from 'vitest'
import { createDay } from '#lib/worker/day/day.ts'
import { createDayStore } from '#lib/worker/day/day-store.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'
import { area } from '../worker/kept-area.ts'
import { row as dueRow, MORNING } from './run-computer.ts'

const HOUR = 60 * 60_000
const row = (taskId: number, dueAt: number | null) => dueRow(taskId, { dueAt })

/** A worker over the same disk; another one is another life. */
function worker(kept = area(), rows: readonly OpenRow[] = [row(1, MORNING - HOUR), row(2, MORNING + HOUR)]) {
  const world = { now: MORNING, account: 'anna', rows }
  const store = createDayStore(kept)
  const day = createDay({
    openRows: () => Promise.resolve({ account: world.account, rows: world.rows }),
    store,
    now: () => world.now,
  })
  const places = async () => (await day.view(null)).rows?.map(({ taskId, why }) => `${taskId} ${why.place}`)
  return { world, day, places, store, kept }
}

describe('the day', () => {
  test('gives every open task in its place', async () => {
    expect(await worker().places()).toEqual(['1 overdue', '2 today'])
  })

  test('is empty where nothing is known', async () => {
    const day = createDay({ openRows: () => Promise.resolve(null), store: createDayStore(area()), now: Date.now })
    expect((await day.view(null)).rows).toEqual([])
    expect(await day.skip([1], true)).toMatchObject({ ok: false })
  })

  test('does not give the rows again to whom they are known, until they change', async () => {
    const { world, day } = worker()
    const { version } = await day.view(null)
    world.now += 60_000
    expect(await day.view(version)).toMatchObject({ version, rows: null })
    world.now += HOUR
    const later = await day.view(version)
    expect(later.rows?.map(({ why }) => why.place)).toEqual(['overdue', 'overdue'])
    world.rows = [row(2, MORNING)]
    expect((await day.view(later.version)).rows).toHaveLength(1)
  })

  test('does not take another worker’s version for its own', async () => {
    const kept = area()
    const { version } = await worker(kept).day.view(null)
    expect((await worker(kept).day.view(version)).rows).toHaveLength(2)
  })

  test('has what was skipped behind the rest until midnight, also after the worker died', async () => {
    const { day, kept } = worker()
    await day.skip([1], true)
    const next = worker(kept)
    expect(await next.places()).toEqual(['2 today', '1 skipped'])
    next.world.now = new Date(2026, 10, 25, 0, 0, 1).getTime()
    expect(await next.places()).toEqual(['1 overdue', '2 overdue'])
  })

  test('takes a skip back', async () => {
    const { day, places } = worker()
    await day.skip([1, 2], true)
    await day.skip([1], false)
    expect(await places()).toEqual(['1 overdue', '2 skipped'])
  })

  test('keeps nothing of another account', async () => {
    const { world, day, places } = worker()
    await day.skip([1], true)
    world.account = 'bruno'
    expect(await places()).toEqual(['1 overdue', '2 today'])
  })

  test('keeps the order that the rep wants, also for another account', async () => {
    const { world, day, kept } = worker()
    await day.setOrder('due')
    const next = worker(kept)
    next.world.account = 'bruno'
    expect((await next.day.view(null)).order).toBe('due')
    expect(world.account).toBe('anna')
  })

  test.each([
    ['nothing that it knows', 'x'],
    ['a later version', { version: 9, account: 'anna' }],
  ])('begins anew where the disk holds %s', async (_, stored) => {
    const { places } = worker(area({ day: stored }))
    expect(await places()).toEqual(['1 overdue', '2 today'])
  })

  test('is gone once it is cleared', async () => {
    const { day, store, kept } = worker()
    await day.skip([1], true)
    await store.clear()
    expect(kept.rows('day')).toBeUndefined()
    expect(await worker(kept).places()).toEqual(['1 overdue', '2 today'])
  })
})
