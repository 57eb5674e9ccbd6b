import { useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { SiteKey } from '#lib/shared/identity/identity.ts'

/** Hiding the dock on its site: at once everywhere, and in this page once the way back has stood for a while. */
export function useHiding() {
  const worker = useWorker()
  const [hiddenOn, setHiddenOn] = useState<SiteKey | null>(null)
  return {
    /** The site that it was just hidden on. */
    hiddenOn,
    async hide(): Promise<void> {
      const hidden = await worker.ask('dock.hide', {})
      if (hidden.ok) setHiddenOn(hidden.value.site)
    },
    async undo(): Promise<void> {
      const shown = await worker.ask('dock.showAgain', {})
      if (shown.ok) setHiddenOn(null)
    },
    /** The frame is taken away now. */
    leave: () => void worker.ask('dock.leave', {}),
  }
}
