import { useState } from 'react'
import { useTheme } from '#components/theme.ts'
import { DayList } from './day-list.tsx'
import { Panel } from './panel.tsx'
import { PanelActionsProvider } from './panel-actions.tsx'
import { PopupBar } from './popup-bar.tsx'
import { SiteCard } from './site/site-card.tsx'

/** The toolbar popup: the panel of the tab in front, and today's list behind the count in its bar. */
export function Popup() {
  useTheme()
  const [day, setDay] = useState(false)
  return (
    <PanelActionsProvider>
      <div className="flex max-h-[37.5rem] w-[23.75rem] max-w-full flex-col bg-surface">
        <PopupBar day={day} onDay={setDay} />
        {day ? <DayList onLeave={() => setDay(false)} /> : <Panel />}
        {!day && <SiteCard />}
      </div>
    </PanelActionsProvider>
  )
}
