import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDay } from '#lib/worker/day/day.ts'
import { createDayStore } from '#lib/worker/day/day-store.ts'
import { createRun } from '#lib/worker/day/run.ts'
import type { Chosen } from '#lib/worker/journal/completions.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'
import { area } from '../worker/kept-area.ts'

const MINUTE = 60_000
const MORNING = new Date(2026, 10, 24, 9).getTime()
const TAB = 7

const row = (taskId: number, more: Partial<OpenRow> = {}): OpenRow => ({
  taskId,
  contactId: taskId,
  contactName: `Contact ${taskId}`,
  company: null,
  type: 'manualEmail',
  linkedInType: null,
  dueTo: null,
  sequenceName: null,
  profileUrl: null,
  dueAt: MORNING + taskId * MINUTE,
  isScheduled: false,
  email: null,
  phone: null,
  city: null,
  timeZoneId: null,
  optedOut: false,
  ...more,
})

/** A rep's computer with so many tasks due; `restart` is another worker on the same disk. */
function computer(count = 4, rows = Array.from({ length: count }, (_, at) => row(at + 1))) {
  const kept = area()
  const world = { now: MORNING, rows, chosen: [] as Chosen[], gone: [] as number[] }
  const start = () => {
    const store = createDayStore(kept)
    const now = () => world.now
    const day = createDay({ openRows: () => Promise.resolve({ account: 'anna', rows: world.rows }), store, now })
    const run = createRun({
      day,
      store,
      completions: { chosenSince: (since) => Promise.resolve(world.chosen.filter(({ at }) => at >= since)) },
      travel: (_, { taskId }) => {
        world.gone.push(taskId)
        return Promise.resolve()
      },
      now,
    })
    return { day, run }
  }
  const choose = (taskId: number, completes = true, more: Partial<Chosen> = {}) => {
    world.now += MINUTE
    const what = { taskType: 'manualEmail', resolution: null, state: 'done' } as const
    world.chosen = [{ taskId, at: world.now, completes, ...what, ...more }, ...world.chosen]
  }
  return { world, choose, start, last: () => world.gone.at(-1) }
}

