import { useEffect, useRef, useState } from 'react'
import { useWorker } from '#components/worker-context.tsx'
import type { ClickGuard } from './click-guard.ts'
import type { Moved } from './drag.ts'
import type { FramePlace } from './from-host.ts'
import type { Host } from './host-port.ts'
import { followPlacing } from './placing.ts'

/** Where the frame is on the page and how large it may become; `first`: as far as that is known from the beginning. */
export function usePlaced(host: Host, guard: ClickGuard, first: FramePlace) {
  const worker = useWorker()
  const [{ corner, room }, setPlaced] = useState(first)
  const placing = useRef<ReturnType<typeof followPlacing>>(null)

  useEffect(() => {
    const follows = followPlacing({ host, guard, worker, placed: setPlaced })
    placing.current = follows
    return () => follows.stop()
  }, [host, guard, worker])

  return { corner, room, drag: (moved: Moved): void => placing.current?.drag(moved) }
}
