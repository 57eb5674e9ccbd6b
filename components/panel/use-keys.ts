import { useEffect, useEffectEvent } from 'react'

type Handler = (event: KeyboardEvent) => void

/** Text is being written there: keys belong to it. A checkbox takes no text, so the panel's keys still work on it. */
const WRITES = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'
/** Enter already presses these. */
const PRESSED_BY_ENTER = 'button, a[href], summary'

/**
 * Whether a key press is meant for the panel: made by a person, not held down, without a modifier, and not for a field
 * or, in the case of Enter, for the button it is on.
 */
export function isForPanel(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.repeat || event.defaultPrevented || event.isComposing) return false
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
  const target = event.target
  if (!(target instanceof Element)) return true
  if (target.closest(WRITES) !== null || target.closest('dialog') !== null) return false
  return event.key !== 'Enter' || target.closest(PRESSED_BY_ENTER) === null
}

/** The panel's keys (`1`, `u`, `Enter` …), as `event.key` writes them in lower case. */
export function useKeys(handlers: Readonly<Record<string, Handler | undefined>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const handler = handlers[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (handler === undefined || !isForPanel(event)) return
    event.preventDefault()
    handler(event)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
