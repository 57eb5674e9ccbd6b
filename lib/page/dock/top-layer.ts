import type { Search } from '#lib/shared/identity/dock-line.ts'

const ABOVE = ':popover-open, :modal, :fullscreen'

/**
 * Whether the page has anything in the top layer, where alone it could lie over the dock. The pointer passes through what asks
 * it to, so no hit test finds it; and a browser without version 2 of the observer does not tell.
 */
export function isAnythingAbove(document: Document, search: Search): boolean {
  if (search === 'no') return false
  return document.querySelector(ABOVE) !== null || (search === 'whole' && isAboveWithin(document))
}

function isAboveWithin(root: Document | ShadowRoot): boolean {
  for (const element of root.querySelectorAll('*')) {
    const shadow = shadowOf(element)
    if (shadow !== null && (shadow.querySelector(ABOVE) !== null || isAboveWithin(shadow))) return true
  }
  return false
}

/** Closed ones, too, where the browser shows them to a content script (Firefox). */
function shadowOf(element: Element & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  return element.openOrClosedShadowRoot ?? element.shadowRoot
}
