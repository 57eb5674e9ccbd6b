/** A tab that nobody has looked at yet, or a page that the browser draws in advance, costs nothing until it is seen. */
export function whenSeen(start: () => void): void {
  if (document.hidden) document.addEventListener('visibilitychange', start, { once: true })
  else start()
}
