import { useEffect, useState } from 'react'

/** The time, read anew every `everyMs` milliseconds. What needs another pace is another instance: give it a key. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
