/** Less than this is rounding. */
const STILL = 2

type Point = { x: number; y: number }

/**
 * Notices that the frame moved under a pointer that stands still, or the window with it: what no event of this document
 * tells. `origin` is where the frame's host has put it: that far it may have moved. Calls back when it moved otherwise.
 */
export function followScreen(
  frame: Window,
  origin: () => Point | null,
  moved: () => void,
): { look: () => void; stop: () => void } {
  const end = new AbortController()
  let window = { x: frame.screenX, y: frame.screenY }
  let last: { screen: Point; page: Point } | null = null

  const look = () => {
    const { screenX: x, screenY: y } = frame
    if (x === window.x && y === window.y) return
    window = { x, y }
    moved()
  }
  const follow = ({ isTrusted, screenX, screenY, clientX, clientY }: PointerEvent) => {
    const at = origin()
    if (!isTrusted || at === null) return
    const now = { screen: { x: screenX, y: screenY }, page: { x: at.x + clientX, y: at.y + clientY } }
    if (last !== null && distance(last.screen, now.screen) === 0 && distance(last.page, now.page) > STILL) moved()
    last = now
    look()
  }
  const on = { signal: end.signal, capture: true, passive: true }
  for (const type of ['pointermove', 'pointerdown', 'pointerover'] as const) frame.addEventListener(type, follow, on)
  return { look, stop: () => end.abort() }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
