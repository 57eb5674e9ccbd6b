import { DayOrPanel } from '#components/day/day-or-panel.tsx'
import type { TodayPlace } from '#components/day/today-place.ts'
import { PanelActionsProvider } from '#components/panel/panel-actions.tsx'
import { useTheme } from '#components/theme.ts'

/**
 * The browser's side panel (Firefox: sidebar): the panel of the tab in front, and the day. No page can touch it, so its
 * clicks need no guard. `place` outlives what is drawn for one tab.
 */
export function SidePanel({ place }: { place: TodayPlace }) {
  useTheme()
  return (
    <PanelActionsProvider>
      <div className="mx-auto flex h-screen flex-col max-w-[37.5rem] bg-surface">
        <DayOrPanel place={place} />
      </div>
    </PanelActionsProvider>
  )
}
