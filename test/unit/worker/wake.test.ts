import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createWake } from '#lib/worker/wake.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** A browser with a clock, alarms that outlive workers, and timers that do not. */
function openBrowser() {
  const alarms = new Map<string, { when: number; periodInMinutes: number | undefined }>()
  let listeners: ((alarm: { name: string }) => void)[] = []
  let timers: { at: number; work: () => void }[] = []
  let now = 1_700_000_000_000

  return {
    alarms,
    now: () => now,
    deps: () => ({
      now: () => now,
      after(ms: number, work: () => void) {
        const timer = { at: now + ms, work }
        timers.push(timer)
        return () => void (timers = timers.filter((one) => one !== timer))
      },
      alarms: {
        create: (name: string, alarm: { when: number; periodInMinutes: number }) => void alarms.set(name, alarm),
        clear: (name: string) => void alarms.delete(name),
        getAll: () => Promise.resolve([...alarms.keys()].map((name) => ({ name }))),
        onAlarm: { addListener: (hear: (alarm: { name: string }) => void) => void listeners.push(hear) },
      },
    }),
    /** The worker dies: timers and listeners go with it. */
    kill() {
      timers = []
      listeners = []
    },
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const timer = timers.toSorted((one, other) => one.at - other.at)[0]
        const [name, alarm] = [...alarms].toSorted(([, one], [, other]) => one.when - other.when)[0] ?? []
        const next = Math.min(timer?.at ?? Number.POSITIVE_INFINITY, alarm?.when ?? Number.POSITIVE_INFINITY)
        if (next > end) break
        now = next
        if (timer !== undefined && timer.at === next) {
          timers = timers.filter((one) => one !== timer)
          timer.work()
        } else if (name !== undefined && alarm !== undefined) {
          if (alarm.periodInMinutes === undefined) alarms.delete(name)
          else alarms.set(name, { ...alarm, when: now + alarm.periodInMinutes * MINUTE })
          for (const hear of listeners) hear({ name })
        }
      }
      now = end
    },
  }
}

let browser: ReturnType<typeof openBrowser>
const journal = vi.fn<() => void>()
const index = vi.fn<() => void>()
const worker = () => createWake({ journal, index }, browser.deps())

beforeEach(() => {
  browser = openBrowser()
  journal.mockReset()
  index.mockReset()
})

describe('a plan', () => {
  it('is kept to the moment while its worker lives', () => {
    worker().plan('journal', browser.now() + 5 * SECOND)
    browser.pass(5 * SECOND - 1)
    expect(journal).not.toHaveBeenCalled()
    browser.pass(1)
    expect(journal).toHaveBeenCalledTimes(1)
  })

  it('outlives its worker, by an alarm that rings until something else is planned', () => {
    worker().plan('journal', browser.now() + 5 * SECOND)
    browser.kill()
    // The next worker dies of hearing it.
    browser.pass(31 * SECOND)
    expect(journal).not.toHaveBeenCalled()
    worker()
    browser.pass(61 * SECOND)
    expect(journal).toHaveBeenCalledTimes(1)
  })

  it('of one kind of work is nothing to the other', () => {
    const first = worker()
    first.plan('index', browser.now() + 110 * SECOND)
    browser.kill()
    const second = worker()
    second.plan('journal', browser.now() + 5 * SECOND)
    second.plan('journal', null)
    browser.pass(3 * MINUTE)
    expect(index).toHaveBeenCalled()
    expect(journal).not.toHaveBeenCalled()
  })

  it('is replaced by the next of its kind, and gone once there is none', () => {
    const wake = worker()
    wake.plan('journal', browser.now() + 5 * SECOND)
    wake.plan('journal', browser.now() + 20 * SECOND)
    browser.pass(10 * SECOND)
    expect(journal).not.toHaveBeenCalled()
    wake.plan('journal', null)
    browser.pass(10 * MINUTE)
    expect(journal).not.toHaveBeenCalled()
    expect(browser.alarms.size).toBe(0)
  })

  it('of a worker that finds nothing to do takes back what an earlier one has planned', () => {
    worker().plan('journal', browser.now() + 5 * SECOND)
    browser.kill()
    worker().plan('journal', null)
    expect(browser.alarms.size).toBe(0)
  })
})

it('alarms of earlier versions are taken back', async () => {
  browser.alarms.set('wrapup.wake', { when: browser.now(), periodInMinutes: undefined })
  browser.alarms.set('somebody.else', { when: browser.now() + MINUTE, periodInMinutes: undefined })
  await worker().forgetOthers()
  expect([...browser.alarms.keys()]).toEqual(['somebody.else'])
})
