import { describe, expect, test } from 'vitest'
import { computer, MINUTE, TAB } from './run-computer.ts'

describe('a run', () => {
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
})
