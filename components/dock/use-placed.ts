import { useEffect, useRef, useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { ClickGuard } from './click-guard.ts'
import type { Placed } from './from-host.ts'
import type { Host } from './host-port.ts'
import type { Moved } from './use-drag.ts'

/** Until the page reader has said where the frame is and how large it may become. */
const SOMEWHERE: Placed = {
  type: 'placed',
  corner: 'bottom-right',
  room: { width: 800, height: 800 },
  rect: { x: 0, y: 0, width: 0, height: 0 },
}

/** Where the frame is on the page and how large it may become; the rep's hand may take it elsewhere. */
export function usePlaced(host: Host, guard: ClickGuard) {
  const worker = useWorker()
  const [{ corner, room }, setPlaced] = useState<Placed>(SOMEWHERE)
  const dragging = useRef(false)

  useEffect(
    () =>
      host.onPlaced((placed) => {
        guard.moved()
        setPlaced(placed)
        // Only where the rep's hand put it is remembered; the first placing is the worker's own.
        if (dragging.current) void worker.ask('dock.corner', { corner: placed.corner })
        dragging.current = false
      }),
    [host, guard, worker],
  )

  return {
    corner,
    room,
    drag: (moved: Moved): void => {
      guard.moved()
      dragging.current = true
      host.send({ type: 'drag', ...moved })
    },
  }
}
