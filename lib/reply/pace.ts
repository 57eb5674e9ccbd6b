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
/** Reply's own limit of an hour: more cannot have been accepted, so more need not be remembered. */
const MOST_REMEMBERED = 3000

/** What survives the worker: when requests were made (epoch ms, oldest first), and until when Reply wants no more. */
export const paceSnapshotSchema = z.object({ requests: z.array(z.number()), heldUntil: z.number() })
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
  let requests: number[] = []
  let heldUntil = 0
  let last: Promise<void> = Promise.resolve()

  function forget(): number {
    const time = now()
    // A clock that was set back leaves times in the future; they count as now, or background work would stand still.
    requests = requests.filter((at) => at > time - LONGEST_SPAN).map((at) => Math.min(at, time))
    requests = requests.slice(-MOST_REMEMBERED)
    heldUntil = Math.min(heldUntil, time + LONGEST_SPAN)
    return time
  }

  function count() {
    const time = forget()
    requests.push(time)
  }

  function delay(): number {
    const time = forget()
    const waits = BACKGROUND_LIMITS.map(({ span, most }) => {
      // The request that has to grow older than the span before one more keeps the limit.
      const blocking = requests.at(-most)
      return blocking === undefined ? 0 : blocking + span - time
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
      requests = [...snapshot.requests, ...requests].toSorted((one, other) => one - other)
      hold(snapshot.heldUntil)
    },
  }
}
