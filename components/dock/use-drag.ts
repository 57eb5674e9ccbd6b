import { type PointerEvent, useState } from 'react'
import { createDrag, type Moved } from './drag.ts'

/** Dragging of an element, which gets the handlers. */
export function useDrag(onMove: (moved: Moved) => void) {
  const [drag] = useState(createDrag)
  const tell = (moved: Moved | null) => {
    if (moved !== null) onMove(moved)
  }
  return {
    wasDragged: drag.wasDragged,
    handlers: {
      onPointerDown: (event: PointerEvent) => drag.press(event),
      onPointerMove: (event: PointerEvent) => tell(drag.move(event, event.currentTarget)),
      onPointerUp: (event: PointerEvent) => tell(drag.release(event)),
      onPointerCancel: () => tell(drag.cancel()),
    },
  }
}
