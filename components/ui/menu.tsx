import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names.ts'

export type MenuItem = {
  label: string
  icon: ReactNode
  /** Said after the label, fainter: what it is about. */
  note?: string | undefined
  onChoose: (gesture: MouseEvent) => void
  /** A line stands before it. */
  apart?: boolean
  /** False while a press would not count yet; absent where it always does. */
  ready?: boolean
}

type Props = {
  /** The accessible name. */
  label: string
  items: readonly MenuItem[]
  /** Leaves the menu without choosing; whoever opened it takes the focus back. */
  onClose: () => void
  className?: string
  /** Said below the items. */
  children?: ReactNode
}

/** A menu by the pattern that screen readers know: arrows, Home and End move, Escape and Tab leave. */
export function Menu({ label, items, onClose, className, children }: Props) {
  const said = useId()
  const menu = useRef<HTMLDivElement>(null)
  const choices = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]

  useEffect(() => menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), [])

  const move = (event: KeyboardEvent) => {
    const all = choices()
    const here = all.findIndex((one) => one === document.activeElement)
    const next = { ArrowDown: here + 1, ArrowUp: here - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (next !== undefined) all[next % all.length]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
    // The panel's own Escape closes the panel: only the topmost thing is closed at a time.
    event.stopPropagation()
  }

  return (
    <>
      {/* A press anywhere else leaves the menu, and presses nothing below it. */}
      <div aria-hidden className="absolute inset-0 z-10" onPointerDown={onClose} />
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        aria-describedby={children === undefined ? undefined : said}
        tabIndex={-1}
        onKeyDown={move}
        className={classNames(
          'absolute z-20 max-w-full rounded-[12px] border border-line bg-surface p-1.5 text-ink shadow-card',
          className,
        )}
      >
        {items.map(({ label: name, icon, note, onChoose, apart = false, ready }) => (
          <div key={name} role="none" className={apart ? 'mt-1.5 border-t border-line pt-1.5' : undefined}>
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-ready={ready}
              aria-disabled={ready === false || undefined}
              onClick={({ nativeEvent }) => onChoose(nativeEvent)}
              className="flex min-h-9 w-full items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 text-left text-[0.8125rem] leading-[1.125rem] -outline-offset-2 transition-colors hover:bg-sub focus-visible:bg-sub aria-disabled:opacity-70"
            >
              <span className="shrink-0 text-mute">{icon}</span>
              <span className="flex-1">{name}</span>
              {note !== undefined && <span className="max-w-52 truncate text-xs text-mute tabular-nums">{note}</span>}
            </button>
          </div>
        ))}
        {children !== undefined && (
          <div
            id={said}
            role="none"
            className="mt-1.5 border-t border-line px-2.5 pt-2 pb-1 text-xs leading-4 text-mute"
          >
            {children}
          </div>
        )}
      </div>
    </>
  )
}
