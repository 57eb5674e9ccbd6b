import { lazy, Suspense } from 'react'
import type { PanelView } from '#lib/shared/messages/views.ts'

/** A panel outside a run opens without it. */
const RunFoot = lazy(async () => ({ default: (await import('./run-foot.tsx')).RunFoot }))

/** The run's foot, where the rep is in one: below every panel, whatever it shows. Its room is there before it is. */
export function RunBelow({ view }: { view: PanelView }) {
  if (view.run === undefined) return null
  return (
    <Suspense fallback={<div className="h-12 border-t border-line bg-sub" />}>
      <RunFoot view={view} run={view.run} />
    </Suspense>
  )
}
