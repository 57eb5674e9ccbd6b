import { useEffect, useState } from 'react'

/** After this long a person wonders, and is told what is waited for. */
export const SLOW_MS = 2000

/** True once `waiting` has been true for two seconds on end. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return slow
}
