import * as z from 'zod/mini'
import { createPause, type Pause } from './pause.ts'

/**
 * Reply allows 100 requests a minute and 3,000 an hour per user, shared by all of that user's tools. Background work
 * takes at most half of it, so that a click always has room and other tools are not pushed out.
 */
export const BACKGROUND_LIMITS = [
  { span: 60_000, most: 50 },
  { span: 3_600_000, most: 1500 },
] as const

/** All requests of Wrapup together in one minute. */
const MOST_A_MINUTE = { span: 60_000, most: 60 } as const
/** What has begun is not held up: so much room is left for it. */
const ROOM_FOR_WRITES = 4

const LONGEST_SPAN = 3_600_000
/** No limit looks further back. */
const MOST_REMEMBERED = Math.max(...BACKGROUND_LIMITS.map(({ most }) => most))
/** Requests older than this are remembered by the minute. */
const PRECISE_MS = 60_000

/** Requests that were made within the same minute: how many, and when the last of them was (epoch ms). */
const madeSchema = z.object({ at: z.number(), count: z.number() })
type Made = z.infer<typeof madeSchema>

/** What survives the worker: the requests that were made, oldest first, and until when Reply wants no more. */
export const paceSnapshotSchema = z.object({ requests: z.array(madeSchema), heldUntil: z.number() })
export type PaceSnapshot = z.infer<typeof paceSnapshotSchema>

/** One kind of work's way to the network. */
export type Turn = {
  /** Resolves when one more request may be made, and counts it. */
  wait: () => Promise<void>
  /** Counts a request that cannot wait: it was decided before. */
  count: () => void
  /** Reply answered "too many requests", until when. Gives until when there will be none, which may be later. */
  hold: (until: number) => number
  /** Until when this work makes no request because Reply said so (epoch ms); null: it may, or waits by itself. */
  closedUntil: () => number | null
}

export type Pace = {
  /** What a person waits for: refused while Reply wants no requests, and delayed only where a minute is full. */
  foreground: Turn
  /** What nobody waits for: delayed until it keeps the limits, first come first served. */
  background: Turn
  /** Milliseconds until background work would be let through; 0 = now. */
  delay: () => number
  /** Milliseconds until there is room in the minute for one more request and what follows from it; 0 = now. */
  room: () => number
  snapshot: () => PaceSnapshot
  /** Takes up what an earlier worker did, together with what this one has done already. */
  restore: (snapshot: PaceSnapshot) => void
}

export type PaceDeps = {
  now: () => number
  /** Reply's pauses; without it they last as long as this pace. */
  pause?: Pause
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>
}

/** A pace with nothing done yet. One per account: the limits are the user's. */
export function createPace({ now, sleep, pause = ownPause(now) }: PaceDeps): Pace {
  let requests: Made[] = []
  let last: Promise<void> = Promise.resolve()

  function forget(): number {
    const time = now()
    // A clock that was set back leaves times in the future; they count as now, or background work would stand still.
    const recent = requests.filter(({ at }) => at > time - LONGEST_SPAN)
    const past = recent.map((made) => ({ at: Math.min(made.at, time), count: made.count }))
    requests = byTheMinute(past, time - PRECISE_MS).slice(-MOST_REMEMBERED)
    return time
  }

  function count() {
    const at = forget()
    requests.push({ at, count: 1 })
  }

  /** The request that has to grow older than the span before one more keeps the limit. */
  function full({ span, most }: { span: number; most: number }, time: number): number {
    const blocking = lastButSoMany(requests, most)
    return blocking === null ? 0 : Math.max(0, blocking + span - time)
  }

  function delay(): number {
    const time = forget()
    return Math.max(pause.left(), ...BACKGROUND_LIMITS.map((limit) => full(limit, time)))
  }

  function room(): number {
    return full({ ...MOST_A_MINUTE, most: MOST_A_MINUTE.most - ROOM_FOR_WRITES }, forget())
  }

  async function pass(waiting: () => number): Promise<void> {
    for (let wait = waiting(); wait > 0; wait = waiting()) await sleep(wait)
    count()
  }

  function whenItsTurn(waiting: () => number): Promise<void> {
    const mine = last.then(() => pass(waiting))
    // One that fails to sleep (a worker going down) must not stop those behind it.
    last = mine.catch(() => undefined)
    return mine
  }

  function hold(until: number): number {
    return now() + pause.begin(until - now())
  }

  function closedUntil(): number | null {
    const left = pause.left()
    return left > 0 ? now() + left : null
  }

  async function inTheForeground(): Promise<void> {
    for (let wait = full(MOST_A_MINUTE, forget()); wait > 0; wait = full(MOST_A_MINUTE, forget())) await sleep(wait)
    if (closedUntil() === null) count()
  }

  return {
    foreground: { wait: inTheForeground, count, hold, closedUntil },
    background: { wait: () => whenItsTurn(delay), count, hold, closedUntil: () => null },
    delay,
    room,
    snapshot: () => {
      forget()
      return { requests: [...requests], heldUntil: closedUntil() ?? 0 }
    },
    restore: (snapshot) => {
      requests = [...snapshot.requests, ...requests].toSorted((one, other) => one.at - other.at)
      pause.resume(snapshot.heldUntil - now())
    },
  }
}

function ownPause(now: () => number): Pause {
  return createPause({ now, monotonic: now, chance: () => 0, stored: null, store: () => undefined })
}

/**
 * Puts together what was made within one minute before `until`: all of it is saved with each change of the index. Together they count
 * as made when the last of them was, so that no limit is passed by it.
 */
function byTheMinute(requests: readonly Made[], until: number): Made[] {
  const together: Made[] = []
  for (const one of requests) {
    const last = together.at(-1)
    const isSameMinute = last !== undefined && minuteOf(last.at) === minuteOf(one.at)
    if (isSameMinute && one.at <= until) together.splice(-1, 1, { at: one.at, count: last.count + one.count })
    else together.push(one)
  }
  return together
}

function minuteOf(at: number): number {
  return Math.floor(at / 60_000)
}

/** When the request was made that has `most - 1` after it, or a little later; null where there are not so many. */
function lastButSoMany(requests: readonly Made[], most: number): number | null {
  let counted = 0
  for (const { at, count } of requests.toReversed()) {
    counted += count
    if (counted >= most) return at
  }
  return null
}
