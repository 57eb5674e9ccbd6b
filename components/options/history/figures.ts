import type { CompletionView } from '#lib/shared/messages/views.ts'
import type { CallResolution, TaskType } from '#lib/shared/reply/model.ts'
import { workingPace } from '#lib/shared/working-pace.ts'

/** What Reply has confirmed of some stretch of time. Undone, refused and unclear ones are in none of these numbers, nor are a colleague's. */
export type Figures = {
  completed: number
  /** Calls by what was given as their outcome. */
  outcomes: Readonly<Record<CallResolution, number>>
  /** Calls that were put off to a later time, and are still open. */
  callsMoved: number
  /** Completed tasks that are no call, by their type. */
  others: ReadonlyMap<TaskType, number>
}

/** Of fewer a middle or a share says nothing. */
const ENOUGH_GAPS = 5
const ENOUGH_CALLS = 20
const ENOUGH_IN_HOUR = 5

/** A row that stands for a completed task. */
const isCompleted = ({ state, kind }: CompletionView) => state === 'done' && (kind === undefined || kind === 'complete')

const isOutcome = (one: CompletionView) => isCompleted(one) && one.taskType === 'call' && one.resolution !== null

/** Counts what Reply has confirmed. */
export function figuresOf(rows: readonly CompletionView[]): Figures {
  const outcomes = { positive: 0, toCall: 0, negative: 0 }
  const others = new Map<TaskType, number>()
  let completed = 0
  let callsMoved = 0
  for (const one of rows) {
    if (one.state === 'done' && one.kind === 'move' && one.taskType === 'call') callsMoved += 1
    if (!isCompleted(one)) continue
    completed += 1
    if (one.taskType !== 'call') others.set(one.taskType, (others.get(one.taskType) ?? 0) + 1)
    else if (one.resolution !== null) outcomes[one.resolution] += 1
  }
  return { completed, outcomes, callsMoved, others }
}

/** Calls with an outcome. */
export function callsWithOutcome({ outcomes }: Figures): number {
  return outcomes.positive + outcomes.toCall + outcomes.negative
}

/** The beginning of a moment's day by this computer's clock, so many days later. Epoch milliseconds; right across a change of the clock. */
export function startOfDay(at: number, later = 0): number {
  const day = new Date(at)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime()
}

export type HistoryDay = { at: number; rows: CompletionView[] }

/** Rows by the day on which they were chosen; days and rows in the order in which they come. */
export function byDay(rows: readonly CompletionView[]): HistoryDay[] {
  const days = new Map<number, CompletionView[]>()
  for (const one of rows) {
    const at = startOfDay(one.clickedAt)
    const there = days.get(at)
    if (there === undefined) days.set(at, [one])
    else there.push(one)
  }
  return [...days].map(([at, its]) => ({ at, rows: its }))
}

/** The seven days that end with today, oldest first, those without anything too. */
export function weekOf(rows: readonly CompletionView[], now: number): { at: number; figures: Figures }[] {
  const days = new Map(byDay(rows).map((day) => [day.at, day.rows]))
  return Array.from({ length: 7 }, (_, turn) => {
    const at = startOfDay(now, turn - 6)
    return { at, figures: figuresOf(days.get(at) ?? []) }
  })
}

/**
 * The middle of the times from one completed task to the next of the same day, in milliseconds, pauses left out. null where
 * there are too few to say.
 */
export function timePerTask(rows: readonly CompletionView[]): { ms: number; of: number } | null {
  const days = byDay(rows.filter(isCompleted))
  return workingPace(
    days.map(({ rows: its }) => its.map(({ clickedAt }) => clickedAt)),
    ENOUGH_GAPS,
  )
}

/**
 * The hour of the day, by this computer's clock, in which the largest share of calls ended as Positive. null where there are
 * too few calls to say, or none was.
 */
export function bestHour(rows: readonly CompletionView[]): { hour: number; positive: number; of: number } | null {
  const calls = rows.filter(isOutcome)
  if (calls.length < ENOUGH_CALLS) return null
  const hours = new Map<number, { hour: number; positive: number; of: number }>()
  for (const { clickedAt, resolution } of calls) {
    const hour = new Date(clickedAt).getHours()
    const known = hours.get(hour) ?? { hour, positive: 0, of: 0 }
    hours.set(hour, { hour, positive: known.positive + (resolution === 'positive' ? 1 : 0), of: known.of + 1 })
  }
  const told = [...hours.values()].filter(({ of, positive }) => of >= ENOUGH_IN_HOUR && positive > 0)
  const [best] = told.toSorted((a, b) => b.positive / b.of - a.positive / a.of || b.of - a.of || a.hour - b.hour)
  return best ?? null
}
