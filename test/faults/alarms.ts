import type { WakeDeps } from '#lib/worker/wake.ts'
import { beginLife } from './life.ts'
import type { World } from './world.ts'

type Alarms = WakeDeps['alarms']
type Hear = (alarm: { name: string }) => void

/** Packed extensions are held to this. */
const LEAST = 30_000
const MINUTE = 60_000

/**
 * Alarms as Chrome has them: they belong to the browser and outlive the worker; an alarm without a period rings once and is gone, whatever
 * becomes of who hears it; one with a period rings on; its time is one of this computer's clock, and looked at when it was expected.
 */
export type BrowserAlarm = { when: number; periodInMinutes: number | undefined; token: number }

/** The alarms as one life of a window sees them. `hear` is run in that life. */
export function alarmsOf(world: World, window: number, listen: (hear: Hear) => void): Alarms {
  const full = (name: string) => `${window}/${name}`
  return {
    create(name, { when, periodInMinutes }) {
      const least = world.timeline.now() + world.wallZero + world.wallOffset + LEAST
      setAlarm(world, full(name), { when: Math.max(when, least), periodInMinutes })
    },
    clear(name) {
      world.alarms.delete(full(name))
    },
    getAll: () => Promise.resolve([...world.alarms.keys()].map((name) => ({ name: name.split('/')[1] ?? '' }))),
    onAlarm: { addListener: listen },
  }
}

function setAlarm(world: World, name: string, { when, periodInMinutes }: Omit<BrowserAlarm, 'token'>): void {
  world.counter += 1
  const token = world.counter
  world.alarms.set(name, { when, periodInMinutes, token })
  waitFor(world, name, token)
}

function waitFor(world: World, name: string, token: number): void {
  const alarm = world.alarms.get(name)
  if (alarm?.token !== token) return
  const wall = world.timeline.now() + world.wallZero + world.wallOffset
  world.timeline.after(Math.max(0, alarm.when - wall), () => ring(world, name, token))
}

function ring(world: World, name: string, token: number): void {
  const { timeline, sleepsUntil, alarms } = world
  const alarm = alarms.get(name)
  if (alarm?.token !== token) return
  if (timeline.now() < sleepsUntil) return timeline.at(sleepsUntil, () => ring(world, name, token))
  const wall = timeline.now() + world.wallZero + world.wallOffset
  // The clock was set back in between: its time has not come yet.
  if (wall < alarm.when) return waitFor(world, name, token)
  if (alarm.periodInMinutes === undefined) alarms.delete(name)
  else setAlarm(world, name, { ...alarm, when: wall + alarm.periodInMinutes * MINUTE })
  const [window = '0', called = ''] = name.split('/')
  const life = world.lives[0] ?? beginLife(world, Number(window))
  life.hearAlarm(called)
}
