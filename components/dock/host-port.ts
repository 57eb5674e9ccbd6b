import { CORNERS, DOCK_PORT, type FromDock, type ToDock } from '#lib/shared/identity/identity.ts'

export type Placed = Extract<ToDock, { type: 'placed' }>

/** The dock's line to the page reader that owns its frame. Sizes and drags only: nothing that a page may not know. */
export type Host = {
  send(message: FromDock): void
  /** Calls back with each place the frame was put in. Returns what ends it. */
  onPlaced(listener: (placed: Placed) => void): () => void
}

/** The port comes once, in a message to the frame's window; the size that is reported before is sent when it has come. */
export function connectHost(frame: Window): Host {
  const listeners = new Set<(placed: Placed) => void>()
  let waiting: FromDock[] = []
  let deliver: ((message: FromDock) => void) | null = null
  let last: Placed | null = null

  const hear = ({ data }: MessageEvent<unknown>) => {
    const placed = readPlaced(data)
    if (placed === null) return
    last = placed
    for (const listener of listeners) listener(placed)
  }

  const receive = ({ data, ports }: MessageEvent<unknown>) => {
    const [port] = ports
    if (port === undefined || !isHello(data)) return
    // The first is the page reader's, which waits for this frame to load; nobody gets in after it.
    frame.removeEventListener('message', receive)
    deliver = (message) => port.postMessage(message)
    port.addEventListener('message', hear)
    port.start()
    for (const message of waiting) deliver(message)
    waiting = []
  }
  frame.addEventListener('message', receive)

  return {
    send(message) {
      if (deliver !== null) deliver(message)
      else if (message.type === 'size') waiting = [message]
    },
    onPlaced(listener) {
      listeners.add(listener)
      if (last !== null) listener(last)
      return () => listeners.delete(listener)
    },
  }
}

function isHello(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === DOCK_PORT
}

function readPlaced(message: unknown): Placed | null {
  if (typeof message !== 'object' || message === null) return null
  if (!('type' in message) || message.type !== 'placed' || !('corner' in message) || !('room' in message)) return null
  const corner = CORNERS.find((one) => one === message.corner)
  const { room } = message
  if (corner === undefined || typeof room !== 'object' || room === null) return null
  if (!('width' in room) || typeof room.width !== 'number' || !('height' in room) || typeof room.height !== 'number') {
    return null
  }
  return { type: 'placed', corner, room: { width: room.width, height: room.height } }
}
