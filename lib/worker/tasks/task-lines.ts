import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import type { TaskLine } from '#lib/shared/messages/views.ts'
import type { Contact, TaskSummary } from '#lib/shared/reply/model.ts'
import { byDue, dueTime, endOfDay } from './due.ts'
import type { OpenIndex } from './open-index.ts'

/** The rep's day: open tasks due first, and how many of them are due today or earlier. */
export type Day = { lines: TaskLine[]; open: number }

/** One task as a line of a list, with what the index knows of its contact. */
export function taskLine(open: OpenIndex, task: TaskSummary): TaskLine {
  const contact = task.contactId === null ? undefined : open.memory.contact(task.contactId)?.contact
  return {
    taskId: task.id,
    contactId: task.contactId,
    contactName: contact?.fullName ?? task.contactName,
    company: contact?.company ?? null,
    type: task.taskType,
    linkedInType: task.linkedInTaskType,
    dueTo: task.dueTo,
    sequenceName: task.sequenceId === null ? null : open.sequenceName(task.sequenceId),
    profileUrl: contact === undefined ? null : profileUrl(contact),
  }
}

/** An open task with all by which a day is put in order and searched. */
export type OpenRow = Pick<DayRow, 'email' | 'phone' | 'city' | 'timeZoneId' | 'optedOut'> &
  TaskLine & { dueAt: number | null; isScheduled: boolean }

const rows = new WeakMap<OpenIndex, { rows: readonly OpenRow[]; version: number }>()

/** All open tasks, in no order; null while nothing is known. The very same array while nothing has changed. */
export function openRows(open: OpenIndex): readonly OpenRow[] | null {
  if (open.state.refreshedAt === null && open.memory.openTasks().length === 0) return null
  const last = rows.get(open)
  if (last !== undefined && last.version === open.version()) return last.rows
  const made = open.memory.openTasks().map((task) => openRow(open, task))
  rows.set(open, { rows: made, version: open.version() })
  return made
}

function openRow(open: OpenIndex, task: TaskSummary): OpenRow {
  const contact = task.contactId === null ? undefined : open.memory.contact(task.contactId)?.contact
  return {
    ...taskLine(open, task),
    dueAt: dueTime(task),
    isScheduled: task.isScheduled,
    email: contact?.email ?? null,
    phone: contact?.phone ?? null,
    city: contact?.city ?? null,
    timeZoneId: contact?.timeZoneId ?? null,
    optedOut: contact?.isOptedOut ?? false,
  }
}

/** A panel is drawn with every change, and a thousand lines are not made anew for each. */
const made = new WeakMap<OpenIndex, { day: Day; version: number; end: number }>()

/**
 * All open tasks as lines, due first; null while nothing is known. What has no due date is last and not counted as due.
 */
export function dayOf(open: OpenIndex, now: number): Day | null {
  if (open.state.refreshedAt === null && open.memory.openTasks().length === 0) return null
  const end = endOfDay(now)
  const last = made.get(open)
  if (last !== undefined && last.version === open.version() && last.end === end) return last.day
  const tasks = open.memory.openTasks().toSorted(byDue)
  const due = tasks.filter((task) => (dueTime(task) ?? Number.POSITIVE_INFINITY) <= end)
  const day = { lines: tasks.map((task) => taskLine(open, task)), open: due.length }
  made.set(open, { day, version: open.version(), end })
  return day
}

/**
 * Where a contact's profile can be opened: built from the identity alone, so that nothing else of what Reply holds gets
 * into a link.
 */
export function profileUrl({ linkedInUrl, linkedInSalesNavigatorUrl }: Contact): string | null {
  for (const written of [linkedInUrl, linkedInSalesNavigatorUrl]) {
    const key = written === null ? null : linkedInKey(written)
    if (key === null) continue
    const value = encodeURIComponent(key.value)
    const path = key.kind === 'salesNavigator' ? `sales/lead/${value}` : `in/${value}`
    return `https://www.linkedin.com/${path}`
  }
  return null
}
