import { may, type World } from './world.ts'

const SECOND = 1000
const MINUTE = 60_000

/** The computer is closed. Nothing in it runs until it wakes up; what is on its way to the server goes on. */
export function fallAsleep(world: World): void {
  const { timeline, draw } = world
  const now = timeline.now()
  if (world.calm || now < world.sleepsUntil) return
  const length = draw.pick([
    [2, 20 * SECOND],
    [2, 2 * MINUTE],
    [1, 20 * MINUTE],
    [1, 120 * MINUTE],
  ] as const)
  world.sleepsUntil = now + length
  if (world.monotonicStops) {
    world.monotonicLost += length
    world.losses.push({ t: now, length })
  }
  world.history.push({ t: now, kind: 'slept', until: world.sleepsUntil })
}

/** At the worst moment: right after a request went out. */
export function maybeFallAsleep(world: World): void {
  const { timeline, draw } = world
  if (may(world, 'sleep') && draw.chance(0.1)) timeline.after(draw.between(1, 300), () => fallAsleep(world))
}
