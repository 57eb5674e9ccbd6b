import { WifiOff } from 'lucide-react'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { CommandNote } from './command-note.tsx'
import { DamageLine } from './damage-line.tsx'
import { IndexLine } from './index-line.tsx'
import { UnresolvedTray } from './unresolved-tray.tsx'

/** What concerns the rep whatever the page is about: the network, the reading of tasks, completions not settled. */
export function PanelFoot({ view }: { view: PanelView }) {
  return (
    <footer>
      {view.damage !== undefined && <DamageLine damage={view.damage} />}
      {!view.online && (
        <p className="flex items-center gap-2 border-t border-line px-4 py-2 text-xs leading-4 text-wait">
          <WifiOff size={14} aria-hidden className="shrink-0" />
          {words.panel.offline}
        </p>
      )}
      {view.said !== undefined && <CommandNote said={view.said} />}
      <IndexLine index={view.index} />
      {view.unresolved.length > 0 && <UnresolvedTray unresolved={view.unresolved} />}
    </footer>
  )
}
