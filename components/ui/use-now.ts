import { useEffect, useState } from 'react'

/** The time, read anew every `everyMs` milliseconds, and at once when that changes: a countdown must not begin with an old time. */
export function useNow(everyMs: number): number {
  const [read, setRead] = useState(() => ({ now: Date.now(), everyMs }))
  useEffect(() => {
    const timer = setInterval(() => setRead({ now: Date.now(), everyMs }), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  if (read.everyMs === everyMs) return read.now
  const anew = { now: Date.now(), everyMs }
  setRead(anew)
  return anew.now
}
