import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { SiteMode } from '#lib/shared/settings/settings.ts'
import { words } from '#lib/shared/words/index.ts'
import { LinkedInChoice } from './linkedin-choice.tsx'

const say = words.ownSites.here

type Off = Extract<SiteHere, { state: 'off' }>

/** Offers to use Wrapup on the site of the tab in front. On LinkedIn, whose rules restrict the button, it asks which way. */
export function UseSite({ site }: { site: Off }) {
  const worker = useWorker()
  const client = useQueryClient()
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  const [mode, setMode] = useState<Exclude<SiteMode, 'off'>>('dock')
  const isLinkedIn = site.builtIn === 'linkedin'
  const name = site.builtIn === null ? site.host : words.siteName(site.builtIn)

  const use = () => {
    setState('asking')
    const wish = { ...tabOf(worker), mode }
    // The browser's question may close the popup. The worker is told first, without waiting: it does the rest then.
    const told = worker.ask('site.use', wish)
    void worker.requestPermission(site.origins).then(async (granted) => {
      await told
      const used = granted && (await worker.ask('site.use', wish)).ok
      setState(used ? 'idle' : 'refused')
      return client.invalidateQueries()
    })
  }

  return (
    <section aria-label={say.use} className="border-t border-line px-4 py-3">
      <p className="text-xs leading-4 text-mute">{isLinkedIn ? say.aboutLinkedIn : say.about(name)}</p>
      {site.plain && <p className="mt-1 text-xs leading-4 text-wait">{say.plain}</p>}
      {isLinkedIn && <LinkedInChoice mode={mode} onChoose={setMode} />}
      <Button size="small" className="mt-2" busy={state === 'asking'} onClick={use}>
        {state === 'asking' ? say.using : say.use}
      </Button>
      <p aria-live="polite" className="text-xs leading-4 text-bad not-empty:mt-1.5">
        {state === 'refused' ? say.refused : ''}
      </p>
    </section>
  )
}
