import { useEffectEvent, useLayoutEffect } from 'react'
import { isSingleKey, onlyShows, type PanelKey } from '#lib/shared/keys.ts'
import { isForPanel } from './for-panel.ts'
import type { Gesture } from './gesture.ts'
import { pressedKey } from './pressed-key.ts'
import { showOnceKeysCount, singleKeysCount } from './single-keys.ts'

type Handler = (gesture: Gesture) => void

/** What is drawn, by the keys that it hears. */
const hearing = new Set<(key: string | null) => Handler | undefined>()

/** The panel's keys, wherever they are on the rep's keyboard. */
export function useKeys(handlers: Readonly<Partial<Record<PanelKey, Handler | undefined>>>): void {
  const find = useEffectEvent((key: string | null) =>
    new Map<string | null, Handler | undefined>(Object.entries(handlers)).get(key),
  )
  // Before the browser paints: a key that is pressed as soon as the button can be seen is heard.
  useLayoutEffect(() => {
    let forget = () => {}
    const press = (event: KeyboardEvent) => {
      const key = pressedKey(event)
      const handler = find(key)
      if (handler === undefined || key === null || !isForPanel(event)) return
      const counts = !isSingleKey(key) || singleKeysCount()
      if (!(counts ?? onlyShows(key))) return
      event.preventDefault()
      if (counts) handler(event)
      else forget = showOnceKeysCount(() => handler(event))
    }
    hearing.add(find)
    window.addEventListener('keydown', press)
    return () => {
      forget()
      hearing.delete(find)
      window.removeEventListener('keydown', press)
    }
  }, [])
}

/**
 * Does what a key does, at the browser's own command: it comes from the person and from no page. False where nothing that is drawn
 * hears that key.
 */
export function pressByCommand(key: PanelKey): boolean {
  const handler = [...hearing].map((hear) => hear(key)).find((found) => found !== undefined)
  handler?.({ isTrusted: true, detail: 0, key })
  return handler !== undefined
}
