import type { WorkerPort } from '#lib/shared/messages/port.ts'
import type { ClickGuard } from './click-guard.ts'
import type { Moved } from './drag.ts'
import type { FramePlace } from './from-host.ts'
import type { Host } from './host-port.ts'

/** Until the page reader has said where the frame is and how large it may become. */
export const SOMEWHERE: FramePlace = {
  type: 'placed',
  corner: 'bottom-right',
  room: { width: 800, height: 800 },
  rect: { x: 0, y: 0, width: 0, height: 0 },
}

type Parts = {
  host: Host
  guard: Pick<ClickGuard, 'moved'>
  worker: Pick<WorkerPort, 'ask'>
  /** Is told of each place that the frame was put in. */
  placed: (placed: FramePlace) => void
}

/** Follows where the frame is on the page and how large it may become; the rep's hand may take it elsewhere. */
export function followPlacing({ host, guard, worker, placed }: Parts): {
  drag: (moved: Moved) => void
  stop: () => void
} {
  let dragging = false
  const stop = host.onPlaced((now) => {
    placed(now)
    // Only where the rep's hand put it is remembered; the first placing is the worker's own.
    if (dragging) void worker.ask('dock.corner', { corner: now.corner })
    dragging = false
  })
  return {
    drag(moved) {
      guard.moved()
      dragging = true
      host.send({ type: 'drag', ...moved })
    },
    stop,
  }
}
