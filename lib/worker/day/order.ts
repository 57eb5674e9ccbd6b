import { DAY_PLACES, type DayOrder, type DayPlace, type Why } from '#lib/shared/messages/day-view.ts'
import type { TaskType } from '#lib/shared/reply/model.ts'
import { type WorkingHours, workingHours } from './working-hours.ts'

/** What decides where a task stands. */
export type Plannable = {
  taskId: number
  contactId: number | null
  type: TaskType
  isScheduled: boolean
  /** Epoch milliseconds; null where Reply names no time. */
  dueAt: number | null
  company: string | null
  timeZoneId: string | null
}

/** By what a day is put in order. Nothing else decides: the same gives the same order. */
export type Planning = {
  now: number
  /** The last moment of today on this computer's calendar. */
  endOfDay: number
  /** Tasks that the rep has put behind the rest until tomorrow. */
  skipped: ReadonlySet<number>
  order: DayOrder
}

/** A task in its place, with why it stands there. */
export type PlacedTask<Task extends Plannable> = { task: Task; why: Why }

/** Working hours that end within this time come first. */
export const SOON_MS = 60 * 60_000

type Found<Task> = { task: Task; place: DayPlace; at: number | null }

/**
 * The order of a day, by rules that each row can say:
 * 1. calls in the contact's working hours, while they are open; those that close within the hour before the others;
 * 2. what is overdue, then what is due today, then calls whose hours are not open, then the rest;
 * 3. in each of these what is due first; but who belongs together follows one another: a person's tasks, a company's
 *    people, LinkedIn work.
 * What Reply sends by itself and what was skipped come last. Total: no two tasks are equal.
 */
export function orderDay<Task extends Plannable>(tasks: readonly Task[], planning: Planning): PlacedTask<Task>[] {
  const hoursOf = rememberHours(planning.now)
  const found = tasks.map((task) => ({ task, ...placeOf(task, planning, hoursOf) }))
  const places = Map.groupBy(found.toSorted(byDueThenId), ({ place }) => place)
  return DAY_PLACES.flatMap((place) => {
    const here = places.get(place) ?? []
    if (place === 'callLater') here.sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
    return planning.order === 'due' ? here.map((one) => placed(one, null)) : together(here)
  })
}

type HoursOf = (timeZone: string | null) => WorkingHours | null

/** Of each zone once. */
function rememberHours(now: number): HoursOf {
  const known = new Map<string | null, WorkingHours | null>()
  return (timeZone) => {
    const hours = known.get(timeZone)
    if (hours !== undefined) return hours
    const made = workingHours(timeZone, now)
    known.set(timeZone, made)
    return made
  }
}

function placeOf(
  task: Plannable,
  { now, endOfDay, skipped, order }: Planning,
  hoursOf: HoursOf,
): Pick<Found<Plannable>, 'place' | 'at'> {
  const plain = (place: DayPlace) => ({ place, at: null })
  if (skipped.has(task.taskId)) return plain('skipped')
  if (task.isScheduled) return plain('scheduled')
  if (task.dueAt === null) return plain('undated')
  if (task.dueAt > endOfDay) return plain('later')
  const hours = task.type === 'call' && order === 'planned' ? hoursOf(task.timeZoneId) : null
  if (hours === null) return plain(task.dueAt < now ? 'overdue' : 'today')
  if (!hours.isOpen) return { place: 'callLater', at: hours.at }
  return { place: hours.at - now <= SOON_MS ? 'closesSoon' : 'callNow', at: hours.at }
}

function byDueThenId(one: Found<Plannable>, other: Found<Plannable>): number {
  const [left, right] = [one.task.dueAt ?? Number.POSITIVE_INFINITY, other.task.dueAt ?? Number.POSITIVE_INFINITY]
  return left === right ? one.task.taskId - other.task.taskId : left - right
}

function placed<Task extends Plannable>({ task, place, at }: Found<Task>, beside: Why['beside']): PlacedTask<Task> {
  return { task, why: { place, at, beside } }
}

/** Each group stands where its first member does. LinkedIn work is one group, and in it companies and people are theirs. */
function together<Task extends Plannable>(here: readonly Found<Task>[]): PlacedTask<Task>[] {
  const people = [...Map.groupBy(here, ({ task }) => onLinkedIn(task) ?? byCompany(task)).values()].flatMap(inPeople)
  const before = new Map(here.map((one, at) => [one, here[at - 1]]))
  return people.map((one, at) => {
    const previous = people[at - 1]
    // Where it would have followed anyway, that is no reason.
    const isMoved = previous !== undefined && before.get(one) !== previous
    return placed(one, isMoved ? shared(previous.task, one.task) : null)
  })
}

function inPeople<Task extends Plannable>(group: readonly Found<Task>[]): Found<Task>[] {
  const companies = [...Map.groupBy(group, ({ task }) => byCompany(task)).values()]
  return companies.flatMap((company) => [...Map.groupBy(company, ({ task }) => byPerson(task)).values()].flat())
}

function shared(one: Plannable, other: Plannable): Why['beside'] {
  if (one.contactId !== null && one.contactId === other.contactId) return 'person'
  if (companyOf(one) !== null && companyOf(one) === companyOf(other)) return 'company'
  return onLinkedIn(one) !== null && onLinkedIn(other) !== null ? 'linkedIn' : null
}

function onLinkedIn({ type }: Plannable): string | null {
  return type === 'linkedIn' ? 'linkedIn' : null
}

function byCompany(task: Plannable): string {
  const company = companyOf(task)
  return company === null ? byPerson(task) : `company ${company}`
}

function byPerson({ contactId, taskId }: Plannable): string {
  return contactId === null ? `task ${taskId}` : `person ${contactId}`
}

function companyOf({ company }: Plannable): string | null {
  const name = (company ?? '').trim().toLowerCase()
  return name === '' ? null : name
}
