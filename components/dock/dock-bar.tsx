import { ChevronDown, Ellipsis, X } from 'lucide-react'
import { isMeant } from '#components/panel/meant.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Logo } from '#components/ui/logo.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { Corner } from '#lib/shared/identity/identity.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { cornerTowards } from './corners.ts'
import type { Moved } from './drag.ts'
import { barLook, buttonLook, CLOCK, faintLook, markSize, SEEN, STRONG } from './pill-look.ts'
import { countsDown, pillWords } from './pill-words.ts'
import { useDrag } from './use-drag.ts'

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
    <div className={barLook(open)}>
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
        className={buttonLook(open)}
      >
        <Logo size={markSize(open)} round={!open} />
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
  const counts = countsDown(view)
  const now = useNow(CLOCK.still)
  return (
    <>
      <span className="sr-only">{pillWords(view, now, asleep).heard}</span>
      {/* A countdown must not begin with a time that was read half a minute ago: the key makes it read anew. */}
      <Seen
        key={String(counts)}
        view={view}
        everyMs={counts ? CLOCK.counting : CLOCK.still}
        open={open}
        asleep={asleep}
      />
    </>
  )
}

function Seen({ view, everyMs, open, asleep }: PillTextProps & { everyMs: number }) {
  const { strong, faint } = pillWords(view, useNow(everyMs), asleep)
  return (
    <span aria-hidden className={SEEN}>
      <bdi dir="auto" className={STRONG}>
        {strong}
      </bdi>
      {faint !== '' && <span className={faintLook(open)}>{faint}</span>}
    </span>
  )
}
