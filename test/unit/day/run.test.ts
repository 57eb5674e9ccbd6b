import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computer, MINUTE, MORNING, row, TAB } from './run-computer.ts'

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

  test('brings the same person by the same key where the worker died over bringing them', async () => {
    const { start, choose, world, last } = computer()
    const first = start()
    await first.run.start(TAB, null)
    choose(1)
    world.dies = true
    void first.run.next(TAB)
    await setImmediate()
    world.dies = false
    const { run } = start()
    await run.next(TAB)
    expect(last()).toBe(2)
    expect(await run.view()).toMatchObject({ current: { taskId: 2 }, next: { taskId: 3 } })
  })

  test('goes to the next one where the turn of the last is over', async () => {
    const { start, choose, last } = computer()
    const { run } = start()
    await run.start(TAB, null)
    choose(1)
    await run.goOn(TAB)
    expect(last()).toBe(2)
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
