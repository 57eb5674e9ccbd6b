import { useState } from 'react'
import { DayOrPanel } from '#components/day/day-or-panel.tsx'
import { newTodayPlace } from '#components/day/today-place.ts'
import { useTheme } from '#components/theme.ts'
import { PanelActionsProvider } from './panel-actions.tsx'

/** The toolbar popup: the panel of the tab in front, and the day behind the count in its bar. */
export function Popup() {
  useTheme()
  const [place] = useState(newTodayPlace)
  return (
    <PanelActionsProvider>
      <div className="flex max-h-[37.5rem] w-[23.75rem] max-w-full flex-col bg-surface has-[ul[data-day]]:h-[37.5rem]">
        <DayOrPanel place={place} />
      </div>
    </PanelActionsProvider>
  )
}
