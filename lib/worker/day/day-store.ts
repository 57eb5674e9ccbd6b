import * as z from 'zod/mini'
import { DAY_ORDERS } from '#lib/shared/messages/day-view.ts'
import { TASK_SORTS } from '#lib/shared/reply/task-sorts.ts'
import type { Area } from '#lib/worker/tab/kept-list.ts'

/** More than a rep skips in a day; beyond that the oldest comes back. */
const MOST_SKIPS = 1000

/** A run through the day: it outlives every tab, and the night. */
const runSchema = z.object({
  startedAt: z.number(),
  /** Of one sort of work only. */
  sort: z.nullable(z.enum(TASK_SORTS)),
  /** Of these tasks alone. Absent: of all that are due. */
  only: z.optional(z.array(z.number())),
  /** The rep said that they pause, and when they came back, oldest first. */
  paused: z.optional(z.boolean()),
  resumed: z.optional(z.array(z.number())),
  /** Whose turn it is. */
  current: z.nullable(z.number()),
  /** Whose turn it was, oldest first. */
  passed: z.array(z.number()),
})

/** What the rep decided about their day. Only here: Reply knows nothing of it. Times are epoch milliseconds. */
const daySchema = z.object({
  version: z.literal(1),
  /** Whose day it is. Another account begins with an empty one. */
  account: z.string(),
  order: z.enum(DAY_ORDERS),
  /** Tasks that were put behind the rest, and until when. */
  skips: z.array(z.object({ taskId: z.number(), until: z.number() })),
  /** Absent in what was stored before there were runs. */
  run: z.optional(z.nullable(runSchema)),
})

export type KeptRun = z.infer<typeof runSchema>
export type KeptDay = z.infer<typeof daySchema>

const NAME = 'day'

const emptyDay = (account: string): KeptDay => ({ version: 1, account, order: 'planned', skips: [] })

/** The one account's day in the worker's own storage: it outlives panel, worker and browser. */
export function createDayStore(area: Area) {
  let known: KeptDay | null = null
  let saving: Promise<void> = Promise.resolve()

  /** What cannot be read is an empty day: nothing in it is a write to Reply. */
  async function of(account: string): Promise<KeptDay> {
    if (known === null) {
      const stored = (await area.get(NAME).catch(() => ({ [NAME]: null })))[NAME]
      const parsed = daySchema.safeParse(stored)
      known ??= parsed.success ? parsed.data : emptyDay(account)
    }
    if (known.account !== account) known = { ...emptyDay(account), order: known.order }
    return known
  }

  return {
    of,
    /** One change after another. Where it cannot be saved it holds for as long as the worker lives. */
    async change(account: string, next: (day: KeptDay) => Partial<KeptDay>): Promise<KeptDay> {
      const before = await of(account)
      const day = { ...before, ...next(before) }
      known = { ...day, skips: day.skips.slice(-MOST_SKIPS) }
      saving = saving.then(() => area.set({ [NAME]: known })).catch(() => undefined)
      await saving
      return known
    },
    async clear(): Promise<void> {
      known = null
      await area.remove(NAME).catch(() => undefined)
    },
  }
}

export type DayStore = ReturnType<typeof createDayStore>
