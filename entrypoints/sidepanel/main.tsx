import '#components/ui/styles.css'
import { createRoot } from 'react-dom/client'
import { newTodayPlace } from '#components/day/today-place.ts'
import { showKeptTheme } from '#components/kept-theme.ts'
import { Screen } from '#components/screen.tsx'
import { SidePanel } from '#components/sidepanel/side-panel.tsx'
import { followFrontTab } from '#lib/shared/messages/front-tab.ts'
import { screenPort } from '#lib/shared/messages/screen-port.ts'

showKeptTheme()

const element = document.getElementById('root')
if (element !== null) {
  const root = createRoot(element)
  const place = newTodayPlace()
  // Each tab has its own screen: nothing of the tab before may stay on it.
  followFrontTab((tabId) =>
    root.render(
      <Screen key={tabId} port={screenPort('sidepanel', { tabId })}>
        <SidePanel place={place} />
      </Screen>,
    ),
  )
}
