import '#components/ui/styles.css'
import { createRoot } from 'react-dom/client'
import { showKeptTheme } from '#components/kept-theme.ts'
import { Options } from '#components/options/options.tsx'
import { Screen } from '#components/screen.tsx'
import { currentTab, screenPort } from '#lib/shared/messages/screen-port.ts'

showKeptTheme()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <Screen port={screenPort('options', await currentTab())}>
      <Options />
    </Screen>,
  )
}
