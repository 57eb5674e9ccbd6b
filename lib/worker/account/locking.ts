import { browser } from 'wxt/browser'

/** How long a computer is left alone before a guarded key is locked. */
const LEFT_ALONE_SECONDS = 15 * 60

/**
 * Locks when the computer is left alone or its screen is locked, and by the browser command that can be bound to a key. A key
 * without a passphrase stays open. To be called before anything is awaited.
 */
export function listenForLocking(lock: () => Promise<void>): void {
  browser.idle.setDetectionInterval(LEFT_ALONE_SECONDS)
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== 'active') void lock()
  })
  browser.commands.onCommand.addListener((name) => {
    if (name === 'lock') void lock()
  })
}
