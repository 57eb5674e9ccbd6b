import { useEffectEvent, useLayoutEffect } from 'react'
import { isForPanel } from './for-panel.ts'
import { type PanelKey, pressedKey } from './pressed-key.ts'

type Handler = (event: KeyboardEvent) => void

/** The panel's keys, wherever they are on the rep's keyboard. */
export function useKeys(handlers: Readonly<Partial<Record<PanelKey, Handler | undefined>>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const handler = new Map<string | null, Handler | undefined>(Object.entries(handlers)).get(pressedKey(event))
    if (handler === undefined || !isForPanel(event)) return
    event.preventDefault()
    handler(event)
  })
  // Before the browser paints: a key that is pressed as soon as the button can be seen is heard.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
