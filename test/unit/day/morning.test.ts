import { describe, expect, it } from 'vitest'
import { createMorning } from '#lib/worker/day/morning.ts'
import { area as browserArea } from '../worker/kept-area.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

/** A rep's mornings: what was shown, and when their tasks were read last. */
function mornings({ isWanted = true, due = 27 } = {}) {
  const shown: number[] = []
  const world = { now: at(23, 8), readAt: at(23, 8) as number | null, due: due as number | null }
  const area = browserArea()
  const wake = () =>
    createMorning({
      isWanted: async () => isWanted,
      readTasks: async () => world.readAt,
      due: async () => world.due,
      area,
      show: async (count) => shown.push(count),
      now: () => world.now,
    }).tell()
  return { shown, world, wake }
}

describe('the morning', () => {
  it('is told once a day, however often the worker wakes', async () => {
    const { shown, world, wake } = mornings()
    for (const hour of [8, 9, 23]) {
      world.now = at(23, hour)
      await wake()
    }
    expect(shown).toEqual([27])
    Object.assign(world, { now: at(24, 7), readAt: at(24, 7), due: 12 })
    await wake()
    expect(shown).toEqual([27, 12])
  })

  it('begins at six', async () => {
    const { shown, world, wake } = mornings()
    world.now = at(23, 5)
    await wake()
    expect(shown).toEqual([])
    world.now = at(23, 6)
    await wake()
    expect(shown).toEqual([27])
  })

  it('is not told from tasks that were read yesterday, or not at all', async () => {
    const { shown, world, wake } = mornings()
    for (const readAt of [at(22, 18), null]) {
      world.readAt = readAt
      await wake()
    }
    Object.assign(world, { readAt: at(23, 8), due: null })
    await wake()
    expect(shown).toEqual([])
    world.due = 3
    await wake()
    expect(shown).toEqual([3])
  })

  it.each([
    ['nobody asked for it', { isWanted: false }],
    ['nothing is due', { due: 0 }],
  ])('is quiet where %s', async (_, how) => {
    const { shown, wake } = mornings(how)
    await wake()
    expect(shown).toEqual([])
  })
})
