import { defineContentScript } from 'wxt/utils/define-content-script'

import { createDockHost } from '#lib/page/dock/dock-host.ts'
import type { DockWorld } from '#lib/page/dock/dock-slot.ts'
import { dockSource } from '#lib/page/dock/dock-source.ts'

/** The dock's place on a page. The worker brings it into a tab once the reader there has something to show. */
export default defineContentScript({
  registration: 'runtime',
  // See the page reader: the isolated world it is, and this only chooses the quiet wrapper.
  world: 'MAIN',
  main() {
    const world: DockWorld = globalThis
    world.wrapupDock?.arrive(createDockHost(window, dockSource))
  },
})
