import { identityOf } from '#lib/page/address/address-reading.ts'
import type { AddressReading } from '#lib/page/address/read-address.ts'
import type { DockHost } from '#lib/page/dock/dock-slot.ts'
import type { OwnLook } from '#lib/page/own/own-look.ts'
import { hasLoaded, type PageReading, readPage } from '#lib/page/read/read-page.ts'
import { browserSight, type Sight } from '#lib/page/read/sight.ts'
import type { DockOrder, PageIdentity } from '#lib/shared/identity/identity.ts'
import type { ExtensionLink } from './extension-link.ts'
import { keepListening } from './keep-listening.ts'
import { type After, afterPage } from './page-clock.ts'
import { createStaleGuard, type OnShow, type StaleGuard } from './stale-guard.ts'
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
  after?: After
}

export type Reader = {
  /** False once it has stopped; a stopped reader has left nothing on the page. */
  isRunning(): boolean
  stop(): void
}

/** The looks after which a page that has given something is taken for drawn, and after which any page is. */
const CONFIRMED_AFTER = 3000
const SETTLED_AFTER = 8000
/** A document that is written by script may never say that it is complete, and one that did may be opened anew. */
const LOADED_AFTER = 2000
/** So many changes of the address are followed at once between two pulses, the rest with the next pulse. */
const BURST = 5
/** How long what a page shows must stand still once it has stopped changing its address all the time. */
const AFTER_BURST = 250

/**
 * Follows one document: tells the worker who it is about, at once by the address and then by what the page proves, and
 * shows the dock when the worker asks for it. A new page key drops the old person and the dock in the same moment. Stops
 * and cleans up when it is told to, or when the extension that it belongs to is gone.
 */
export function startReader(parts: ReaderParts): Reader {
  const {
    view,
    link,
    dock,
    readAddress,
    own,
    guard = createStaleGuard(),
    sight = browserSight,
    after = afterPage,
  } = parts
  const end = new AbortController()
  const { signal } = end
  let epoch = 0
  let key = ''
  let shown: OnShow = { seen: new Set(), nodes: [] }
  let settled = false
  let isLoaded = false
  let told = ''
  let turn = 0
  /** Changes of the address since the last pulse. */
  let changes = 0
  /** What the worker wants of the dock, and the root under which that was done. */
  let order: DockOrder = { show: false }
  let root: Element | null = null

  const here = () => new URL(view.location.href)
  const readWith = (by: StaleGuard): PageReading =>
    readPage({
      isLoaded: (isLoaded ||= hasLoaded(view.document) || view.performance.now() > LOADED_AFTER),
      document: view.document,
      address: readAddress(here()),
      epoch,
      guard: by,
      own,
      sight,
    })
  const read = (): PageReading => {
    let reading = readWith(guard)
    if (guard.settle(reading, view.performance.now())) reading = readWith(guard)
    shown = reading
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
    obey({ show: false })
    // What the document, still showing the old record, would give under the new address.
    const isBurst = changes > BURST
    const standing = () => (exact || isBurst ? [shown, readWith(createStaleGuard())] : [shown])
    guard.begin(key, epoch === 1 ? null : standing(), isBurst ? AFTER_BURST : undefined)
    tell(identityOf(address, epoch))
  }

  const look = (mark: number): boolean => {
    if (!isAlive()) return false
    follow(false)
    const { identity, confirmed, looks } = read()
    settled ||= !looks || mark >= SETTLED_AFTER || (mark >= CONFIRMED_AFTER && confirmed)
    // Of many changes in a row the worker may have heard from the browser in another order.
    if (changes > 1 && mark > 0) told = ''
    tell({ ...identity, settled })
    // A document that was opened anew has lost its dock.
    if (view.document.documentElement !== root) obey(order)
    // To the end: what was not found may come long after, and another record under the same address.
    return looks
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
    const answer = await link.tell(identity)
    if (!isAlive() || mine !== turn) return
    if (answer !== null) obey(answer)
    // No worker took it: the next look tells it again.
    else told = ''
  }

  const obey = (wanted: DockOrder) => {
    order = wanted
    root = view.document.documentElement
    // A document that is being opened anew has no element for a while.
    if (order.show && root !== null) dock.show(order.corner)
    else dock.remove()
  }

  /** A reading of this very moment, for a click that is about to count. */
  const readNow = (): PageIdentity => {
    follow(true)
    const { identity, looks } = read()
    // A reader that came late to a page finds it drawn.
    settled ||= !looks || (epoch === 1 && view.performance.now() > SETTLED_AFTER)
    const now = { ...identity, settled }
    tell(now)
    return now
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
  const watch = watchRecord(
    view,
    signal,
    {
      look,
      pulse() {
        if (changes > BURST) goOn(true)
        changes = 0
        check()
        // Nobody tells a page that its extension is gone; where something of ours can be seen, ask.
        if (dock.isShown()) isAlive()
      },
    },
    after,
  )
  const goOn = (exact: boolean) => {
    if (!isAlive()) return
    follow(exact)
    // Also for the same key: an overlay of the same record has an address of its own.
    watch.restart()
  }
  const check = watchAddress(view, signal, (exact) => {
    changes += 1
    if (changes <= BURST) return goOn(exact)
    if (readAddress(here()).key !== key) obey({ show: false })
  })
  keepListening(view, signal, {
    // A page that comes back from the back/forward cache tells itself anew: the tab was somebody else's in between.
    pageshow({ persisted }) {
      if (!persisted) return
      told = ''
      watch.restart()
    },
  })

  return { isRunning: isAlive, stop }
}
