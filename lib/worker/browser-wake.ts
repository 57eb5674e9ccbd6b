import { browser } from 'wxt/browser'
import type { WakeDeps } from './wake.ts'

/** The browser's own alarms and this worker's timers. */
export const browserWake: WakeDeps = {
  now: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  alarms: browser.alarms,
}
