import '#components/ui/styles.css'
import { createRoot } from 'react-dom/client'
import { guardClicks, watchElement } from '#components/dock/click-guard.ts'
import { Dock } from '#components/dock/dock.tsx'
import { connectHost } from '#components/dock/host-port.ts'
import { Screen } from '#components/screen.tsx'
import { screenPort } from '#lib/shared/messages/screen-port.ts'

const host = connectHost(window)

const root = document.getElementById('root')
if (root !== null) {
  const guard = guardClicks(
    watchElement(root),
    () => performance.now(),
    () => Date.now(),
  )
  createRoot(root).render(
    <Screen port={screenPort('dock')}>
      <Dock host={host} guard={guard} />
    </Screen>,
  )
}
