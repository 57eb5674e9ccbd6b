import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { AtOpening, DockParts } from '#components/dock/closed-dock.ts'
import { Dock } from '#components/dock/dock.tsx'
import { GLANCE, type Obtained } from '#components/panel/use-panel.ts'
import { Screen } from '#components/screen.tsx'
import { THEME } from '#components/theme.ts'

/** Puts the whole dock, open, in the place of the closed one, in one moment. Returns what takes it away. */
export function openDock({ root, host, guard, port, onCommand }: DockParts, { view, theme, placed }: AtOpening) {
  const glance: Obtained = { view, problem: null }
  const drawn = createRoot(root)
  flushSync(() =>
    drawn.render(
      <Screen
        port={port}
        known={[
          [THEME, theme],
          [GLANCE, glance],
        ]}
      >
        <Dock host={host} guard={guard} onCommand={onCommand} opens={placed} />
      </Screen>,
    ),
  )
  return () => drawn.unmount()
}
