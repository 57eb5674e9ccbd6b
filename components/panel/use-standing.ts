import { useEffect, useState } from 'react'

/** True once what asks has stood on the screen for so many milliseconds. */
export function useStanding(forMs: number): boolean {
  const [stands, setStands] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStands(true), forMs)
    return () => clearTimeout(timer)
  }, [forMs])
  return stands
}
