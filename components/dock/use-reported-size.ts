import { useEffect, useEffectEvent } from 'react'
import { reportSize } from './reported-size.ts'

type Report = Parameters<typeof reportSize>[1]

/** Reports the size that an element takes. */
export function useReportedSize(element: HTMLElement | null, report: Report): void {
  const changed = useEffectEvent(report)
  useEffect(() => (element === null ? undefined : reportSize(element, (size) => changed(size))), [element])
}
