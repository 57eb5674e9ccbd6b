import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the focus inside `area` when what had it is gone: after each change of `state`, if the focus fell back to the
 * document, it moves to the element marked `data-focus`, else to the heading. Nothing is moved on the first drawing,
 * nor where the person's focus is still in place.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>, state: string): void {
  const drawn = useRef<string | null>(null)
  useEffect(() => {
    const before = drawn.current
    drawn.current = state
    if (before === null || before === state || !document.hasFocus()) return
    const held = document.activeElement
    if (held !== null && held !== document.body && held.isConnected) return
    const target =
      area.current?.querySelector<HTMLElement>('[data-focus]') ?? area.current?.querySelector<HTMLElement>('h1')
    target?.focus({ preventScroll: true })
  }, [area, state])
}
