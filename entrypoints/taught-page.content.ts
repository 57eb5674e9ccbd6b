import { defineContentScript } from 'wxt/utils/define-content-script'
import { whenSeen } from '#lib/page/follow/when-seen.ts'
import { startOwnReader } from '#lib/page/own/start-own-reader.ts'

/** The reader of pages on a built-in site for whose host the rep taught fields: what was taught counts beside the site's rules. */
export default defineContentScript({
  registration: 'runtime',
  // See the page reader: the isolated world it is, and this only chooses the quiet wrapper.
  world: 'MAIN',
  main: () => whenSeen(() => void startOwnReader(window, globalThis)),
})
