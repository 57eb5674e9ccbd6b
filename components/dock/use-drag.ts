import { type PointerEvent, useRef } from 'react'

/** Less than this is a click with an unsteady hand. CSS pixels. */
const THRESHOLD = 5

type Drag = {
  pointerId: number
  screenX: number
  screenY: number
  clientX: number
  clientY: number
  /** CSS pixels per screen pixel, measured before the frame begins to move; 0 while it still stands. */
  scale: number
}

export type Moved = { dx: number; dy: number; phase: 'move' | 'end' }

/**
 * Dragging by any part of the pill. The frame moves under the pointer, so client coordinates are no measure; screen
 * coordinates are, but they do not follow the page's zoom: the first stretch, while the frame still stands, gives the scale.
 * `wasDragged` is true of the click that ends a drag, which is then no click. A key presses the pill whatever was dragged before.
 */
export function useDrag(onMove: (moved: Moved) => void) {
  const drag = useRef<Drag | null>(null)
  const dragged = useRef(false)

  const distance = (event: PointerEvent, from: Drag) => ({
    dx: Math.round((event.screenX - from.screenX) * (from.scale || 1)),
    dy: Math.round((event.screenY - from.screenY) * (from.scale || 1)),
  })

  return {
    wasDragged: ({ detail }: { detail: number }) => dragged.current && detail > 0,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        dragged.current = false
        if (event.button !== 0) return
        const { pointerId, screenX, screenY, clientX, clientY } = event
        drag.current = { pointerId, screenX, screenY, clientX, clientY, scale: 0 }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = drag.current
        if (from === null || event.pointerId !== from.pointerId) return
        if (from.scale === 0) {
          const inPage = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY)
          const onScreen = Math.hypot(event.screenX - from.screenX, event.screenY - from.screenY)
          if (inPage < THRESHOLD || onScreen === 0) return
          from.scale = Math.min(5, Math.max(0.2, inPage / onScreen))
          dragged.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
        }
        onMove({ ...distance(event, from), phase: 'move' })
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const from = drag.current
        drag.current = null
        if (from !== null && from.scale !== 0) onMove({ ...distance(event, from), phase: 'end' })
      },
      onPointerCancel() {
        const from = drag.current
        drag.current = null
        if (from !== null && from.scale !== 0) onMove({ dx: 0, dy: 0, phase: 'end' })
      },
    },
  }
}
