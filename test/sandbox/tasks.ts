import { FEATURED_OPEN_TASKS, FEATURED_OTHER_TASKS, type FeaturedTask, FIXED_PEOPLE } from './cast/featured-tasks.ts'
import { at } from './cast/pick.ts'
import { templateFor } from './cast/task-texts.ts'
import { PIKE, ROSA } from './keys.ts'
import type { Contact, Sequence, Task, TaskStatus, TaskType } from './model.ts'

const HOUR = 3_600_000
const CROWD_FIRST_ID = 190001
const OTHERS_FIRST_ID = 170001

type Making = { now: Date; contacts: readonly Contact[]; sequences: readonly Sequence[] }

/**
 * All tasks: `open` of Rosa's in state new (the featured ones first), and beside them a colleague's, finished, cancelled,
 * archived and detached ones. The same every time; only the dates hang on `now`.
 */
export function makeTasks(open: number, making: Making): Task[] {
  const known = new Set(making.contacts.map((contact) => contact.id))
  const exists = (task: FeaturedTask) => task.contactId === null || known.has(task.contactId)
  const featured = FEATURED_OPEN_TASKS.filter(exists).slice(0, open)
  const dealt = deal(open - featured.length, making.contacts)
  return [
    ...featured.map((task, index) => fromFeatured(task, index, making)),
    ...dealt.map((contact, index) => crowdTask(CROWD_FIRST_ID + index * 3, contact, index, making)),
    ...FEATURED_OTHER_TASKS.filter(exists).map((task, index) => fromFeatured(task, index, making)),
    ...otherStates(making),
  ]
}

/**
 * Who gets how many: one contact in eleven none, then one each, then a second for every third and a third for every
 * ninth, and only what is left goes round again. So there are people with no, one, two and three open tasks.
 */
function deal(count: number, contacts: readonly Contact[]): Contact[] {
  const eligible = contacts.filter(
    (contact) => contact.teamId === 100 && !FIXED_PEOPLE.has(contact.id) && contact.id % 11 !== 0,
  )
  if (eligible.length === 0) return []
  const rounds = [1, 3, 9].flatMap((every) => eligible.filter((_, index) => index % every === 0))
  while (rounds.length < count) rounds.push(...eligible)
  return rounds.slice(0, Math.max(0, count))
}

function crowdTask(id: number, contact: Contact, index: number, making: Making): Task {
  const byHand = index % 8 === 6
  const base = { id, contactId: contact.id, dueInHours: dueInHours(index, making.now), isFailed: index % 29 === 13 }
  if (byHand) {
    const taskType = at(['toDo', 'call', 'meeting', 'whatsApp', 'manualEmail'] as const, Math.floor(index / 8))
    return fromFeatured({ ...base, sequenceId: null, taskType }, index, making)
  }
  const running = making.sequences.filter((sequence) => sequence.teamId === 100 && !sequence.isArchived)
  const sequence = at(running, index)
  const step = (Math.floor(index / running.length) % sequence.steps.length) + 1
  return fromFeatured({ ...base, sequenceId: sequence.id, step, isScheduled: index % 31 === 17 }, index, making)
}

/** Two in ten overdue, five today, three in the coming weeks; in hours from now, never past midnight (UTC) for today's. */
function dueInHours(index: number, now: Date): number {
  const slot = index % 10
  if (slot < 2) return -(5 + (index % 211))
  if (slot >= 7) return 24 + (index % 480)
  const left = 24 - (now.getTime() % (24 * HOUR)) / HOUR
  return Math.min(0.25 + (index % 37) * 0.25, left - 0.02)
}

/** A colleague's open tasks and Rosa's closed ones, spread over the crowd. */
function otherStates(making: Making): Task[] {
  const crowd = making.contacts.filter((contact) => contact.teamId === 100 && !FIXED_PEOPLE.has(contact.id))
  if (crowd.length === 0) return []
  const kinds: [count: number, status: TaskStatus, assignedUserId: number][] = [
    [24, 'new', PIKE],
    [20, 'finished', ROSA],
    [6, 'finished', PIKE],
    [6, 'cancelled', ROSA],
    [6, 'archived', ROSA],
    [6, 'sequenceDetached', ROSA],
  ]
  const wanted = kinds.flatMap(([count, status, assignedUserId]) =>
    Array.from({ length: count }, () => ({ status, assignedUserId })),
  )
  return wanted.map((closed, index) => {
    const task = crowdTask(OTHERS_FIRST_ID + index, at(crowd, index * 7 + 2), index, making)
    if (closed.status === 'new') return Object.assign(task, closed)
    const past = closed.status === 'finished' ? finishedAt(task, making.now) : null
    return Object.assign(task, closed, { isScheduled: false, isFailed: false, finishedAt: past })
  })
}

function finishedAt(task: Task, now: Date): string {
  return new Date(Math.min(Date.parse(task.dueTo), now.getTime() - HOUR)).toISOString()
}

function fromFeatured(task: FeaturedTask, index: number, { now, contacts, sequences }: Making): Task {
  const sequence = sequences.find((candidate) => candidate.id === task.sequenceId)
  const step = sequence?.steps.find((candidate) => candidate.number === task.step)
  const taskType: TaskType = task.taskType ?? step?.taskType ?? 'toDo'
  const dueTo = now.getTime() + task.dueInHours * HOUR
  const made: Task = {
    id: task.id,
    teamId: contacts.find((contact) => contact.id === task.contactId)?.teamId ?? 100,
    contactId: task.contactId,
    taskType,
    status: task.status ?? 'new',
    linkedInTaskType: task.linkedInTaskType ?? step?.linkedInTaskType ?? null,
    sequenceId: sequence?.id ?? null,
    sequenceStepId: step?.id ?? null,
    sequenceStepDisplayName: step?.displayName ?? null,
    assignedUserId: task.assignedUserId ?? ROSA,
    creationSource: sequence ? 'sequence' : taskType === 'meeting' ? 'meeting' : 'user',
    createdAt: new Date(Math.min(dueTo - 30 * HOUR, now.getTime() - HOUR)).toISOString(),
    startAt: new Date(dueTo - 8 * HOUR).toISOString(),
    dueTo: new Date(dueTo).toISOString(),
    finishedAt: null,
    isFailed: task.isFailed ?? false,
    isScheduled: task.isScheduled ?? false,
    template: task.template ?? templateFor(taskType, index),
    callResolution: task.callResolution ?? null,
  }
  return made.status === 'finished' ? { ...made, finishedAt: finishedAt(made, now) } : made
}
