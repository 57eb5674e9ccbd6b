const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type Limiter = {
  /** Counts a request of this user. Gives the whole seconds to wait when it is over a limit (and then does not count it), else null. */
  count: (userId: number, now: number, limits: { perMinute: number; perHour: number }) => number | null
  clear: () => void
}

/** Reply's limits are per user and shared by all of that user's tools, over sliding windows of a minute and an hour. */
export function createLimiter(): Limiter {
  const times = new Map<number, number[]>()
  return {
    count: (userId, now, { perMinute, perHour }) => {
      const recent = (times.get(userId) ?? []).filter((time) => time > now - HOUR)
      times.set(userId, recent)
      const wait = Math.max(waitFor(recent, now, MINUTE, perMinute), waitFor(recent, now, HOUR, perHour))
      if (wait > 0) return Math.ceil(wait / 1000)
      recent.push(now)
      return null
    },
    clear: () => times.clear(),
  }
}

/** Milliseconds until one more request fits into the window; the whole window where nothing is allowed at all. */
function waitFor(times: readonly number[], now: number, window: number, limit: number): number {
  const inside = times.filter((time) => time > now - window)
  if (inside.length < limit) return 0
  const leaves = inside.at(inside.length - limit)
  return limit === 0 || leaves === undefined ? window : leaves + window - now
}
