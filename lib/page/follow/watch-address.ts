import { keepListening } from './keep-listening.ts'

/**
 * Calls back when the document's address has changed without a load. `exact` is true when the page has had no time
 * to draw anything new: the browser tells of a change at once. (A page's own `pushState` cannot be wrapped from the
 * isolated world, and at `navigate` the address is still the old one: measured in Chromium 156.) Gives a look at the address
 * for browsers without the Navigation API, and for what a page keeps from us.
 */
export function watchAddress(view: Window, signal: AbortSignal, changed: (exact: boolean) => void): () => void {
  let last = view.location.href
  const at = (exact: boolean) => () => {
    if (view.location.href === last) return
    last = view.location.href
    changed(exact)
  }
  const check = at(false)
  keepListening(view, signal, { popstate: check, hashchange: check })
  if ('navigation' in view && view.navigation instanceof EventTarget) {
    view.navigation.addEventListener('currententrychange', at(true), { signal })
  }
  return check
}
