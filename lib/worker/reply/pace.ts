import * as z from 'zod/mini'

/**
 * Reply allows 100 requests a minute and 3,000 an hour per user, shared by all of that user's tools. Background work
 * takes at most half of it, so that a click always has room and other tools are not pushed out.
 */
export const BACKGROUND_LIMITS = [
  { span: 60_000, most: 50 },
  { span: 3_600_000, most: 1500 },
] as const

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

/** One kind of work's way to the network. `hold` says that Reply answered "too many requests", until when. */
export type Turn = { wait: () => Promise<void>; hold: (until: number) => void }

export type Pace = {
  /** What a person waits for: counted, never delayed. */
  foreground: Turn
  /** What nobody waits for: delayed until it keeps the limits, first come first served. */
  background: Turn
  /** Milliseconds until background work would be let through; 0 = now. */
  delay: () => number
  snapshot: () => PaceSnapshot
  /** Takes up what an earlier worker did, together with what this one has done already. */
  restore: (snapshot: PaceSnapshot) => void
}

export type PaceDeps = {
  now: () => number
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>
}

/** A pace with nothing done yet. One per account: the limits are the user's. */
export function createPace({ now, sleep }: PaceDeps): Pace {
  let requests: Made[] = []
  let heldUntil = 0
  let last: Promise<void> = Promise.resolve()

  function forget(): number {
    const time = now()
    // A clock that was set back leaves times in the future; they count as now, or background work would stand still.
    const recent = requests.filter(({ at }) => at > time - LONGEST_SPAN)
    const past = recent.map((made) => ({ at: Math.min(made.at, time), count: made.count }))
    requests = byTheMinute(past, time - PRECISE_MS).slice(-MOST_REMEMBERED)
    heldUntil = Math.min(heldUntil, time + LONGEST_SPAN)
    return time
  }

  function count() {
    const at = forget()
    requests.push({ at, count: 1 })
  }

  function delay(): number {
    const time = forget()
    const waits = BACKGROUND_LIMITS.map(({ span, most }) => {
      // The request that has to grow older than the span before one more keeps the limit.
      const blocking = lastButSoMany(requests, most)
      return blocking === null ? 0 : blocking + span - time
    })
    return Math.max(0, heldUntil - time, ...waits)
  }

  async function waitForRoom() {
    for (let wait = delay(); wait > 0; wait = delay()) await sleep(wait)
    count()
  }

  function hold(until: number) {
    heldUntil = Math.max(heldUntil, until)
    forget()
  }

  return {
    foreground: {
      wait: () => {
        count()
        return Promise.resolve()
      },
      hold,
    },
    background: {
      wait: () => {
        const mine = last.then(waitForRoom)
        // One that fails to sleep (a worker going down) must not stop those behind it.
        last = mine.catch(() => undefined)
        return mine
      },
      hold,
    },
    delay,
    snapshot: () => {
      forget()
      return { requests: [...requests], heldUntil }
    },
    restore: (snapshot) => {
      requests = [...snapshot.requests, ...requests].toSorted((one, other) => one.at - other.at)
      hold(snapshot.heldUntil)
    },
  }
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
