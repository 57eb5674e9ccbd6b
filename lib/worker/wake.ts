import { browser } from 'wxt/browser'

const ALARM = 'wrapup.drain'
/** The browser holds packed extensions to alarms of at least 30 s. */
const ALARM_MINIMUM_MS = 30_000

/**
 * Wakes the worker for what is due. A timer in the live worker is on time; an alarm is the back-stop for when the worker
 * died in between. `due` runs at every wake-up, and it must look for itself what there is to do.
 */
export function createWake(due: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let planned = Number.POSITIVE_INFINITY

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) due()
  })

  return {
    /** Plans the next wake-up; `at` in epoch milliseconds, null for none. */
    async at(at: number | null): Promise<void> {
      clearTimeout(timer)
      planned = at ?? Number.POSITIVE_INFINITY
      if (at === null) {
        await browser.alarms.clear(ALARM)
        return
      }
      const wait = Math.max(0, at - Date.now())
      // Longer waits are left to the alarm: a timer does not keep a worker alive.
      if (wait <= ALARM_MINIMUM_MS) {
        timer = setTimeout(() => {
          if (Date.now() >= planned) due()
        }, wait)
      }
      await browser.alarms.create(ALARM, { when: Date.now() + Math.max(wait, ALARM_MINIMUM_MS) })
    },
  }
}
