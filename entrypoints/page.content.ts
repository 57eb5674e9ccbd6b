import { defineContentScript } from 'wxt/utils/define-content-script'
import { readAddressOn } from '#lib/page/address/address-reading.ts'
import { createDockSlot } from '#lib/page/dock/dock-slot.ts'
import { removeLeftBehind } from '#lib/page/dock/left-behind.ts'
import { extensionLink } from '#lib/page/follow/extension-link.ts'
import { type Reader, startReader } from '#lib/page/follow/reader.ts'
import { whenSeen } from '#lib/page/follow/when-seen.ts'
import type { SiteWorld } from '#lib/page/sites/site-script.ts'

/** The reader of this document, where a second injection finds it. The isolated world is ours: the page cannot see this. */
type ReaderWorld = SiteWorld & { wrapupReader?: Reader }

/**
 * The page reader. Registered at run time for the sites that are on (so no `matches` here: they would become required
 * permissions), and run once in a tab through `activeTab`.
 */
export default defineContentScript({
  registration: 'runtime',
  // Where it runs is decided by the worker's registration: the isolated world. This only chooses the wrapper: WXT's other
  // one announces the script by an event whose name holds the extension's id, and a page can listen for that (measured).
  world: 'MAIN',
  main() {
    const world: ReaderWorld = globalThis
    whenSeen(() => {
      // A tab that was open when its site was turned on may get the script twice: the one that works stays.
      if (world.wrapupReader?.isRunning() === true) return
      if (import.meta.env.FIREFOX) removeLeftBehind(document)
      const dock = createDockSlot(world, () => extensionLink.fetchDock())
      // The rules of the page's site came by a script of their own; on other sites there are none.
      const readAddress = (url: URL) => readAddressOn(world.wrapupSite ?? null, url)
      world.wrapupReader = startReader({ view: window, link: extensionLink, dock, readAddress })
    })
  },
})
