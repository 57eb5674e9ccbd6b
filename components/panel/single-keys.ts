import { useSyncExternalStore } from 'react'

/** Whether keys count that stand alone; null while the rep's choice is not known. Of the document, as its theme is. */
let isOn: boolean | null = null
const listeners = new Set<() => void>()

/** What the rep chose, or, where that cannot be had, that they count; null: it is not known yet. */
export function setSingleKeys(on: boolean | null): void {
  isOn = on
  for (const listener of listeners) listener()
}

/** Until the choice is known no single key counts: it may be that none does. */
export function singleKeysCount(): boolean {
  return isOn === true
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the screen shows single keys: a key that does nothing is not named. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(follow, () => isOn !== false)
}

/** What to name as the shortcut of something that these keys press, if they do. */
export function useShortcut(): (keys: string) => string | undefined {
  return useSingleKeys() ? (keys) => keys : none
}

const none = (): undefined => undefined
