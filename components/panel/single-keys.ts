import { useLayoutEffect, useSyncExternalStore } from 'react'

/** Whether keys count that stand alone; null while the rep's choice is not known. Of the document, as its theme is. */
let isOn: boolean | null = null
/** What was asked for by a single key before that was known. */
let held: (() => void) | null = null
const listeners = new Set<() => void>()

/** What the rep chose, or, where that cannot be had, that they count; null: it is not known yet. */
export function setSingleKeys(on: boolean | null): void {
  isOn = on
  for (const listener of listeners) listener()
  if (on === null) return
  if (on) held?.()
  held = null
}

/**
 * Shows something once single keys are known to count, and never where they do not; of several the last: a press on a screen that is still
 * opening is not lost. For what only shows something; nothing is chosen later than it was pressed. Returns what forgets it.
 */
export function showOnceKeysCount(show: () => void): () => void {
  held = show
  return () => {
    if (held === show) held = null
  }
}

/** Null until the choice is known: no single key counts before, as it may be that none does. */
export function singleKeysCount(): boolean | null {
  return isOn
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets single keys count in this document as the rep chose; null: that is not known yet. */
export function useChosenKeys(on: boolean | null): void {
  useLayoutEffect(() => {
    if (on !== null) setSingleKeys(on)
  }, [on])
}

/** Whether single keys count: a key that does nothing is not named. Null until that is known. */
export function useSingleKeys(): boolean | null {
  return useSyncExternalStore(follow, singleKeysCount)
}

/** What to name as the shortcut of something that these keys press, if they do. */
export function useShortcut(): (keys: string) => string | undefined {
  return useSingleKeys() === true ? (keys) => keys : none
}

const none = (): undefined => undefined
