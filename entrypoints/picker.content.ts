import { defineContentScript } from 'wxt/utils/define-content-script'
import { listenForTask } from '#lib/page/picker/picker-link.ts'

/** The element picker. It comes into a page only when the rep wants to point at something there, and leaves with that. */
export default defineContentScript({
  registration: 'runtime',
  // See the page reader: the isolated world it is, and this only chooses the quiet wrapper.
  world: 'MAIN',
  main: () => listenForTask(window),
})