describe('a run', () => {
  test('is none until it is started', async () => {
    expect(await computer().start().run.view()).toBeNull()
  })

  test('goes through the day in its order, one page a step', async () => {
    const { start, choose, world } = computer()
    const { run } = start()
    await run.start(TAB, null)
    for (const taskId of [1, 2, 3, 4]) {
      choose(taskId)
      await run.next(TAB)
    }
    expect(world.gone).toEqual([1, 2, 3, 4])
    expect(await run.view()).toMatchObject({ total: 4, left: 0, current: null, next: null })
  })

  test('says how far it is before and after an outcome, and who is next', async () => {
    const { start, choose } = computer()
    const { run } = start()
    await run.start(TAB, null)
    expect(await run.view()).toMatchObject({ position: 1, total: 4, current: { taskId: 1 }, next: { taskId: 2 } })
    choose(1)
    expect(await run.view()).toMatchObject({ position: 2, total: 4, current: null, next: { taskId: 2 } })
  })

  test('goes on where it was after the worker died', async () => {
    const { start, choose, last } = computer()
    const first = start()
    await first.run.start(TAB, null)
    choose(1)
    await first.run.next(TAB)
    const { run } = start()
    expect(await run.view()).toMatchObject({ position: 2, current: { taskId: 2 } })
    await run.goOn(TAB)
    expect(last()).toBe(2)
  })

  test('goes to the next one where the turn of the last is over', async () => {
    const { start, choose, last } = computer()
    const { run } = start()
    await run.start(TAB, null)
    choose(1)
    await run.goOn(TAB)
    expect(last()).toBe(2)
  })

  test('is paused until the rep goes on, over a restart and the night, and the pause is no pace', async () => {
    const { start, choose, last, world } = computer(8)
    const first = start()
    await first.run.start(TAB, null)
    for (const taskId of [1, 2, 3]) {
      choose(taskId)
      await first.run.next(TAB)
    }
    await first.run.pause()
    expect(await first.run.view()).toMatchObject({ paused: true, current: { taskId: 4 } })
    world.now += 15 * MINUTE
    const { run } = start()
    expect(await run.view()).toMatchObject({ paused: true, current: { taskId: 4 } })
    await run.goOn(TAB)
    expect(last()).toBe(4)
    expect((await run.view())?.paused).toBeUndefined()
    for (const taskId of [4, 5]) choose(taskId)
    // A minute for each of the three that are left.
    expect((await run.view())?.endsAt).toBe(world.now + 3 * MINUTE)
    await run.pause()
    world.now = new Date(2026, 10, 25, 8).getTime()
    expect(await start().run.view()).toMatchObject({ paused: true, left: 3 })
  })

  test('goes through those that were picked out alone, the later and the skipped ones too', async () => {
    const later = row(9, { dueAt: MORNING + 3 * 24 * 60 * MINUTE })
    const { start, choose, world, last } = computer(4, [row(1), row(2), row(3), later])
    const { run, day } = start()
    await day.skip([3], true)
    await run.start(TAB, null, [3, 9])
    expect(await run.view()).toMatchObject({ total: 2, left: 2, current: { taskId: 3 }, next: { taskId: 9 } })
    choose(3)
    await run.next(TAB)
    expect(last()).toBe(9)
    choose(9)
    expect(await run.view()).toMatchObject({ left: 0, next: null })
    expect(world.gone).toEqual([3, 9])
  })

  test('says at its end what it came to, and claims nothing that is not so', async () => {
    const { start, choose } = computer(7)
    const { run } = start()
    await run.start(TAB, null)
    expect((await run.view())?.end).toBeUndefined()
    choose(1, true, { taskType: 'call', resolution: 'positive' })
    choose(2, true, { taskType: 'call', resolution: 'toCall', state: 'held' })
    choose(3, false, { taskType: 'call' })
    choose(4)
    choose(5, true, { state: 'attention' })
    choose(6, true, { taskType: 'linkedIn', state: 'doneElsewhere' })
    await run.next(TAB)
    await run.skip(TAB)
    expect((await run.view())?.end).toEqual({
      positive: 1,
      toCall: 1,
      negative: 0,
      emails: 1,
      linkedIn: 0,
      other: 0,
      moved: 1,
      skipped: [7],
      onTheWay: 1,
      needsYou: 1,
      msPerTask: MINUTE,
    })
  })

  test('puts whom the rep skips behind the rest until tomorrow, and out of its total', async () => {
    const { start, last, world } = computer()
    const { run, day } = start()
    await run.start(TAB, null)
    await run.skip(TAB)
    expect(last()).toBe(2)
    expect(await run.view()).toMatchObject({ position: 1, total: 3, left: 3 })
    expect((await day.view(null)).rows?.at(-1)).toMatchObject({ taskId: 1, why: { place: 'skipped' } })
    world.now = new Date(2026, 10, 25, 8).getTime()
    expect(await run.view()).toMatchObject({ total: 4, left: 4 })
  })

  test('does not skip what has an outcome: it goes on', async () => {
    const { start, choose, last } = computer()
    const { run, day } = start()
    await run.start(TAB, null)
    choose(1)
    await run.skip(TAB)
    expect(last()).toBe(2)
    expect((await day.view(null)).rows?.some(({ why }) => why.place === 'skipped')).toBe(false)
  })

  test('comes back to whom it passed after all others, and by Back at once', async () => {
    const { start, choose, last } = computer(3)
    const { run } = start()
    await run.start(TAB, null)
    await run.next(TAB)
    expect(await run.view()).toMatchObject({ back: { taskId: 1 }, next: { taskId: 3 } })
    await run.back(TAB)
    expect(last()).toBe(1)
    await run.next(TAB)
    expect(last()).toBe(2)
    choose(2)
    await run.next(TAB)
    expect(last()).toBe(3)
    choose(3)
    await run.next(TAB)
    expect(last()).toBe(1)
  })

  test('offers again what was taken back, after the others', async () => {
    const { start, choose, world, last } = computer(2)
    const { run } = start()
    await run.start(TAB, null)
    choose(1)
    await run.next(TAB)
    world.chosen = []
    choose(2)
    await run.next(TAB)
    expect(last()).toBe(1)
  })

  test('moves leave it without being counted as done', async () => {
    const { start, choose } = computer()
    const { run } = start()
    await run.start(TAB, null)
    choose(1, false)
    expect(await run.view()).toMatchObject({ position: 1, total: 3, left: 3 })
  })

  test('goes through one sort of work alone', async () => {
    const { start, last } = computer(0, [row(1), row(2, { type: 'linkedIn' }), row(3), row(4, { type: 'linkedIn' })])
    const { run } = start()
    await run.start(TAB, 'linkedIn')
    expect(last()).toBe(2)
    expect(await run.view()).toMatchObject({ total: 2, next: { taskId: 4 } })
  })

  test('leaves out what is due another day, what Reply sends itself, and what names no time', async () => {
    const tomorrow = MORNING + 24 * 60 * MINUTE
    const { start } = computer(0, [
      row(1),
      row(2, { dueAt: tomorrow }),
      row(3, { isScheduled: true }),
      row(4, { dueAt: null }),
    ])
    const { run } = start()
    await run.start(TAB, null)
    expect(await run.view()).toMatchObject({ total: 1, next: null })
  })

  test('says when it ends at the pace of its middle, without the breaks', async () => {
    const { start, choose, world } = computer(8)
    const { run } = start()
    await run.start(TAB, null)
    for (const taskId of [1, 2, 3]) choose(taskId)
    expect(await run.view()).toMatchObject({ endsAt: null })
    world.now += 60 * MINUTE
    for (const taskId of [4, 5]) choose(taskId)
    expect(await run.view()).toMatchObject({ endsAt: world.now + 3 * MINUTE })
  })

  test('counts the next morning only what is done then', async () => {
    const { start, choose, world } = computer()
    const { run } = start()
    await run.start(TAB, null)
    choose(1)
    world.rows = world.rows.filter(({ taskId }) => taskId !== 1)
    world.now = new Date(2026, 10, 25, 8).getTime()
    expect(await run.view()).toMatchObject({ position: 1, total: 3, left: 3 })
  })

  test('ends when the rep ends it', async () => {
    const { run } = computer().start()
    await run.start(TAB, null)
    await run.end()
    expect(await run.view()).toBeNull()
  })

  test('is started, where nothing is due, and says so', async () => {
    const { start, world } = computer(0)
    const { run } = start()
    await run.start(TAB, null)
    expect(await run.view()).toMatchObject({ total: 0, left: 0, next: null })
    expect(world.gone).toEqual([])
  })

  test('brings each task to its turn, whatever the rep does in between, and ends', async () => {
    const step = fc.constantFrom('choose', 'choose', 'choose', 'next', 'skip', 'back', 'goOn', 'die')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 40 }), async (count, steps) => {
        const { start, choose, world } = computer(count)
        let { run } = start()
        await run.start(TAB, null)
        const act = async (what: (typeof steps)[number]) => {
          const current = (await run.view())?.current?.taskId
          if (what === 'die') ({ run } = start())
          else if (what !== 'choose') await run[what](TAB)
          else if (current !== undefined) choose(current)
        }
        for (const what of steps) await act(what)
        for (let turn = 0; turn <= count; turn += 1) {
          await act('goOn')
          await act('choose')
        }
        const view = await run.view()
        expect(view).toMatchObject({ left: 0, current: null, next: null })
        // Nothing twice: what has an outcome never has its turn again.
        const ids = world.chosen.map(({ taskId }) => taskId)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 60 },
    )
  })
})
