import { classNames } from '#components/ui/class-names.ts'

/*
 * How the closed dock looks. It is drawn twice, without React before anybody has opened it and with it afterwards, and nobody
 * may see which of the two it is.
 */

/** The room around the dock. */
export const AROUND_DOCK = 'w-max p-2'

/** The dock itself; `asleep`: without its colour, and as plain to read as ever: it says why it cannot be pressed. */
export function dockLook(isOpen: boolean, asleep: boolean): string {
  return classNames(
    'relative flex max-w-full flex-col overflow-hidden forced-colors:border',
    isOpen ? 'w-[23.25rem] rounded-[14px] bg-surface shadow-dock' : 'w-max rounded-full bg-pill shadow-pill',
    asleep && 'grayscale',
  )
}

/** CSS pixels that the dock may be high in a room. */
export function mostHeight(room: { height: number }): number {
  return Math.max(160, room.height - 16)
}

/** The row of its buttons. */
export function barLook(open: boolean): string {
  return classNames('flex items-center gap-0.5', open && 'border-b border-line pr-1.5')
}

/** The button that opens and closes it. */
export function buttonLook(open: boolean): string {
  return classNames(
    'flex min-w-0 flex-1 touch-none items-center gap-2 rounded-full text-[0.8125rem] -outline-offset-2 select-none',
    open ? 'min-h-11 py-2 pr-2 pl-3.5 text-ink' : 'min-h-9 py-1.5 pr-3.5 pl-2 text-pill-ink',
  )
}

/** CSS pixels of the mark in it. */
export const markSize = (open: boolean): number => (open ? 20 : 22)

export const SEEN = 'flex min-w-0 items-baseline gap-2'
export const STRONG = 'min-w-16 shrink-[4] truncate font-semibold'

/** What comes after the name. */
export function faintLook(open: boolean): string {
  return classNames('min-w-0 truncate tabular-nums', open ? 'text-mute' : 'text-pill-mute')
}

/** Milliseconds between two readings of the clock, for what is seen; what is heard is told at the slower pace. */
export const CLOCK = { counting: 250, still: 30_000 } as const
