import type { World } from './world.ts'

/** The one lock of a profile: whoever holds it sends. It is let go when its holder dies. */

export function letGo(world: World): void {
  world.lock.holder = null
  grantNext(world)
}

export function grantNext(world: World): void {
  if (world.lock.holder !== null) return
  const next = world.lock.waiting.shift()
  if (next === undefined) return
  world.lock.holder = next.life
  world.timeline.after(1, () => {
    if (next.life.alive) next.grant()
  })
}
