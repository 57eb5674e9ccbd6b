import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import { words } from '#lib/shared/words/index.ts'

const say = words.ownSites.here

type Off = Extract<SiteHere, { state: 'off' }>

/** Offers to use Wrapup on the site of the tab in front. */
export function UseSite({ site }: { site: Off }) {
  const worker = useWorker()
  const client = useQueryClient()
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  const name = site.builtIn === null ? site.host : words.options.sites.all[site.builtIn].name

  const use = () => {
    setState('asking')
    // The browser's question may close the popup. The worker is told first, without waiting: it does the rest then.
    const told = worker.ask('site.use', tabOf(worker))
    void worker.requestPermission(site.origins).then(async (granted) => {
      await told
      const used = granted && (await worker.ask('site.use', tabOf(worker))).ok
      setState(used ? 'idle' : 'refused')
      return client.invalidateQueries()
    })
  }

  return (
    <section aria-label={say.use} className="border-t border-line px-4 py-3">
      <p className="text-xs leading-4 text-mute">{say.about(name)}</p>
      <Button size="small" className="mt-2" busy={state === 'asking'} onClick={use}>
        {state === 'asking' ? say.using : say.use}
      </Button>
      <p aria-live="polite" className="mt-1.5 text-xs leading-4 text-bad empty:hidden">
        {state === 'refused' ? say.refused : ''}
      </p>
    </section>
  )
}
