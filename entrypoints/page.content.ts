import { defineContentScript } from 'wxt/utils/define-content-script'
import { readAddress } from '#lib/page/address/read-address.ts'
import { createDockSlot } from '#lib/page/dock/dock-slot.ts'
import { extensionLink } from '#lib/page/follow/extension-link.ts'
import { type Reader, startReader } from '#lib/page/follow/reader.ts'
import { whenSeen } from '#lib/page/follow/when-seen.ts'

/** The reader of this document, where a second injection finds it. The isolated world is ours: the page cannot see this. */
type ReaderWorld = typeof globalThis & { wrapupReader?: Reader }

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
      const dock = createDockSlot(world, () => extensionLink.fetchDock())
      world.wrapupReader = startReader({ view: window, link: extensionLink, dock, readAddress })
    })
  },
})
