/**
 * Listens on a window, ahead of the page, for as long as the signal lets it. A page that opens its document anew
 * (`document.open()`) takes every listener off window and document; only what observes the document's nodes stays, so
 * that puts them back.
 */
export function keepListening(
  view: Window,
  signal: AbortSignal,
  listeners: Readonly<Record<string, (event: Event & { persisted?: boolean }) => void>>,
): void {
  const all = Object.entries(listeners)
  const listen = () => {
    // One that is still there is not added twice.
    for (const [type, listener] of all) view.addEventListener(type, listener, true)
  }
  const observer = new MutationObserver(listen)
  observer.observe(view.document, { childList: true })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    for (const [type, listener] of all) view.removeEventListener(type, listener, true)
  })
  listen()
}
