import type { StoredPause } from '#lib/worker/reply/pause.ts'
import type { BrowserAlarm } from './alarms.ts'
import type { Draw } from './draw.ts'
import type { Facts, Happened } from './history.ts'
import type { Life } from './life.ts'
import { type Disk, emptyDisk } from './memory-store.ts'
import type { Parts } from './parts.ts'
import { createServer, type Server, type ServerTask } from './server.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** What can go wrong in a schedule. Each schedule has some of these, so that faults also meet alone. */
export const FAMILIES = [
  'death',
  'network',
  'answers',
  'reads',
  'people',
  'others',
  'clock',
  'sleep',
  'account',
  'offline',
  'disk',
  'windows',
  'slow',
  'late',
  'shortWaits',
  'index',
  'plans',
] as const
export type Family = (typeof FAMILIES)[number]

const HINDRANCES: readonly Family[] = ['death', 'sleep', 'disk', 'slow', 'windows']

/** One schedule: a profile with its disk, the lives of its worker, the server, and everything that happens to them. */
export type World = {
  draw: Draw
  timeline: Timeline
  server: Server
  disk: Disk
  history: Happened[]
  facts: Facts
  families: ReadonlySet<Family>
  parts: Parts
  lives: Life[]
  lock: { holder: Life | null; waiting: { life: Life; grant: () => void }[] }
  /** Epoch ms of true time 0 on a clock that nobody has set. */
  wallZero: number
  wallOffset: number
  monotonicLost: number
  /** When it stood still, and for how long. */
  losses: { t: number; length: number }[]
  /** Whether the monotonic clock stands still while the computer sleeps. */
  monotonicStops: boolean
  sleepsUntil: number
  /** The browser's alarms, by window and name. */
  alarms: Map<string, BrowserAlarm>
  /** Reply's pauses as they were written down, by account. */
  pauses: Map<string, StoredPause>
  /** When the index has something to do (by this computer's clock), for it waits for something. */
  indexDue: number | null
  online: boolean
  account: string
  key: 'good' | 'refused' | 'missing'
  /** A refusal of the key was heard and written down. */
  keyIsMarked: boolean
  /** When the key was tested, by this computer's clock. */
  keySavedAt: number
  /** The browser withholds Reply's address. */
  withheld: boolean
  /** From when to when every request to complete a task is answered "too many", to be tried again at once. */
  shortWaits: { from: number; until: number }
  diskFullUntil: number
  /** Nothing but alarms and clicks starts the worker again: what was not planned for is never done. */
  isLonely: boolean
  /** The browser ends a worker to which nothing has happened for half a minute. */
  idleEnds: boolean
  /** From here on nothing bad happens any more. */
  calm: boolean
  /** Some code of a life may have become able to run. */
  stirred: boolean
  counter: number
}

export const ACCOUNT_A = 'https://api.reply.io#7#'
export const ACCOUNT_B = 'https://api.reply.io#8#'
const WALL_ZERO = Date.UTC(2026, 2, 3, 9, 0, 0)
/** How likely each family is part of a schedule. */
const FAMILY_CHANCE = 0.28

export function createWorld(draw: Draw, parts: Parts): World {
  const timeline = createTimeline()
  const history: Happened[] = []
  const idleEnds = draw.chance(0.4)
  const families = new Set(FAMILIES.filter(() => draw.chance(FAMILY_CHANCE)))
  const server = createServer({
    timeline,
    draw,
    wallZero: WALL_ZERO,
    record: (happened) => history.push(happened),
  })
  return {
    draw,
    timeline,
    server,
    disk: emptyDisk(),
    history,
    facts: {
      serverTellsTime: server.tellsTime,
      deathsAreTold: true,
      isAwake: !idleEnds && !HINDRANCES.some((family) => families.has(family)),
      isQuick: !idleEnds && !HINDRANCES.some((family) => families.has(family)) && !families.has('clock'),
      harmless: [...families].every((family) => family === 'plans'),
    },
    families,
    parts,
    lives: [],
    lock: { holder: null, waiting: [] },
    wallZero: WALL_ZERO,
    wallOffset: 0,
    monotonicLost: 0,
    losses: [],
    monotonicStops: draw.chance(0.5),
    sleepsUntil: 0,
    alarms: new Map(),
    pauses: new Map(),
    indexDue: null,
    online: true,
    account: ACCOUNT_A,
    key: 'good',
    keyIsMarked: false,
    keySavedAt: WALL_ZERO - 3_600_000,
    withheld: false,
    shortWaits: { from: 0, until: 0 },
    diskFullUntil: 0,
    // An alarm that a clock set back has put off for days wakes nobody: then it is the rep who comes by.
    isLonely: draw.chance(0.2) && !families.has('clock'),
    idleEnds,
    calm: false,
    stirred: false,
    counter: 0,
  }
}

/** Whether something of this family may happen now. */
export function may(world: World, family: Family): boolean {
  return !world.calm && world.families.has(family)
}

/** This computer's clock, as anybody may have set it. */
export function wallNow(world: World): number {
  return world.wallZero + world.timeline.now() + world.wallOffset
}

/** When all tasks are due, until somebody moves them. */
export function beginningOf(world: World): number {
  return world.wallZero + 3_600_000
}

export function nextNumber(world: World): number {
  world.counter += 1
  return world.counter
}

const QUARTER_HOUR = 15 * 60_000
const CLOSE = 90_000

/** A colleague moves a task: never as far from a time that the rep chose as two zones are apart, which nobody could tell from it. */
export function moveElsewhere(world: World, task: ServerTask): void {
  const chosen = world.history.flatMap((one) =>
    one.kind === 'clicked' ? one.click.writes.flatMap((write) => (write.kind === 'move' ? [write.startAt] : [])) : [],
  )
  const isZoneApart = (at: number) =>
    chosen.some((one) => {
      const rest = Math.abs(at - one) % QUARTER_HOUR
      return Math.min(rest, QUARTER_HOUR - rest) < CLOSE
    })
  let startAt = wallNow(world) + world.draw.between(2, 90) * 3_600_000 + 433_000
  while (isZoneApart(startAt)) startAt += CLOSE
  world.server.change(task, { startAt }, 'moved')
}
