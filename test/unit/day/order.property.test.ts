import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_ORDERS, DAY_PLACES } from '#lib/shared/messages/day-view.ts'
import { orderDay, type PlacedTask, type Plannable, type Planning, SOON_MS } from '#lib/worker/day/order.ts'

const HOUR = 60 * 60_000
/** Tuesday, noon in London. */
const NOON = Date.parse('2026-11-24T12:00:00Z')

const anyTask = fc.record({
  contactId: fc.option(fc.integer({ min: 1, max: 12 })),
  type: fc.constantFrom('call', 'call', 'linkedIn', 'manualEmail', 'toDo', 'sms', 'other'),
  isScheduled: fc.boolean(),
  dueAt: fc.option(fc.integer({ min: -72, max: 72 }).map((hours) => NOON + hours * HOUR)),
  company: fc.option(fc.constantFrom('Northwind Freight', 'northwind freight ', 'Fjordvik Marine', '', ' ')),
  timeZoneId: fc.option(
    fc.constantFrom('Europe/Paris', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'Romance Time', ''),
  ),
})

const anyDay = fc.record({
  tasks: fc
    .array(anyTask, { maxLength: 40 })
    .map((tasks): Plannable[] => tasks.map((one, at) => ({ ...one, taskId: 100 + at }))),
  now: fc.integer({ min: -5 * 24 * 60, max: 5 * 24 * 60 }).map((minutes) => NOON + minutes * 60_000),
  skipped: fc.uniqueArray(fc.integer({ min: 100, max: 139 }), { maxLength: 8 }),
  order: fc.constantFrom(...DAY_ORDERS),
})

type Day = { tasks: Plannable[]; now: number; skipped: number[]; order: Planning['order'] }

const planningOf = ({ now, skipped, order }: Day): Planning => ({
  now,
  endOfDay: now + 10 * HOUR,
  skipped: new Set(skipped),
  order,
})

/** What the clock shows there, told by the browser in another way than the product asks it. */
function clockThere(timeZone: string, at: number): { hour: number; day: string } {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', weekday: 'short' }).format(at)
  const [weekday = '', hour = ''] = shown.replace(',', '').split(' ')
  return { hour: Number(hour), day: weekday }
}

function worksThere(timeZone: string, at: number): boolean {
  const { hour, day } = clockThere(timeZone, at)
  return day !== 'Sat' && day !== 'Sun' && hour >= 9 && hour < 18
}

const companyOf = ({ company }: Plannable) => (company ?? '').trim().toLowerCase() || null

/** Whether the reason on a row is true of its task, said anew from the words of the reason. */
function isTrue(
  { task, why }: PlacedTask<Plannable>,
  before: PlacedTask<Plannable> | undefined,
  planning: Planning,
): boolean {
  const { now, endOfDay, skipped } = planning
  const isDue = task.dueAt !== null && task.dueAt <= endOfDay
  const zone = task.timeZoneId ?? ''
  const isBeside =
    why.beside === null ||
    (before !== undefined &&
      before.why.place === why.place &&
      {
        person: task.contactId !== null && task.contactId === before.task.contactId,
        company: companyOf(task) !== null && companyOf(task) === companyOf(before.task),
        linkedIn: task.type === 'linkedIn' && before.task.type === 'linkedIn',
      }[why.beside])
  if (!isBeside) return false
  switch (why.place) {
    case 'closesSoon':
    case 'callNow': {
      if (why.at === null || task.type !== 'call' || !isDue || !worksThere(zone, now)) return false
      const closes = worksThere(zone, why.at - 60_000) && !worksThere(zone, why.at)
      return closes && why.at > now && why.at - now <= SOON_MS === (why.place === 'closesSoon')
    }
    case 'callLater': {
      if (why.at === null || task.type !== 'call' || !isDue || worksThere(zone, now)) return false
      return why.at > now && worksThere(zone, why.at) && !worksThere(zone, why.at - 60_000)
    }
    case 'overdue':
      return task.dueAt !== null && task.dueAt < now
    case 'today':
      return isDue && task.dueAt !== null && task.dueAt >= now
    case 'later':
      return task.dueAt !== null && !isDue
    case 'undated':
      return task.dueAt === null
    case 'scheduled':
      return task.isScheduled
    case 'skipped':
      return skipped.has(task.taskId)
  }
}

const ids = (placed: readonly PlacedTask<Plannable>[]) => placed.map((one) => one.task.taskId)

describe('the order of a day', () => {
  test('holds every task once', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const placed = orderDay(one.tasks, planningOf(one))
        expect(ids(placed).toSorted((a, b) => a - b)).toEqual(one.tasks.map(({ taskId }) => taskId))
      }),
    )
  })

  test('is the same for the same day, in whatever order its tasks were read', () => {
    fc.assert(
      fc.property(anyDay, fc.infiniteStream(fc.nat()), (one, draws) => {
        const shuffled = one.tasks.toSorted(() => (draws.next().value % 2 === 0 ? 1 : -1))
        expect(orderDay(shuffled, planningOf(one))).toEqual(orderDay(one.tasks, planningOf(one)))
      }),
    )
  })

  test('gives each task a reason that is true of it', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const planning = planningOf(one)
        const placed = orderDay(one.tasks, planning)
        const untrue = placed.filter((row, at) => !isTrue(row, placed[at - 1], planning))
        expect(untrue).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('comes place by place', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const places = orderDay(one.tasks, planningOf(one)).map(({ why }) => DAY_PLACES.indexOf(why.place))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })

  test('keeps a person’s tasks of one place in one piece, and LinkedIn work', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const placed = orderDay(one.tasks, { ...planningOf(one), order: 'planned' })
        const runs = placed.filter(
          ({ task, why }, at) =>
            task.type === 'linkedIn' &&
            (placed[at - 1]?.task.type !== 'linkedIn' || placed[at - 1]?.why.place !== why.place),
        )
        expect(new Set(runs.map(({ why }) => why.place)).size).toBe(runs.length)
      }),
    )
  })

  test('is plainly by what is due first where the rep wants that', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const placed = orderDay(one.tasks, { ...planningOf(one), order: 'due' })
        const dues = placed
          .filter(({ why }) => !['skipped', 'scheduled'].includes(why.place))
          .map(({ task }) => task.dueAt ?? Number.POSITIVE_INFINITY)
        expect(dues).toEqual(dues.toSorted((a, b) => (a === b ? 0 : a - b)))
      }),
    )
  })

  test('stays where it is when a task of another place goes', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(), (one, which) => {
        const placed = orderDay(one.tasks, planningOf(one))
        const gone = placed[which % Math.max(1, placed.length)]
        if (gone === undefined) return
        const after = orderDay(
          one.tasks.filter(({ taskId }) => taskId !== gone.task.taskId),
          planningOf(one),
        )
        const others = (all: readonly PlacedTask<Plannable>[]) =>
          ids(all.filter(({ why }) => why.place !== gone.why.place))
        expect(others(after)).toEqual(others(placed))
      }),
    )
  })
})
