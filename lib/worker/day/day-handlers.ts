import { ok } from '#lib/shared/problem.ts'
import type { Handlers } from '#lib/worker/router.ts'
import type { RepDay } from './day.ts'

type DayHandlersDeps = {
  day: RepDay
  /** Screens ask again. */
  changed: () => void
}

type DayHandlers = Pick<Handlers, 'day.get' | 'day.skip' | 'day.order'>

/** What the screens ask about the day. */
export function dayHandlers({ day, changed }: DayHandlersDeps): DayHandlers {
  return {
    'day.get': async ({ known }) => ok(await day.view(known)),
    async 'day.skip'({ taskIds, skipped }) {
      const kept = await day.skip(taskIds, skipped)
      changed()
      return kept
    },
    async 'day.order'({ order }) {
      const kept = await day.setOrder(order)
      changed()
      return kept
    },
  }
}
