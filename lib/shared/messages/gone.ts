import { browser } from 'wxt/browser'

/** How soon a screen in a page notices that its extension is gone. */
const LOOKS_EVERY = 500

/** Whether this document belongs to a version of the extension that was updated, switched off or removed: it stays in open pages, without a runtime. */
export function isGone(): boolean {
  try {
    return browser.runtime?.id === undefined
  } catch {
    // Firefox takes the whole object away.
    return true
  }
}

/** Calls back once the extension is gone. Nobody tells a document of that: it looks, and before each press that it hears. */
export function whenGone(gone: () => void): void {
  const end = new AbortController()
  const look = () => {
    if (!isGone()) return
    end.abort()
    gone()
  }
  const timer = setInterval(look, LOOKS_EVERY)
  end.signal.addEventListener('abort', () => clearInterval(timer))
  for (const type of ['pointerdown', 'keydown', 'visibilitychange'])
    window.addEventListener(type, look, { capture: true, signal: end.signal })
}
