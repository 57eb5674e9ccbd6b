import { createDay } from '#lib/worker/day/day.ts'
import { createDayStore } from '#lib/worker/day/day-store.ts'
import { createRun } from '#lib/worker/day/run.ts'
import type { Chosen } from '#lib/worker/journal/completions.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'
import { area } from '../worker/kept-area.ts'

export const MINUTE = 60_000
export const MORNING = new Date(2026, 10, 24, 9).getTime()
export const TAB = 7

export const row = (taskId: number, more: Partial<OpenRow> = {}): OpenRow => ({
  taskId,
  contactId: taskId,
  contactName: `Contact ${taskId}`,
  company: null,
  type: 'manualEmail',
  linkedInType: null,
  dueTo: null,
  sequenceName: null,
  profileUrl: null,
  dueAt: MORNING + taskId * MINUTE,
  isScheduled: false,
  email: null,
  phone: null,
  city: null,
  timeZoneId: null,
  optedOut: false,
  ...more,
})

/** A rep's computer with so many tasks due; `restart` is another worker on the same disk. */
export function computer(count = 4, rows = Array.from({ length: count }, (_, at) => row(at + 1))) {
  const kept = area()
  const world = { now: MORNING, rows, chosen: [] as Chosen[], gone: [] as number[], dies: false }
  const start = () => {
    const store = createDayStore(kept)
    const now = () => world.now
    const day = createDay({ openRows: () => Promise.resolve({ account: 'anna', rows: world.rows }), store, now })
    const run = createRun({
      day,
      store,
      completions: { chosenSince: (since) => Promise.resolve(world.chosen.filter(({ at }) => at >= since)) },
      travel: (_, { taskId }) => {
        if (world.dies) return new Promise<never>(() => undefined)
        world.gone.push(taskId)
        return Promise.resolve()
      },
      now,
    })
    return { day, run }
  }
  const choose = (taskId: number, completes = true, more: Partial<Chosen> = {}) => {
    world.now += MINUTE
    const what = { taskType: 'manualEmail', resolution: null, state: 'done' } as const
    world.chosen = [{ taskId, at: world.now, completes, ...what, ...more }, ...world.chosen]
  }
  return { world, choose, start, last: () => world.gone.at(-1) }
}
