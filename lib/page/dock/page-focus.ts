import type { DockBox } from './dock-box.ts'

/** Remembers what of the page has the focus when the dock takes it. Gives what hands it back. */
export function followFocus(view: Window, box: Pick<DockBox, 'host' | 'blur'>, signal: AbortSignal): () => void {
  const { document } = view
  let lost: EventTarget | null = null
  let before: EventTarget | null = null
  view.addEventListener(
    'focusout',
    ({ target }) => {
      lost = target
      // What lost it to something else of the page, or to nothing, is not what the dock took it from.
      view.setTimeout(() => (lost = null))
    },
    { signal },
  )
  view.addEventListener(
    'blur',
    () => {
      // The window's own: those of elements do not bubble.
      if (document.activeElement === box.host) before = lost
    },
    { signal },
  )
  return () => {
    box.blur()
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}
