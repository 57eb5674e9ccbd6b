/** Less than this is a click with an unsteady hand. CSS pixels. */
const THRESHOLD = 5

export type Moved = { dx: number; dy: number; phase: 'move' | 'end' }

type Point = Pick<PointerEvent, 'pointerId' | 'screenX' | 'screenY' | 'clientX' | 'clientY'>

/** Dragging by any part of the pill. What a movement of the pointer means is returned; null: nothing. */
export type Drag = {
  press(event: Point & Pick<PointerEvent, 'button'>): void
  /** `held` takes the pointer once it is a drag. */
  move(event: Point, held: Pick<Element, 'setPointerCapture'>): Moved | null
  release(event: Point): Moved | null
  cancel(): Moved | null
  /** True of the click that ends a drag, which is then no click. A key presses the pill whatever was dragged before. */
  wasDragged: (click: { detail: number }) => boolean
}

/**
 * Follows a pointer. The frame moves under it, so client coordinates are no measure; screen coordinates are, but they do not
 * follow the page's zoom: the first stretch, while the frame still stands, gives the scale.
 */
export function createDrag(): Drag {
  /** `scale`: CSS pixels per screen pixel, measured before the frame begins to move; 0 while it still stands. */
  let drag: (Point & { scale: number }) | null = null
  let dragged = false

  const distance = (event: Point, from: Point & { scale: number }) => ({
    dx: Math.round((event.screenX - from.screenX) * (from.scale || 1)),
    dy: Math.round((event.screenY - from.screenY) * (from.scale || 1)),
  })

  return {
    press({ button, pointerId, screenX, screenY, clientX, clientY }) {
      dragged = false
      if (button === 0) drag = { pointerId, screenX, screenY, clientX, clientY, scale: 0 }
    },
    move(event, held) {
      if (drag === null || event.pointerId !== drag.pointerId) return null
      if (drag.scale === 0) {
        const inPage = Math.hypot(event.clientX - drag.clientX, event.clientY - drag.clientY)
        const onScreen = Math.hypot(event.screenX - drag.screenX, event.screenY - drag.screenY)
        if (inPage < THRESHOLD || onScreen === 0) return null
        drag.scale = Math.min(5, Math.max(0.2, inPage / onScreen))
        dragged = true
        held.setPointerCapture(event.pointerId)
      }
      return { ...distance(event, drag), phase: 'move' }
    },
    release(event) {
      const from = drag
      drag = null
      return from !== null && from.scale !== 0 ? { ...distance(event, from), phase: 'end' } : null
    },
    cancel() {
      const from = drag
      drag = null
      return from !== null && from.scale !== 0 ? { dx: 0, dy: 0, phase: 'end' } : null
    },
    wasDragged: ({ detail }) => dragged && detail > 0,
  }
}
