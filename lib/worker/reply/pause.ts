import * as z from 'zod/mini'

/** Reply asked to be left alone: since when and until when (epoch ms), and the how manieth time in a row that is. */
export const pauseSchema = z.object({ setAt: z.number(), until: z.number(), times: z.number() })
export type StoredPause = z.infer<typeof pauseSchema>

/** No pause is longer: what asks for more is a mistake of a server or of a clock. */
const LONGEST = 3_600_000
const LEAST = 1_000
/** Short pauses in a row grow up to this. */
const GROWS_TO = 60_000
/** After so long without a 429 the next one is the first again. */
const FORGOTTEN_AFTER = 600_000

export type PauseDeps = {
  now: () => number
  /** A clock that nobody sets, milliseconds. */
  monotonic: () => number
  /** 0 to 1: spreads what grows, so that several computers of one user do not come back together. */
  chance: () => number
  /** What an earlier worker was told. */
  stored: StoredPause | null
  store: (pause: StoredPause) => void
}

/**
 * How long Reply wants no request of an account. One for all that ask there, and it outlives the worker. A server may ask for no
 * wait at all, again and again: then the waits grow by themselves.
 */
export function createPause({ now, monotonic, chance, stored, store }: PauseDeps) {
  let endsAt = stored === null ? Number.NEGATIVE_INFINITY : monotonic() + remainderOf(stored, now())
  let times = stored?.times ?? 0
  // It counts from now, and not anew for each worker until the clock has caught up.
  if (stored !== null && stored.setAt > now()) store({ setAt: now(), until: now() + left(), times })

  function left(): number {
    return Math.min(LONGEST, Math.max(0, endsAt - monotonic()))
  }

  return {
    /** Milliseconds until requests are wanted again; 0: now. */
    left,
    /** An earlier worker's pause, of which so many milliseconds are left: nothing that grows. */
    resume(remaining: number): void {
      if (remaining > 0) endsAt = Math.max(endsAt, monotonic() + Math.min(LONGEST, remaining))
    },
    /** Reply answered 429 and asked for so many milliseconds. Gives how long it is left alone, which may be longer. */
    begin(asked: number): number {
      const isGoingOn = left() > 0
      const isLongOver = monotonic() - endsAt > FORGOTTEN_AFTER
      if (!isGoingOn) times = isLongOver ? 1 : times + 1
      const bound = Math.min(GROWS_TO, LEAST * 2 ** Math.min(times, 10))
      const wait = Math.min(LONGEST, Math.max(asked, bound / 2 + (chance() * bound) / 2))
      endsAt = Math.max(endsAt, monotonic() + wait)
      store({ setAt: now(), until: now() + left(), times })
      return left()
    },
  }
}

export type Pause = ReturnType<typeof createPause>

/** What is to be stored of a pause. For a moment two workers can live: the shorter wait of the one takes nothing from the other's. */
export function withKnown(asked: StoredPause, known: StoredPause | null): StoredPause {
  if (known === null || known.setAt > asked.setAt) return asked
  return { ...asked, until: Math.max(asked.until, known.until) }
}

/** What is left of a pause for a new worker. One from the future was noted before this computer's clock was set back: it begins anew, once. */
function remainderOf({ setAt, until }: StoredPause, now: number): number {
  return Math.min(LONGEST, setAt > now ? until - setAt : until - now)
}
