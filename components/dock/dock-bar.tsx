import { ChevronDown, Ellipsis, X } from 'lucide-react'
import { isMeant } from '#components/panel/gesture.ts'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { Corner } from '#lib/shared/identity/identity.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { cornerTowards } from './corners.ts'
import { pillWords } from './pill-words.ts'
import { type Moved, useDrag } from './use-drag.ts'

type Props = {
  view: PanelView
  open: boolean
  /** A dialog of the page keeps every press from the dock. */
  asleep: boolean
  corner: Corner
  menuOpen: boolean
  onToggle: () => void
  onClose: () => void
  onMenu: () => void
  onDrag: (moved: Moved) => void
  onCorner: (corner: Corner) => void
}

/** The pill, which is one button. The same button is the head of the open panel, beside its menu and its way back to the pill. */
export function DockBar({ view, open, asleep, corner, menuOpen, onToggle, onClose, onMenu, onDrag, onCorner }: Props) {
  const { handlers, wasDragged } = useDrag(onDrag)
  return (
    <div className={classNames('flex items-center gap-0.5', open && 'border-b border-line pr-1.5')}>
      <button
        type="button"
        aria-expanded={open}
        title={open ? undefined : words.dock.moveHint}
        onClick={({ nativeEvent }) => {
          if (!wasDragged(nativeEvent) && isMeant(nativeEvent)) onToggle()
        }}
        onKeyDown={(event) => {
          const wanted = cornerTowards(corner, event.key)
          if (wanted === null) return
          event.preventDefault()
          onCorner(wanted)
        }}
        {...handlers}
        className={classNames(
          'flex min-w-0 flex-1 touch-none items-center gap-2 rounded-full text-[0.8125rem] -outline-offset-2 select-none',
          open ? 'min-h-11 py-2 pr-2 pl-3.5 text-ink' : 'min-h-9 py-1.5 pr-3.5 pl-2 text-pill-ink',
        )}
      >
        <Logo size={open ? 20 : 22} round={!open} />
        <PillText view={view} open={open} asleep={asleep} />
        {open && <ChevronDown size={16} aria-hidden className="ml-auto shrink-0 text-mute" />}
      </button>
      {open && (
        <>
          <IconButton label={words.dock.more} aria-haspopup="menu" aria-expanded={menuOpen} onClick={onMenu}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
          <IconButton
            label={words.dock.close}
            onClick={({ nativeEvent }) => {
              if (isMeant(nativeEvent)) onClose()
            }}
          >
            <X size={16} aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  )
}

type PillTextProps = { view: PanelView; open: boolean; asleep: boolean }

/** What is seen counts down; what is heard is told once, and stays while nothing happens. */
function PillText({ view, open, asleep }: PillTextProps) {
  const counts = view.kind === 'task' && view.completion?.state === 'held'
  const now = useNow(30_000)
  return (
    <>
      <span className="sr-only">{pillWords(view, now, asleep).heard}</span>
      {/* A countdown must not begin with a time that was read half a minute ago: the key makes it read anew. */}
      <Seen key={String(counts)} view={view} everyMs={counts ? 250 : 30_000} open={open} asleep={asleep} />
    </>
  )
}

function Seen({ view, everyMs, open, asleep }: PillTextProps & { everyMs: number }) {
  const { strong, faint } = pillWords(view, useNow(everyMs), asleep)
  return (
    <span aria-hidden className="flex min-w-0 items-baseline gap-2">
      <bdi dir="auto" className="min-w-16 shrink-[4] truncate font-semibold">
        {strong}
      </bdi>
      {faint !== '' && (
        <span className={classNames('min-w-0 truncate tabular-nums', open ? 'text-mute' : 'text-pill-mute')}>
          {faint}
        </span>
      )}
    </span>
  )
}
