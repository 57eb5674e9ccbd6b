import { useState } from 'react'
import { DayList } from '#components/panel/day-list.tsx'
import { Panel } from '#components/panel/panel.tsx'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { PopupBar } from '#components/panel/popup-bar.tsx'
import { SiteCard } from '#components/panel/site/site-card.tsx'
import { useTheme } from '#components/theme.ts'

/** The browser's side panel (Firefox: sidebar): the panel of the tab in front. No page can touch it, so its clicks need no guard. */
export function SidePanel() {
  useTheme()
  const [day, setDay] = useState(false)
  return (
    <PanelActionsProvider>
      <div className="mx-auto flex h-screen flex-col max-w-[37.5rem] bg-surface">
        <PopupBar day={day} onDay={setDay} />
        {day ? <DayList onLeave={() => setDay(false)} /> : <Panel />}
        {!day && <SiteCard />}
      </div>
    </PanelActionsProvider>
  )
}
