import { DOCK_PORT, type FromDock, type PageSight } from '#lib/shared/identity/dock-line.ts'
import { type FramePlace, readHost } from './from-host.ts'

/** What a look asks for: a point of the frame that must be free, and what the frame knows by itself. */
export type Look = Omit<Extract<FromDock, { type: 'look' }>, 'type' | 'turn'>

/** The dock's line to the page reader that owns its frame: sizes, drags and looks only, nothing that a page may not know. */
export type Host = {
  send(message: FromDock): void
  /** Calls back with each place the frame was put in. Returns what ends it. */
  onPlaced(listener: (placed: FramePlace) => void): () => void
  /** Calls back when a dialog of the page comes or goes. Returns what ends it. */
  onAsleep(listener: (asleep: boolean) => void): () => void
  /** What the page's side says at this moment. null when it does not answer in time. */
  look(look: Look): Promise<PageSight | null>
  /** The worker's word, by which this frame proves that its own reader made it. */
  word: Promise<string>
}

/** A page whose main thread is busy for longer than this has not answered. */
export const ANSWER_MS = 1000

/** The port comes once, in a message to the frame's window; the size that is reported before is sent when it has come. */
export function connectHost(frame: Window): Host {
  const placings = new Set<(placed: FramePlace) => void>()
  const dialogs = new Set<(asleep: boolean) => void>()
  const looks = new Map<number, (sight: PageSight | null) => void>()
  const word = Promise.withResolvers<string>()
  let waiting: FromDock[] = []
  let deliver: ((message: FromDock) => void) | null = null
  let last: FramePlace | null = null
  let turn = 0

  const answer = (asked: number, sight: PageSight | null) => {
    looks.get(asked)?.(sight)
    looks.delete(asked)
  }

  const hear = ({ data }: MessageEvent<unknown>) => {
    const said = readHost(data)
    if (said?.type === 'sight') answer(said.turn, said)
    if (said?.type === 'asleep') for (const listener of dialogs) listener(said.asleep)
    if (said?.type !== 'placed') return
    last = said
    for (const listener of placings) listener(said)
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
    if ('word' in data && typeof data.word === 'string') word.resolve(data.word)
  }
  frame.addEventListener('message', receive)

  return {
    word: word.promise,
    send(message) {
      if (deliver !== null) deliver(message)
      else if (message.type === 'size') waiting = [message]
    },
    onPlaced(listener) {
      placings.add(listener)
      if (last !== null) listener(last)
      return () => placings.delete(listener)
    },
    onAsleep(listener) {
      dialogs.add(listener)
      return () => dialogs.delete(listener)
    },
    look(look) {
      if (deliver === null) return Promise.resolve(null)
      turn += 1
      const mine = turn
      const { promise, resolve } = Promise.withResolvers<PageSight | null>()
      const late = setTimeout(() => answer(mine, null), ANSWER_MS)
      looks.set(mine, (sight) => {
        clearTimeout(late)
        resolve(sight)
      })
      deliver({ type: 'look', turn: mine, ...look })
      return promise
    },
  }
}

function isHello(message: unknown): message is { type: typeof DOCK_PORT } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === DOCK_PORT
}
