import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the focus inside `area` when what had it is gone: after each change of `state`, if the focus fell back to the
 * document, it moves to what is
 * said of the choice that was made, or to the heading: there every key of the panel works and Enter presses nothing by
 * accident. It does so at the first drawing, too. Nothing is moved where the person's own focus is still in place.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>, state: string): void {
  const drawn = useRef<string | null>(null)
  useEffect(() => {
    const before = drawn.current
    drawn.current = state
    if (before === state || !document.hasFocus()) return
    const held = document.activeElement
    const heading = area.current?.querySelector<HTMLElement>('h1')
    const said = area.current?.querySelector<HTMLElement>('[data-said]:not(:empty)') ?? null
    const isInPlace = held !== null && held !== document.body && held.isConnected
    // Where the keys began, nobody has put the focus.
    if (isInPlace && (held !== heading || said === null)) return
    const kept = said ?? heading
    kept?.focus({ preventScroll: true })
  }, [area, state])
}
