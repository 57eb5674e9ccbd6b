import type { DockHost } from './dock-host.ts'
import type { ExtensionLink } from './extension-link.ts'
import type { DockOrder, PageIdentity } from './identity.ts'
import { identityOf } from './identity-from-address.ts'
import { readAddress } from './read-address.ts'
import { type PageReading, readPage } from './read-page.ts'
import { browserSight, type Sight } from './sight.ts'
import { createStaleGuard } from './stale-guard.ts'
import { watchAddress } from './watch-address.ts'
import { type Pace, watchRecord } from './watch-record.ts'

export type ReaderParts = {
  view: Window
  link: ExtensionLink
  dock: DockHost
  sight?: Sight
  /** The last epoch that an earlier reader of this document used. */
  lastEpoch?: number
}

export type Reader = {
  /** False once it has stopped; a stopped reader has left nothing on the page. */
  isRunning(): boolean
  epoch(): number
  stop(): void
}

/** When a page that has given something is taken for drawn, and when any page is, in milliseconds. */
const CONFIRMED_AFTER = 3000
const SETTLED_AFTER = 8000
/** Waits before an identity is told again when no worker took it. */
const RETRIES = [300, 1500, 5000]
const HEARTBEAT = 2000

/**
 * Follows one document: tells the worker who it is about, at once by the address and then by what the page proves, and
 * shows the dock when the worker asks for it. A new page key drops the old person and the dock in the same moment. Stops
 * and cleans up when it is told to, or when the extension that it belongs to is gone.
 */
export function startReader({ view, link, dock, sight = browserSight, lastEpoch = 0 }: ReaderParts): Reader {
  const { document } = view
  const end = new AbortController()
  const { signal } = end
  const guard = createStaleGuard()
  let epoch = lastEpoch
  let key: string | null = null
  let lastSeen = new Set<string>()
  let last = ''
  let settled = false
  let sent = ''
  let turn = 0

  const here = () => new URL(view.location.href)
  const read = (): PageReading => readPage({ document, location: here(), epoch, guard, sight })

  const isAlive = () => {
    if (!link.isAlive()) end.abort()
    return !signal.aborted
  }

  /** Begins a new page when the key of the address is a new one. */
  const follow = (exact: boolean) => {
    const address = readAddress(here())
    if (address.key === key) return
    const isFirst = key === null
    key = address.key
    epoch += 1
    dock.remove()
    guard.begin(key, isFirst ? null : new Set([...lastSeen, ...(exact ? standing() : [])]))
    lastSeen = new Set()
    last = ''
    settled = false
    send(identityOf(address, epoch))
  }

  /** What the document, still showing the old record, would give under the new address. */
  const standing = (): Set<string> => {
    const scratch = createStaleGuard()
    scratch.begin('', null)
    return readPage({ document, location: here(), epoch, guard: scratch, sight }).seen
  }

  const look = (mark: number): Pace => {
    if (!isAlive()) return 'done'
    follow(false)
    const reading = read()
    lastSeen = reading.seen
    const now = JSON.stringify(reading.identity)
    const isCalm = now === last
    last = now
    settled ||= !reading.looks || mark >= SETTLED_AFTER || (mark >= CONFIRMED_AFTER && reading.confirmed && isCalm)
    send({ ...reading.identity, settled })
    if (!settled) return 'more'
    return reading.confirmed || !reading.looks ? 'done' : 'rarely'
  }

  /** Tells the worker once what it does not know yet, and follows its answer as long as nothing newer was told. */
  const send = (identity: PageIdentity, isRepeat = false) => {
    const value = JSON.stringify(identity)
    if (value === sent && !isRepeat) return
    sent = value
    turn += 1
    void deliver(identity, turn, 0)
  }

  const deliver = async (identity: PageIdentity, mine: number, attempt: number): Promise<void> => {
    const order = await link.tell(identity)
    if (!isAlive() || mine !== turn) return
    if (order !== null) return obey(order)
    const wait = RETRIES[attempt]
    if (wait !== undefined)
      view.setTimeout(() => mine === turn && isAlive() && void deliver(identity, mine, attempt + 1), wait)
  }

  const obey = (order: DockOrder) => {
    if (order.show) dock.show(order.corner)
    else dock.remove()
  }

  /** A reading of this very moment, for a click that is about to count. */
  const readNow = (): PageIdentity => {
    follow(true)
    const reading = read()
    lastSeen = reading.seen
    const identity = { ...reading.identity, settled }
    send(identity)
    return identity
  }

  const stop = () => end.abort()
  signal.addEventListener('abort', () => dock.remove(), { once: true })

  link.listen(signal, (message) => {
    if (message.type === 'page.read') return readNow()
    if (message.type === 'page.stop') stop()
    else if (message.epoch === epoch) obey(message.dock)
    return null
  })

  follow(true)
  const watch = watchRecord(view, signal, look)
  watchAddress(view, signal, (exact) => {
    if (!isAlive()) return
    follow(exact)
    // Also for the same key: an overlay of the same record has an address of its own.
    watch.restart()
  })
  // A page that comes back from the back/forward cache shows itself anew: the tab was somebody else's in between.
  view.addEventListener(
    'pageshow',
    (event) => event.persisted && isAlive() && send({ ...read().identity, settled }, true),
    { signal },
  )
  // Nobody tells a page that its extension is gone; where something of ours can be seen, ask.
  const heartbeat = view.setInterval(() => dock.isShown() && isAlive(), HEARTBEAT)
  signal.addEventListener('abort', () => view.clearInterval(heartbeat), { once: true })

  return { isRunning: () => isAlive(), epoch: () => epoch, stop }
}
