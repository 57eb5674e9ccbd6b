import { browser } from 'wxt/browser'
import { knownTabs } from './tab/tab-store.ts'

const CHANGED = { type: 'changed' } as const

let pending = false

/** Tells every open screen that something changed; they ask again for what they show. Many changes at once are one message. */
export function tellScreens(): void {
  if (pending) return
  pending = true
  queueMicrotask(() => {
    pending = false
    // With no screen open there is nobody to receive it, and the browser says so by rejecting.
    browser.runtime.sendMessage(CHANGED).catch(() => undefined)
    if (import.meta.env.FIREFOX) void tellDocks()
  })
}

/**
 * In Firefox a frame of ours inside a page belongs to the page's side: what goes to all screens does not reach it, what goes
 * to its tab does (measured in ESR 153). Page readers hear it, too, and leave it alone.
 */
async function tellDocks(): Promise<void> {
  const tabs = await knownTabs()
  // A tab that is gone, or has neither reader nor dock, has nobody to hear it.
  for (const tabId of tabs) browser.tabs.sendMessage(tabId, CHANGED).catch(() => undefined)
}
