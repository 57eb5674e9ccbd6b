import { browser } from 'wxt/browser'
import type { DockAddress } from './dock-frame.ts'

/** Where the dock's document is, by an address that the page cannot guess. */
export function dockAddress(): DockAddress {
  const url = browser.runtime.getURL('/dock.html')
  const { protocol, origin } = new URL(url)
  return { url, origin: protocol === 'chrome-extension:' ? `${protocol}//${browser.runtime.id}` : origin }
}
