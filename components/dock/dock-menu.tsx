import { EyeOff, Keyboard, Move, Settings } from 'lucide-react'
import { useReady } from '#components/panel/gesture.ts'
import { useActions } from '#components/panel/panel-actions.tsx'
import { Menu, type MenuItem } from '#components/ui/menu.tsx'
import { words } from '#lib/shared/words/index.ts'

type Props = {
  /** The site as the rep knows it; null where the worker has not said. */
  site: string | null
  onMove: () => void
  onKeys: () => void
  onSettings: () => void
  onHide: () => void
  onClose: () => void
}

/** What is rare, behind More. Hiding comes last and names the site. */
export function DockMenu({ site, onMove, onKeys, onSettings, onHide, onClose }: Props) {
  const { meant } = useActions()
  const ready = useReady()
  const items: MenuItem[] = [
    { label: words.dock.move, icon: <Move size={16} aria-hidden />, onChoose: onMove },
    { label: words.dock.keys, icon: <Keyboard size={16} aria-hidden />, onChoose: onKeys },
    { label: words.dock.settings, icon: <Settings size={16} aria-hidden />, onChoose: onSettings },
    {
      label: words.dock.hide,
      icon: <EyeOff size={16} aria-hidden />,
      note: site ?? undefined,
      onChoose: (gesture) => meant(gesture, onHide),
      apart: true,
      ready,
    },
  ]
  return <Menu label={words.dock.more} items={items} onClose={onClose} className="top-11 right-2 w-72" />
}
