const POLL = 1000

/**
 * Calls back when the document's address has changed without a load. `exact` is true when the page has had no time
 * to draw anything new: the browser tells of a change at once, and only a browser without the Navigation API is polled,
 * once a second while the tab is visible. (A page's own `pushState` cannot be wrapped from the isolated world, and at
 * `navigate` the address is still the old one: measured in Chromium 156.)
 */
export function watchAddress(view: Window, signal: AbortSignal, changed: (exact: boolean) => void): void {
  const { document } = view
  let last = view.location.href
  const at = (exact: boolean) => () => {
    if (view.location.href === last) return
    last = view.location.href
    changed(exact)
  }
  view.addEventListener('popstate', at(false), { signal })
  view.addEventListener('hashchange', at(false), { signal })
  if ('navigation' in view && view.navigation instanceof EventTarget) {
    view.navigation.addEventListener('currententrychange', at(true), { signal })
    return
  }
  const poll = at(false)
  const timer = view.setInterval(() => {
    if (!document.hidden) poll()
  }, POLL)
  signal.addEventListener('abort', () => view.clearInterval(timer))
}
