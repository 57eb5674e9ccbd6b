import { type DayOrder, type DayRow, type DayView, NOT_DUE } from '#lib/shared/messages/day-view.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { endOfDay } from '#lib/worker/tasks/due.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'
import type { DayStore, KeptRun } from './day-store.ts'
import { orderDay, type PlacedTask } from './order.ts'

type DayDeps = {
  /** All open tasks of the account in use; null while nothing is known. */
  openRows: () => Promise<{ account: string; rows: readonly OpenRow[] } | null>
  store: DayStore
  now: () => number
}

/** A day in its order, as it was made last. */
type Ordered = { from: readonly OpenRow[]; placed: readonly PlacedTask<OpenRow>[]; version: string }

/** The day of the account in use. */
export type CurrentDay = { account: string; order: DayOrder; run: KeptRun | null } & Ordered

/** The rep's day: every open task in an order that can be said, with what they put behind the rest. */
export function createDay({ openRows, store, now }: DayDeps) {
  /** No other worker's: its versions would be taken for this one's. */
  const life = `${now()}-${Math.random()}`
  let changes = 0
  let last: Ordered | null = null

  function ordered(rows: readonly OpenRow[], order: DayOrder, skipped: ReadonlySet<number>): Ordered {
    const placed = orderDay(rows, { now: now(), endOfDay: endOfDay(now()), skipped, order })
    // The clock alone mostly changes nothing: then whoever has the rows need not have them again.
    if (last === null || last.from !== rows || !isSameOrder(last.placed, placed)) {
      changes += 1
      last = { from: rows, placed, version: `${life}-${changes}` }
    }
    return last
  }

  async function current(): Promise<CurrentDay | null> {
    const open = await openRows()
    if (open === null) return null
    const { order, skips, run = null } = await store.of(open.account)
    const skipped = new Set(skips.filter(({ until }) => until > now()).map(({ taskId }) => taskId))
    return { account: open.account, order, run, ...ordered(open.rows, order, skipped) }
  }

  async function change(next: Parameters<DayStore['change']>[1]): Promise<Result<{ done: true }>> {
    const open = await openRows()
    if (open === null) return fail('noKey')
    await store.change(open.account, next)
    return ok({ done: true })
  }

  return {
    /** As it is now; null while nothing is known. */
    current,
    /** How many are due by tonight, as Today counts them; null while nothing is known. */
    async due(): Promise<number | null> {
      const placed = (await current())?.placed
      return placed === undefined ? null : placed.filter(({ why }) => !NOT_DUE.has(why.place)).length
    },
    /** Without the rows where the asker has those of this very version. */
    async view(known: string | null): Promise<DayView> {
      const found = await current()
      if (found === null) return { version: life, rows: [], order: 'planned' }
      const { version, order, placed } = found
      return { version, rows: known === version ? null : placed.map(toRow), order }
    },
    /** Puts tasks behind the rest until tomorrow, or back to where they belong. */
    skip: (taskIds: readonly number[], isSkipped: boolean) =>
      change(({ skips }) => {
        const others = skips.filter(({ taskId, until }) => until > now() && !taskIds.includes(taskId))
        const until = endOfDay(now()) + 1
        return { skips: isSkipped ? [...others, ...taskIds.map((taskId) => ({ taskId, until }))] : others }
      }),
    setOrder: (order: DayOrder) => change(() => ({ order })),
  }
}

export type RepDay = ReturnType<typeof createDay>

function isSameOrder(one: readonly PlacedTask<OpenRow>[], other: readonly PlacedTask<OpenRow>[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ task, why }, at) => {
      const there = other[at]
      return (
        there !== undefined &&
        task.taskId === there.task.taskId &&
        why.place === there.why.place &&
        why.at === there.why.at &&
        why.beside === there.why.beside
      )
    })
  )
}

function toRow({ task, why }: PlacedTask<OpenRow>): DayRow {
  return { ...task, why }
}
