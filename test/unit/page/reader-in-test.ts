import type { DockHost } from '#lib/page/dock/dock-slot.ts'
import type { ExtensionLink } from '#lib/page/follow/extension-link.ts'
import type { After } from '#lib/page/follow/page-clock.ts'
import { type Reader, startReader } from '#lib/page/follow/reader.ts'
import { createOwnLook } from '#lib/page/own/own-look.ts'
import { addressesBy } from '#lib/page/own/start-own-reader.ts'
import type { Corner, DockOrder, PageIdentity, ToPage } from '#lib/shared/identity/identity.ts'
import type { ReaderRules } from '#lib/shared/settings/own-site.ts'
import { markupSight, readWithRules } from './page-in-test.ts'

/** A reader on the test's document, with a worker and a dock that only remember. */
export type TestReader = {
  reader: Reader
  told: PageIdentity[]
  /** What the dock shows, or null. */
  dock: { corner: Corner | null }
  /** The worker's next answers; the last one stays. */
  order: DockOrder | null
  alive: boolean
  /** Says something as the worker; gives the reader's answer. */
  say(message: ToPage): PageIdentity | null
}

/** The test's own clock: that of signals cannot be turned forward. */
export const after: After = (delay, signal, act) => {
  if (signal.aborted) return
  const timer = setTimeout(act, delay)
  signal.addEventListener('abort', () => clearTimeout(timer))
}

/** Starts a reader, with `rules` the one of a site of the rep's own. `order` is what the worker answers. */
export function readerInTest(order: DockOrder | null = { show: false }, rules?: ReaderRules): TestReader {
  const dock: TestReader['dock'] = { corner: null }
  let listener: ((message: ToPage) => PageIdentity | null) | null = null
  const test: Omit<TestReader, 'reader'> = {
    told: [],
    dock,
    order,
    alive: true,
    say: (message) => listener?.(message) ?? null,
  }
  const link: ExtensionLink = {
    isAlive: () => test.alive,
    tell(identity) {
      test.told.push(identity)
      return Promise.resolve(test.order)
    },
    listen(signal, listen) {
      listener = listen
      signal.addEventListener('abort', () => (listener = null))
    },
    fetchDock: () => Promise.resolve(),
  }
  const host: DockHost = {
    show: (corner) => (dock.corner = corner),
    remove: () => (dock.corner = null),
    isShown: () => dock.corner !== null,
  }
  const parts =
    rules === undefined
      ? { readAddress: readWithRules }
      : { readAddress: addressesBy(rules, null), ...createOwnLook(rules) }
  return Object.assign(test, {
    reader: startReader({ view: window, link, dock: host, ...parts, sight: markupSight, after }),
  })
}
