import type { Corner } from '#lib/shared/identity/identity.ts'

/** Sizes and positions in CSS pixels of the page's viewport. */
export type Size = { width: number; height: number }
export type Point = { x: number; y: number }

/** Room between the dock and the viewport's edges: less where there is little. */
function marginIn({ width }: Size): number {
  return width < 480 ? 8 : 16
}

/** How large the dock may become in a viewport. */
export function roomIn(viewport: Size): Size {
  const margin = 2 * marginIn(viewport)
  return { width: Math.max(0, viewport.width - margin), height: Math.max(0, viewport.height - margin) }
}

/** The wanted size as far as there is room. */
export function fit(wanted: Size, viewport: Size): Size {
  const room = roomIn(viewport)
  return { width: Math.min(wanted.width, room.width), height: Math.min(wanted.height, room.height) }
}

/** The top left point of a dock in a corner. */
export function placeOf(corner: Corner, size: Size, viewport: Size): Point {
  const margin = marginIn(viewport)
  return {
    x: corner.endsWith('left') ? margin : viewport.width - margin - size.width,
    y: corner.startsWith('top') ? margin : viewport.height - margin - size.height,
  }
}

/** The nearest point from which the whole dock is in the viewport. */
export function keepInside({ x, y }: Point, size: Size, viewport: Size): Point {
  const within = (value: number, most: number) => Math.max(0, Math.min(value, most))
  return { x: within(x, viewport.width - size.width), y: within(y, viewport.height - size.height) }
}

/** The corner that a dock's middle is nearest to. */
export function nearestCorner({ x, y }: Point, size: Size, viewport: Size): Corner {
  const isLeft = 2 * x + size.width < viewport.width
  return `${2 * y + size.height < viewport.height ? 'top' : 'bottom'}-${isLeft ? 'left' : 'right'}`
}
