import { beginLife } from './life.ts'
import { withLife } from './people.ts'
import { fallAsleep } from './sleep.ts'
import { ACCOUNT_A, ACCOUNT_B, may, nextNumber, type World } from './world.ts'

/** What happens around a rep: the worker dies, the computer sleeps, the network goes, colleagues work on the same tasks. */

const SECOND = 1000
const MINUTE = 60_000
/** Together, clocks are set by less than this: the five minutes after which this computer's clock is believed. */
const CLOCK_SET_AT_MOST = 150_000

export function planSurroundings(world: World, horizon: number): void {
  const { draw, timeline } = world
  const some = (family: Parameters<typeof may>[1], most: number, happen: () => void) => {
    if (!may(world, family)) return
    for (let times = 1 + draw.below(most); times > 0; times -= 1) timeline.at(draw.below(horizon), happen)
  }
  some('death', 4, () => killOne(world))
  some('windows', 2, () => beginLife(world, nextNumber(world)))
  some('clock', 1, () => setClock(world))
  some('sleep', 2, () => fallAsleep(world))
  some('account', 3, () => changeAccount(world))
  some('offline', 2, () => goOffline(world))
  some('disk', 2, () => fillDisk(world))
  some('others', 3, () => somebodyElse(world))
  if (!world.isLonely) watchOver(world)
}

/** The browser starts the worker again: an alarm at the latest after a minute, often sooner because something is clicked. */
function watchOver(world: World): void {
  const { timeline, draw } = world
  timeline.after(
    draw.pick([
      [2, 30 * SECOND],
      [1, 2 * SECOND],
      [1, 300],
      [1, 58 * SECOND],
    ] as const),
    () => {
      if (world.calm) return
      const asleep = timeline.now() < world.sleepsUntil
      if (!asleep && world.lives.length === 0) beginLife(world)
      else if (!asleep && draw.chance(0.1)) withLife(world, (life) => life.journal.drain())
      watchOver(world)
    },
  )
}

function killOne(world: World): void {
  world.lives[world.draw.below(world.lives.length)]?.die()
}

function setClock(world: World): void {
  const by = world.draw.between(-CLOCK_SET_AT_MOST, CLOCK_SET_AT_MOST)
  world.wallOffset += by
  world.history.push({ t: world.timeline.now(), kind: 'jumped', by })
}

function changeAccount(world: World): void {
  const { draw } = world
  const what = draw.pick([
    [2, 'other account'],
    [1, 'key refused'],
    [1, 'key removed'],
    [2, 'key good'],
  ] as const)
  if (what === 'other account') world.account = world.account === ACCOUNT_A ? ACCOUNT_B : ACCOUNT_A
  else world.key = what === 'key refused' ? 'refused' : what === 'key removed' ? 'missing' : 'good'
  tell(world, what)
  // The worker may die between the change and what follows from it.
  if (!draw.chance(0.2)) withLife(world, (life) => life.journal.resume())
}

function goOffline(world: World): void {
  const { draw, timeline } = world
  world.online = false
  tell(world, 'offline')
  timeline.after(draw.between(SECOND, 4 * MINUTE), () => {
    world.online = true
    tell(world, 'online')
    if (!draw.chance(0.3)) withLife(world, (life) => life.journal.resume())
  })
}

function fillDisk(world: World): void {
  world.diskFullUntil = world.timeline.now() + world.draw.between(20, 40 * SECOND)
  tell(world, 'disk full')
}

function somebodyElse(world: World): void {
  const { draw, server } = world
  const task = server.tasks[draw.below(server.tasks.length)]
  if (task === undefined) return
  const what = draw.pick([
    [3, 'finished'],
    [1, 'contact'],
    [1, 'assignee'],
    [1, 'cancelled'],
    [1, 'archived'],
    [1, 'sequenceDetached'],
    [1, 'deleted'],
  ] as const)
  if (what === 'finished') return server.completeElsewhere(task)
  if (what === 'deleted') {
    task.isDeleted = true
    return server.change(task, {}, what)
  }
  const { status } = server.stateAt(task, world.timeline.now())
  if (status !== 'new') return
  if (what === 'contact') server.change(task, { contactId: draw.between(500, 502) }, 'another contact')
  else if (what === 'assignee') server.change(task, { assignedUserId: draw.between(7, 8) }, 'another assignee')
  else server.change(task, { status: what }, what)
}

function tell(world: World, what: string): void {
  world.history.push({ t: world.timeline.now(), kind: 'world', what })
}

/** Everything is mended, and the accounts come back one after the other: what is not settled then never will be. */
export function calmDown(world: World): void {
  const { timeline } = world
  world.calm = true
  world.online = true
  world.key = 'good'
  world.diskFullUntil = 0
  world.account = ACCOUNT_A
  world.history.push({ t: timeline.now(), kind: 'calm' })
  const resumeAll = () => {
    if (world.lives.length === 0) beginLife(world)
    for (const life of world.lives) withLife(world, () => life.journal.resume())
  }
  // Nobody may say that the network is back; a mended key is always told.
  const isOnlyOffline = !(['account', 'reads', 'answers'] as const).some((family) => world.families.has(family))
  if (!isOnlyOffline || !(world.isLonely || world.draw.chance(0.3))) resumeAll()
  if (!world.families.has('account')) return
  // An hour is the longest that a server can ask us to wait.
  for (const [after, account] of [
    [70, ACCOUNT_B],
    [140, ACCOUNT_A],
  ] as const) {
    timeline.after(after * MINUTE, () => {
      world.account = account
      resumeAll()
    })
  }
}
