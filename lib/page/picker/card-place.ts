/** Where the card may stand, in turn: the part of the free width and height that is before it. */
export const PLACES = [
  [0.5, 1],
  [0.5, 0],
  [0, 1],
  [1, 1],
  [0, 0],
  [1, 0],
] as const

const MARGIN = 24

type Size = { width: number; height: number }
type Rect = { left: number; top: number; right: number; bottom: number }

/** A place of the card in pixels, and whether it leaves what is framed free. */
export function cardPlace(place: number, { width, height }: Size, view: Window, framed: Rect | undefined) {
  const [x, y] = PLACES[place % PLACES.length] ?? PLACES[0]
  const left = Math.max(0, MARGIN + x * (view.innerWidth - width - 2 * MARGIN))
  const top = Math.max(0, MARGIN + y * (view.innerHeight - height - 2 * MARGIN))
  const card = { left, top, right: left + width, bottom: top + height }
  return { left, top, isFree: framed === undefined || !overlaps(card, framed) }
}

/** Whether two boxes share anything. */
export function overlaps(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
