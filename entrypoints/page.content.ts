import { defineContentScript } from 'wxt/utils/define-content-script'
import { createDockHost } from '#lib/page/dock-host.ts'
import { extensionLink } from '#lib/page/extension-link.ts'
import { type Reader, startReader } from '#lib/page/reader.ts'

/** The reader of this document, where a second injection finds it. The isolated world is ours: the page cannot see this. */
type ReaderWorld = typeof globalThis & { wrapupReader?: Reader }

/**
 * The page reader. Registered at run time for the sites that are on (so no `matches` here: they would become required
 * permissions), and run once in a tab through `activeTab`.
 */
export default defineContentScript({
  registration: 'runtime',
  allFrames: false,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    const world: ReaderWorld = globalThis
    // A tab that was open when its site was turned on may get the script twice: the one that works stays.
    whenShown(() => {
      if (world.wrapupReader?.isRunning() === true) return
      const lastEpoch = world.wrapupReader?.epoch() ?? 0
      const dock = createDockHost(window, () => extensionLink.dockAddress())
      world.wrapupReader = startReader({ view: window, link: extensionLink, dock, lastEpoch })
    })
  },
})

/** A page that the browser draws in advance has the tab's number and not yet its place: it waits. */
function whenShown(start: () => void): void {
  if ('prerendering' in document && document.prerendering === true) {
    document.addEventListener('prerenderingchange', start, { once: true })
  } else {
    start()
  }
}
