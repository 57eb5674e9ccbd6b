import { browser } from 'wxt/browser'

const ALARM = 'wrapup.wake'
/** The browser holds packed extensions to alarms of at least 30 s. */
const ALARM_MINIMUM_MS = 30_000

/** Work that has a time of its own; each looks for itself what there is to do, and may be called too often. */
type Work<Name extends string> = Record<Name, () => void>

/**
 * Wakes the worker for what is due. A timer in the live worker is on time; an alarm is the back-stop for when the worker
 * died in between. At an alarm everything is looked at.
 */
export function createWake<Name extends string>(work: Work<Name>) {
  const names = Object.keys(work) as Name[]
  const timers = new Map<Name, ReturnType<typeof setTimeout>>()
  const planned = new Map<Name, number>()

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) for (const name of names) work[name]()
  })

  function setAlarm(): void {
    const next = Math.min(...planned.values())
    if (Number.isFinite(next))
      void browser.alarms.create(ALARM, { when: Math.max(next, Date.now() + ALARM_MINIMUM_MS) })
    else void browser.alarms.clear(ALARM)
  }

  return {
    /** Plans when `name` is due next, in place of the plan before; `at` in epoch milliseconds, null for never. */
    plan(name: Name, at: number | null): void {
      clearTimeout(timers.get(name))
      timers.delete(name)
      if (at === null) planned.delete(name)
      else {
        planned.set(name, at)
        const wait = Math.max(0, at - Date.now())
        // Longer waits are left to the alarm: a timer does not keep a worker alive.
        if (wait <= ALARM_MINIMUM_MS)
          timers.set(
            name,
            setTimeout(() => work[name](), wait),
          )
      }
      setAlarm()
    },
  }
}
