import '#components/ui/styles.css'
import { guardClicks } from '#components/dock/click-guard.ts'
import { closedDock } from '#components/dock/closed-dock.ts'
import { enteredPort } from '#components/dock/entered-port.ts'
import { watchElement } from '#components/dock/frame-sight.ts'
import { connectHost } from '#components/dock/host-port.ts'
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
  const port = enteredPort(screenPort('dock'), host.word)
  const dock = closedDock({ root, host, guard, port, onCommand: onDockCommand }, () => import('./open-dock.tsx'))
  // In Firefox nothing else takes it off the page, which may long be somebody else's.
  whenGone(() => {
    guard.stop()
    dock.stop()
  })
}
