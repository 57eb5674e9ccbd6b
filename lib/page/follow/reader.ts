import { identityOf } from '#lib/page/address/address-reading.ts'
import type { AddressReading } from '#lib/page/address/read-address.ts'
import type { DockHost } from '#lib/page/dock/dock-slot.ts'
import type { OwnLook } from '#lib/page/own/own-look.ts'
import { type PageReading, readPage } from '#lib/page/read/read-page.ts'
import { browserSight, type Sight } from '#lib/page/read/sight.ts'
import type { DockOrder, PageIdentity } from '#lib/shared/identity/identity.ts'
import type { ExtensionLink } from './extension-link.ts'
import { createStaleGuard, type StaleGuard } from './stale-guard.ts'
import { watchAddress } from './watch-address.ts'
import { watchRecord } from './watch-record.ts'

export type ReaderParts = {
  view: Window
  link: ExtensionLink
  dock: DockHost
  /** How addresses are read: by the built-in sites, or by the rules of the one site of the rep's own. */
  readAddress: (url: URL) => AddressReading
  /** How pages are looked at on a site of the rep's own, and the guard that goes with it. */
  own?: OwnLook
  guard?: StaleGuard
  sight?: Sight
}

export type Reader = {
  /** False once it has stopped; a stopped reader has left nothing on the page. */
  isRunning(): boolean
  stop(): void
}

/** The looks after which a page that has given something is taken for drawn, and after which any page is. */
const CONFIRMED_AFTER = 3000
const SETTLED_AFTER = 8000
const HEARTBEAT = 2000

/**
 * Follows one document: tells the worker who it is about, at once by the address and then by what the page proves, and
 * shows the dock when the worker asks for it. A new page key drops the old person and the dock in the same moment. Stops
 * and cleans up when it is told to, or when the extension that it belongs to is gone.
 */
export function startReader(parts: ReaderParts): Reader {
  const { view, link, dock, readAddress, own, guard = createStaleGuard(), sight = browserSight } = parts
  const end = new AbortController()
  const { signal } = end
  let epoch = 0
  let key = ''
  let seen = new Set<string>()
  let settled = false
  let told = ''
  let turn = 0

  const here = () => new URL(view.location.href)
  const readWith = (by: StaleGuard): PageReading =>
    readPage({ document: view.document, address: readAddress(here()), epoch, guard: by, own, sight })
  const read = (): PageReading => {
    const reading = readWith(guard)
    seen = reading.seen
    return reading
  }

  const isAlive = () => {
    if (!link.isAlive()) end.abort()
    return !signal.aborted
  }

  /** Begins a new page when the key of the address is a new one. */
  const follow = (exact: boolean) => {
    const address = readAddress(here())
    if (address.key === key) return
    epoch += 1
    key = address.key
    settled = false
    dock.remove()
    // What the document, still showing the old record, would give under the new address.
    const standing = exact && epoch > 1 ? readWith(createStaleGuard()).seen : []
    guard.begin(key, epoch === 1 ? null : [...seen, ...standing])
    tell(identityOf(address, epoch))
  }

  const look = (mark: number): boolean => {
    if (!isAlive()) return false
    follow(false)
    const { identity, confirmed, looks } = read()
    settled ||= !looks || mark >= SETTLED_AFTER || (mark >= CONFIRMED_AFTER && confirmed)
    tell({ ...identity, settled })
    // Where nothing was found yet, something may still come long after.
    // A site that nobody has described may show the next person under the same address.
    return looks && !(settled && confirmed && !own)
  }

  /** Tells the worker once what it does not know yet, and follows its answer as long as nothing newer was told. */
  const tell = (identity: PageIdentity) => {
    const value = JSON.stringify(identity)
    if (value === told) return
    told = value
    turn += 1
    void deliver(identity, turn)
  }

  const deliver = async (identity: PageIdentity, mine: number) => {
    const order = await link.tell(identity)
    if (!isAlive() || mine !== turn) return
    if (order !== null) obey(order)
    // No worker took it: the next look tells it again.
    else told = ''
  }

  const obey = (order: DockOrder) => {
    if (order.show) dock.show(order.corner)
    else dock.remove()
  }

  /** A reading of this very moment, for a click that is about to count. */
  const readNow = (): PageIdentity => {
    follow(true)
    const identity = { ...read().identity, settled }
    tell(identity)
    return identity
  }

  const stop = () => end.abort()
  signal.addEventListener('abort', () => dock.remove())
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
  // A page that comes back from the back/forward cache tells itself anew: the tab was somebody else's in between.
  const comeBack = () => {
    told = ''
    watch.restart()
  }
  view.addEventListener('pageshow', (event) => event.persisted && comeBack(), { signal })
  // Nobody tells a page that its extension is gone; where something of ours can be seen, ask.
  const heartbeat = view.setInterval(() => dock.isShown() && isAlive(), HEARTBEAT)
  signal.addEventListener('abort', () => view.clearInterval(heartbeat))

  return { isRunning: isAlive, stop }
}
