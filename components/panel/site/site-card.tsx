import { useQuery } from '@tanstack/react-query'
import { tabOf, useWorker } from '#components/worker-context.tsx'
import { words } from '#lib/shared/words/index.ts'
import { usePanelView } from '../use-panel.ts'
import { HiddenHere } from './hidden-here.tsx'
import { TeachSite } from './teach-site.tsx'
import { UseSite } from './use-site.tsx'

/** What the popup says about the site itself, below the panel: to use it, or to teach it. Nothing before set-up. */
export function SiteCard() {
  const worker = useWorker()
  const { data: panel } = usePanelView()
  const { data } = useQuery({ queryKey: ['site'], queryFn: () => worker.ask('site.here', tabOf(worker)) })
  const kind = panel?.view?.kind
  if (kind === undefined || kind === 'setup' || kind === 'keyRefused' || kind === 'locked' || data?.ok !== true)
    return null
  const here = data.value
  if (here.state === 'off') return <UseSite site={here} />
  if (here.state === 'none') return null
  if (here.state === 'refused') {
    return (
      <section aria-label={words.ownSites.here.use} className="border-t border-line px-4 py-3">
        <p className="text-xs leading-4 text-mute">{words.ownSites.here[here.reason]}</p>
      </section>
    )
  }
  return (
    <>
      {here.hiddenOn !== undefined && <HiddenHere site={here.hiddenOn} />}
      {here.own !== null && <TeachSite own={here.own} />}
    </>
  )
}
