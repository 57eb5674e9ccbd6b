import { browser } from 'wxt/browser'

let pending = false

/** Tells every open screen that something changed; they ask again for what they show. Many changes at once are one message. */
export function tellScreens(): void {
  if (pending) return
  pending = true
  queueMicrotask(() => {
    pending = false
    // With no screen open there is nobody to receive it, and the browser says so by rejecting.
    browser.runtime.sendMessage({ type: 'changed' }).catch(() => undefined)
  })
}
