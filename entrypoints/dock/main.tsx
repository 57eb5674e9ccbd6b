import '#components/ui/styles.css'
import { createRoot } from 'react-dom/client'
import { guardClicks } from '#components/dock/click-guard.ts'
import { Dock } from '#components/dock/dock.tsx'
import { enteredPort } from '#components/dock/entered-port.ts'
import { watchElement } from '#components/dock/frame-sight.ts'
import { connectHost } from '#components/dock/host-port.ts'
import { Screen } from '#components/screen.tsx'
import { onDockCommand } from '#lib/shared/messages/dock-command.ts'
import { whenGone } from '#lib/shared/messages/gone.ts'
import { screenPort } from '#lib/shared/messages/screen-port.ts'

const host = connectHost(window)

const root = document.getElementById('root')
if (root !== null) {
  const guard = guardClicks({
    frame: window,
    host,
    watch: watchElement(root),
    now: () => performance.now(),
    wallClock: () => Date.now(),
  })
  const drawn = createRoot(root)
  // In Firefox nothing else takes it off the page, which may long be somebody else's.
  whenGone(() => {
    guard.stop()
    drawn.unmount()
  })
  drawn.render(
    <Screen port={enteredPort(screenPort('dock'), host.word)}>
      <Dock host={host} guard={guard} onCommand={onDockCommand} />
    </Screen>,
  )
}
