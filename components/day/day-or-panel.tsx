import { lazy, Suspense } from 'react'
import { LoadingView } from '#components/panel/loading-view.tsx'
import { Panel } from '#components/panel/panel.tsx'
import { PopupBar } from '#components/panel/popup-bar.tsx'
import { SiteCard } from '#components/panel/site/site-card.tsx'
import { useCommands } from '#components/panel/use-commands.ts'
import { useKeys } from '#components/panel/use-keys.ts'
import { usePanelView } from '#components/panel/use-panel.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { KeyHelp, useKeyHelp } from './key-help.tsx'
import { type TodayPlace, useWhereabouts } from './today-place.ts'

/** The list and its search come when somebody looks at their day: a popup that shows one task opens without them. */
const Today = lazy(async () => ({ default: (await import('./today.tsx')).Today }))

/** Without a key there is no day. */
const WITHOUT_DAY: ReadonlySet<PanelView['kind']> = new Set(['setup', 'locked', 'keyRefused'])

/** What popup and side panel hold below their bar: the task of the tab, or the rep's day. */
export function DayOrPanel({ place }: { place: TodayPlace }) {
  const kind = usePanelView().data?.view?.kind
  const { isOpen } = useWhereabouts(place)
  const isDay = isOpen && (kind === undefined || !WITHOUT_DAY.has(kind))
  const show = (day: boolean) => place.go({ isOpen: day })
  useKeys({ t: () => show(!isOpen) })
  const help = useKeyHelp()
  useCommands()
  return (
    <>
      <KeyHelp help={help} />
      <PopupBar day={isDay} onDay={show} />
      {isDay ? (
        <Suspense fallback={<LoadingView slow={false} />}>
          <Today place={place} onLeave={() => show(false)} />
        </Suspense>
      ) : (
        <Panel />
      )}
      {!isDay && <SiteCard />}
    </>
  )
}
