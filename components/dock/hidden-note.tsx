import { EyeOff } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { words } from '#lib/shared/words/index.ts'

/** How long the way back stands. After that the popup has it. */
const SHOWN_MS = 8000

type Props = { site: string; onUndo: () => void; onGone: () => void }

/** In place of the pill, once the rep hid it on this site. */
export function HiddenNote({ site, onUndo, onGone }: Props) {
  const leave = useEffectEvent(onGone)
  useEffect(() => {
    const timer = setTimeout(() => leave(), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="flex min-h-9 items-center gap-2 py-1.5 pr-1.5 pl-3 text-[0.8125rem] text-pill-ink">
      <EyeOff size={16} aria-hidden className="shrink-0 text-pill-mute" />
      <output className="min-w-0 truncate">{words.dock.hidden(site)}</output>
      <button
        type="button"
        onClick={onUndo}
        className="min-h-7 shrink-0 rounded-full bg-pill-ink/15 px-3 font-semibold -outline-offset-2 hover:bg-pill-ink/25"
      >
        {words.dock.undoHide}
      </button>
    </div>
  )
}
