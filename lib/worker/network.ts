type NetworkDeps = {
  /** The browser says that there is a network again. */
  back: () => void
  /** It came or went: screens show the new state. */
  changed: () => void
}

/**
 * Follows the network. Chromium sends no `online` event to an extension's worker (measured with 156); there only the
 * connection's `change` tells, which also comes when nothing but the speed has changed. Firefox's background page gets the event.
 */
export function watchNetwork({ back, changed }: NetworkDeps): void {
  let wasOnline = navigator.onLine
  const look = () => {
    if (navigator.onLine === wasOnline) return
    wasOnline = navigator.onLine
    if (wasOnline) back()
    changed()
  }
  self.addEventListener('online', look)
  self.addEventListener('offline', look)
  // Not in Firefox, and not in TypeScript's description of the web.
  const connection: unknown = Reflect.get(navigator, 'connection')
  if (connection instanceof EventTarget) connection.addEventListener('change', look)
}
