import { beginLife } from './life.ts'
import { withLife } from './people.ts'
import { fallAsleep } from './sleep.ts'
import { ACCOUNT_A, ACCOUNT_B, may, moveElsewhere, nextNumber, type World, wallNow } from './world.ts'

/** What happens around a rep: the worker dies, the computer sleeps, the network goes, colleagues work on the same tasks. */

const SECOND = 1000
const MINUTE = 60_000
const HOUR = 60 * MINUTE

export function planSurroundings(world: World, horizon: number): void {
  const { draw, timeline } = world
  const some = (family: Parameters<typeof may>[1], most: number, happen: () => void) => {
    if (!may(world, family)) return
    for (let times = 1 + draw.below(most); times > 0; times -= 1) timeline.at(draw.below(horizon), happen)
  }
  some('death', 4, () => killOne(world))
  some('windows', 2, () => beginLife(world, nextNumber(world)))
  some('clock', 3, () => setClock(world))
  some('sleep', 2, () => fallAsleep(world))
  some('account', 3, () => changeAccount(world))
  some('offline', 2, () => goOffline(world))
  some('disk', 2, () => fillDisk(world))
  some('others', 4, () => somebodyElse(world))
  some('shortWaits', 2, () => askForShortWaits(world))
  some('index', 3, () => planIndex(world))
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
  const most = world.draw.pick([
    [2, 150_000],
    [2, HOUR],
    [1, 3 * 24 * HOUR],
  ] as const)
  const by = world.draw.between(-most, most)
  world.wallOffset += by
  world.history.push({ t: world.timeline.now(), kind: 'jumped', by })
}

function changeAccount(world: World): void {
  const { draw } = world
  const what = draw.pick([
    [2, 'other account'],
    [1, 'key refused'],
    [1, 'key removed'],
    [1, 'address withheld'],
    [2, 'key good'],
  ] as const)
  if (what === 'other account') {
    world.account = world.account === ACCOUNT_A ? ACCOUNT_B : ACCOUNT_A
    mendKey(world)
  } else if (what === 'address withheld') world.withheld = true
  else {
    world.key = what === 'key refused' ? 'refused' : what === 'key removed' ? 'missing' : 'good'
    if (what === 'key good') mendKey(world)
  }
  tell(world, what)
  // The worker may die between the change and what follows from it.
  if (!draw.chance(0.2)) withLife(world, (life) => life.journal.resume('connection'))
}

function mendKey(world: World): void {
  world.key = 'good'
  world.withheld = false
  world.keyIsMarked = false
  world.keySavedAt = wallNow(world)
}

/** A gateway that sends everybody away, and wants them back at once. */
function askForShortWaits(world: World): void {
  const from = world.timeline.now()
  world.shortWaits = { from, until: from + world.draw.between(MINUTE, 20 * MINUTE) }
  tell(world, 'short waits')
}

/** The index waits for something, and only an alarm of its own may wake it. */
function planIndex(world: World): void {
  const at = wallNow(world) + world.draw.between(20 * SECOND, 4 * MINUTE)
  world.lives[0]?.planIndex(at)
}

function goOffline(world: World): void {
  const { draw, timeline } = world
  world.online = false
  tell(world, 'offline')
  timeline.after(draw.between(SECOND, 4 * MINUTE), () => {
    world.online = true
    tell(world, 'online')
    if (!draw.chance(0.3)) withLife(world, (life) => life.journal.resume('network'))
  })
}

function fillDisk(world: World): void {
  world.diskFullUntil =
    world.timeline.now() + world.draw.between(20, world.draw.chance(0.2) ? 10 * MINUTE : 40 * SECOND)
  tell(world, 'disk full')
}

function somebodyElse(world: World): void {
  const { draw, server } = world
  const task = server.tasks[draw.below(server.tasks.length)]
  if (task === undefined) return
  const what = draw.pick([
    [3, 'finished'],
    [2, 'contact'],
    [3, 'assignee'],
    [2, 'moved'],
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
  else if (what === 'assignee') server.change(task, { assignedUserId: draw.between(7, 9) }, 'another assignee')
  else if (what === 'moved') moveElsewhere(world, task)
  else server.change(task, { status: what }, what)
}

function tell(world: World, what: string): void {
  world.history.push({ t: world.timeline.now(), kind: 'world', what })
}

function use(world: World, account: string): void {
  if (world.account === account) return
  world.account = account
  mendKey(world)
  tell(world, 'other account')
}

/** Everything is mended, and the accounts come back one after the other: what is not settled then never will be. */
export function calmDown(world: World): void {
  const { timeline } = world
  world.calm = true
  world.online = true
  mendKey(world)
  world.shortWaits = { from: 0, until: 0 }
  world.diskFullUntil = 0
  use(world, ACCOUNT_A)
  world.history.push({ t: timeline.now(), kind: 'calm' })
  const resumeAll = () => {
    if (world.lives.length === 0) beginLife(world)
    for (const life of world.lives) withLife(world, () => life.journal.resume('connection'))
  }
  // Nobody may say that the network is back; a mended key is always told.
  const isOnlyOffline = !(['account', 'reads', 'answers', 'clock'] as const).some((family) =>
    world.families.has(family),
  )
  if (!isOnlyOffline || !(world.isLonely || world.draw.chance(0.3))) resumeAll()
  if (!world.families.has('account')) return
  // An hour is the longest that a server can ask us to wait.
  for (const [after, account] of [
    [70, ACCOUNT_B],
    [140, ACCOUNT_A],
  ] as const) {
    timeline.after(after * MINUTE, () => {
      use(world, account)
      resumeAll()
    })
  }
}
