import { useQueryClient } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import { words } from '#lib/shared/words/index.ts'

const say = words.ownSites.here

/** The button was hidden on the site of the tab in front: says so, and brings it back. */
export function HiddenHere({ site }: { site: SiteKey }) {
  const worker = useWorker()
  const client = useQueryClient()
  const show = async () => {
    await worker.ask('dock.showAgain', tabOf(worker))
    await client.invalidateQueries()
  }
  return (
    <div className="flex items-center gap-2.5 border-t border-line px-4 py-2.5 text-xs leading-4 text-mute">
      <EyeOff size={15} aria-hidden className="shrink-0" />
      <p className="min-w-0 flex-1">{say.hidden(words.siteName(site))}</p>
      <Button size="small" className="shrink-0" onClick={() => void show()}>
        {say.showAgain}
      </Button>
    </div>
  )
}
