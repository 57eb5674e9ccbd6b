import type { DockBox } from './dock-box.ts'

/** How often the dock is put back when the page takes it away or lays hands on it, for instance by drawing itself anew. */
const MOST_RETURNS = 5

/**
 * Keeps the dock at the end of the document. When the page removes it, moves it, marks it or gives it to another document,
 * it comes back closed, in a new frame; and stays away when that happens again and again.
 */
export function stayWhole(document: Document, box: DockBox, attach: () => void, end: AbortController): void {
  let returns = 0
  const observer = new MutationObserver(() => {
    if (box.isSound()) return
    returns += 1
    if (returns > MOST_RETURNS) end.abort()
    else begin()
  })
  const begin = () => {
    observer.disconnect()
    attach()
    observer.observe(document, { childList: true })
    observer.observe(document.documentElement, { childList: true })
    observer.observe(box.host, { attributes: true })
  }
  begin()
  end.signal.addEventListener('abort', () => observer.disconnect())
}
