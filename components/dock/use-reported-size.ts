import { useEffect, useEffectEvent } from 'react'

type Size = { width: number; height: number }

/** Reports the size that an element takes, in whole CSS pixels, at first and whenever it changes. */
export function useReportedSize(element: HTMLElement | null, report: (size: Size) => void): void {
  const changed = useEffectEvent(report)
  useEffect(() => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect()
      changed({ width: Math.ceil(width), height: Math.ceil(height) })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
}
