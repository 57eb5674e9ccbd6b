import { ChevronDown, Move, X } from 'lucide-react'
import { isMeant } from '#components/panel/gesture.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Logo } from '#components/ui/logo.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { Corner } from '#lib/shared/identity/identity.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { cornerTowards, nextCorner } from './corners.ts'
import { pillWords } from './pill-words.ts'
import { type Moved, useDrag } from './use-drag.ts'

type Props = {
  view: PanelView
  open: boolean
  corner: Corner
  onToggle: () => void
  onDrag: (moved: Moved) => void
  onCorner: (corner: Corner) => void
  onHide: () => void
}

/** The pill, and the panel's head when it is open: one and the same button, so that the focus stays on it. */
export function DockBar({ view, open, corner, onToggle, onDrag, onCorner, onHide }: Props) {
  const counts = view.kind === 'task' && view.completion?.state === 'held'
  const { handlers, wasDragged } = useDrag(onDrag)
  const small = classNames(
    'grid size-7 shrink-0 place-items-center rounded-full transition-colors -outline-offset-2',
    open ? 'text-mute hover:bg-sub hover:text-ink' : 'text-pill-mute hover:bg-pill-ink/15 hover:text-pill-ink',
  )
  return (
    <div className={classNames('flex items-center gap-0.5 pr-1.5', open && 'border-b border-line')}>
      <button
        type="button"
        aria-expanded={open}
        title={open ? undefined : words.dock.moveHint}
        onClick={({ nativeEvent }) => {
          if (!wasDragged() && isMeant(nativeEvent)) onToggle()
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
          open ? 'min-h-11 py-2 pr-2 pl-3.5 text-ink' : 'min-h-9 py-1.5 pr-2 pl-2 text-pill-ink',
        )}
      >
        <Logo size={open ? 20 : 22} round={!open} />
        {/* A countdown must not begin with a time that was read half a minute ago: the key makes it read anew. */}
        <PillText key={String(counts)} view={view} everyMs={counts ? 250 : 30_000} open={open} />
        {open && <ChevronDown size={16} aria-hidden className="ml-auto shrink-0 text-mute" />}
      </button>
      {open && (
        <button
          type="button"
          className={small}
          aria-label={words.dock.move}
          title={words.dock.move}
          onClick={() => onCorner(nextCorner(corner))}
        >
          <Move size={15} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={small}
        aria-label={words.dock.hide}
        title={words.dock.hide}
        onClick={({ nativeEvent }) => {
          if (isMeant(nativeEvent)) onHide()
        }}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  )
}

function PillText({ view, everyMs, open }: { view: PanelView; everyMs: number; open: boolean }) {
  const { whom, strong, faint } = pillWords(view, useNow(everyMs))
  return (
    <>
      <span className="sr-only">{whom}</span>
      <span className="truncate font-semibold">{strong}</span>
      {faint !== '' && (
        <span className={classNames('min-w-0 truncate', open ? 'text-mute' : 'text-pill-mute')}>{faint}</span>
      )}
    </>
  )
}
