import type { createJournal } from '#lib/worker/journal/runner.ts'
import type { Draw } from './draw.ts'
import type { Facts, Happened } from './history.ts'
import type { Life } from './life.ts'
import { type Disk, emptyDisk } from './memory-store.ts'
import { createServer, type Server } from './server.ts'
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
  makeJournal: typeof createJournal
  lives: Life[]
  lock: { holder: Life | null; waiting: { life: Life; grant: () => void }[] }
  /** Epoch ms of true time 0 on a clock that nobody has set. */
  wallZero: number
  wallOffset: number
  monotonicLost: number
  /** Whether the monotonic clock stands still while the computer sleeps. */
  monotonicStops: boolean
  sleepsUntil: number
  /** The number of the alarm that is set, for each window. */
  alarms: Map<number, number>
  online: boolean
  account: string
  key: 'good' | 'refused' | 'missing'
  diskFullUntil: number
  /** Nothing but alarms and clicks starts the worker again: what was not planned for is never done. */
  isLonely: boolean
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
const FAMILY_CHANCE = 0.3

export function createWorld(draw: Draw, makeJournal: typeof createJournal): World {
  const timeline = createTimeline()
  const history: Happened[] = []
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
      isAwake: !HINDRANCES.some((family) => families.has(family)),
      isQuick: !HINDRANCES.some((family) => families.has(family)) && !families.has('clock'),
      harmless: families.size === 0,
    },
    families,
    makeJournal,
    lives: [],
    lock: { holder: null, waiting: [] },
    wallZero: WALL_ZERO,
    wallOffset: 0,
    monotonicLost: 0,
    monotonicStops: draw.chance(0.5),
    sleepsUntil: 0,
    alarms: new Map(),
    online: true,
    account: ACCOUNT_A,
    key: 'good',
    diskFullUntil: 0,
    isLonely: draw.chance(0.2),
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

export function nextNumber(world: World): number {
  world.counter += 1
  return world.counter
}
