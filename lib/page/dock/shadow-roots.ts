/** What the browser gives to a content script beside the page's own view: Firefox on the element, Chromium in `chrome.dom`. */
type Opening = {
  openOrClosedShadowRoot?: ShadowRoot | null
}
type World = typeof globalThis & {
  chrome?: { dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }
}

/** The shadow root of an element, a closed one too: what a page hides from others it does not hide from us. */
export function shadowOf(element: Element & Opening): ShadowRoot | null {
  if (element.openOrClosedShadowRoot !== undefined) return element.openOrClosedShadowRoot
  const { dom } = (globalThis as World).chrome ?? {}
  const isHtml = element instanceof HTMLElement
  return (isHtml ? dom?.openOrClosedShadowRoot?.(element) : null) ?? element.shadowRoot
}
