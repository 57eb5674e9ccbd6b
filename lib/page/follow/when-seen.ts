import { keepListening } from './keep-listening.ts'

/** A tab that nobody has looked at yet, or a page that the browser draws in advance, costs nothing until it is seen. */
export function whenSeen(start: () => void): void {
  if (!document.hidden) return start()
  const seen = new AbortController()
  keepListening(window, seen.signal, {
    visibilitychange() {
      seen.abort()
      start()
    },
  })
}
