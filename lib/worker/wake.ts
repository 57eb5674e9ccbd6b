/** What of the browser wakes a worker. Alarms outlive it; timers do not. */
export type WakeDeps = {
  now: () => number
  /** Runs `work` after so many milliseconds, as long as this worker lives. Gives the way to take it back. */
  after: (ms: number, work: () => void) => () => void
  alarms: {
    create: (name: string, alarm: { when: number; periodInMinutes: number }) => Promise<void> | void
    clear: (name: string) => Promise<boolean> | void
    getAll: () => Promise<readonly { name: string }[]>
    onAlarm: { addListener: (hear: (alarm: { name: string }) => void) => void }
  }
}

const PREFIX = 'wrapup.wake.'
/** The browser holds packed extensions to alarms of at least 30 s. */
const ALARM_MINIMUM_MS = 30_000
/** Timers hold 31 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** An alarm rings once and is gone, and a worker can die of hearing it: so it rings on until something else is planned. */
const RINGS_AGAIN = 1

/** Work that has a time of its own; each looks for itself what there is to do, and may be called too often. */
type Work<Name extends string> = Record<Name, () => void>

/**
 * Wakes the worker for what is due. A timer in the live worker is on time; an alarm is the back-stop for when the worker
 * died in between. Each kind of work has an alarm of its own: what one plans or clears is nothing to the other.
 */
export function createWake<Name extends string>(work: Work<Name>, { now, after, alarms }: WakeDeps) {
  const names = Object.keys(work) as Name[]
  const alarmOf = (name: Name) => `${PREFIX}${name}`
  const timers = new Map<Name, () => void>()
  /** What this worker has set; undefined: what an earlier one has set may be there still. */
  const set = new Map<Name, number | null>()

  alarms.onAlarm.addListener(({ name }) => {
    const due = names.find((one) => alarmOf(one) === name)
    if (due === undefined) return
    set.delete(due)
    work[due]()
  })

  function setAlarm(name: Name, at: number | null): void {
    if (set.get(name) === at) return
    set.set(name, at)
    if (at === null) void alarms.clear(alarmOf(name))
    else void alarms.create(alarmOf(name), { when: at, periodInMinutes: RINGS_AGAIN })
  }

  return {
    /** Plans when `name` is due next, in place of the plan before; `at` in epoch milliseconds, null for never. */
    plan(name: Name, at: number | null): void {
      timers.get(name)?.()
      timers.delete(name)
      if (at === null) return setAlarm(name, null)
      const wait = Math.max(0, at - now())
      // A timer keeps no worker alive; but where one lives it is on time, also when the clock by which alarms ring is set back.
      timers.set(name, after(Math.min(wait, LONGEST_TIMER_MS), work[name]))
      setAlarm(name, Math.max(at, now() + ALARM_MINIMUM_MS))
    },

    /** Alarms of earlier versions, which nobody plans or clears any more. */
    async forgetOthers(): Promise<void> {
      const known = new Set<string>(names.map(alarmOf))
      for (const { name } of await alarms.getAll()) {
        if (name.startsWith('wrapup.wake') && !known.has(name)) await alarms.clear(name)
      }
    },
  }
}
