import { PIKE, STRANGER } from '../keys.ts'
import type { Task } from '../model.ts'
import { Q4_OUTBOUND } from '../sequences.ts'
import { BO, JONAS, MAYA, PRIYA, TOMAS } from './featured-people.ts'

/** A task that is known by its id. `step` is the number of a step of its sequence; `dueInHours` counts from the start of the world. */
export type FeaturedTask = {
  id: number
  contactId: number | null
  sequenceId: number | null
  step?: number
  dueInHours: number
} & Partial<
  Pick<
    Task,
    | 'taskType'
    | 'linkedInTaskType'
    | 'status'
    | 'assignedUserId'
    | 'isFailed'
    | 'isScheduled'
    | 'callResolution'
    | 'template'
  >
>

export const MAYAS_CALL = 184461
export const BOS_TASK = 184467
export const TOMAS_CALL = 184472
/** The greatest id that survives JSON in a browser: 2^53 - 1. */
export const GREATEST_TASK_ID = Number.MAX_SAFE_INTEGER
/** Starts more than a year from now: the filter hides it unless `to` is sent. */
export const FAR_TASK = 184481

/** Rosa Lindgren's open tasks that tests and pictures know by number. */
export const FEATURED_OPEN_TASKS: readonly FeaturedTask[] = [
  { id: MAYAS_CALL, contactId: MAYA, sequenceId: Q4_OUTBOUND, step: 3, dueInHours: 2 },
  { id: BOS_TASK, contactId: BO, sequenceId: 503, step: 2, dueInHours: -26 },
  { id: TOMAS_CALL, contactId: TOMAS, sequenceId: 502, step: 1, dueInHours: 3 },
  { id: 184473, contactId: PRIYA, sequenceId: Q4_OUTBOUND, step: 3, dueInHours: -3 },
  { id: 184474, contactId: PRIYA, sequenceId: Q4_OUTBOUND, step: 4, dueInHours: 20 },
  { id: 184475, contactId: PRIYA, sequenceId: Q4_OUTBOUND, step: 5, dueInHours: 44 },
  { id: 184476, contactId: 31006, sequenceId: 502, step: 2, dueInHours: 1 },
  { id: 184477, contactId: 31007, sequenceId: 504, step: 3, dueInHours: 4 },
  { id: 184478, contactId: 31008, sequenceId: Q4_OUTBOUND, step: 2, dueInHours: 5 },
  { id: 184479, contactId: 31009, sequenceId: 503, step: 4, dueInHours: 6 },
  { id: FAR_TASK, contactId: 31010, sequenceId: null, taskType: 'meeting', dueInHours: 24 * 400 },
  { id: 184482, contactId: 31011, sequenceId: Q4_OUTBOUND, step: 5, dueInHours: 7, isScheduled: true },
  { id: 184483, contactId: 31017, sequenceId: Q4_OUTBOUND, step: 3, dueInHours: -50, isFailed: true },
  { id: 184484, contactId: 31014, sequenceId: Q4_OUTBOUND, step: 1, dueInHours: -8, isFailed: true },
  // Made by hand, for nobody: a task need not have a contact.
  { id: 184485, contactId: null, sequenceId: null, taskType: 'toDo', dueInHours: 9 },
  { id: GREATEST_TASK_ID, contactId: 31012, sequenceId: Q4_OUTBOUND, step: 6, dueInHours: 8 },
]

/** Tasks that are not Rosa's, or no longer open, and those of the second team and the other account. */
export const FEATURED_OTHER_TASKS: readonly FeaturedTask[] = [
  { id: 183001, contactId: MAYA, sequenceId: Q4_OUTBOUND, step: 1, dueInHours: -24 * 9, status: 'finished' },
  {
    id: 183002,
    contactId: JONAS,
    sequenceId: 503,
    step: 2,
    dueInHours: -24 * 3,
    status: 'finished',
    callResolution: 'negative',
  },
  { id: 183003, contactId: JONAS, sequenceId: 508, step: 1, dueInHours: 5, assignedUserId: PIKE },
  { id: 183004, contactId: MAYA, sequenceId: 508, step: 2, dueInHours: 30, assignedUserId: PIKE },
  { id: 151001, contactId: 51001, sequenceId: 601, step: 1, dueInHours: 2 },
  { id: 151002, contactId: 51002, sequenceId: 601, step: 2, dueInHours: 26 },
  { id: 171001, contactId: 71001, sequenceId: 701, step: 1, dueInHours: 2, assignedUserId: STRANGER },
  { id: 171002, contactId: 71002, sequenceId: 701, step: 2, dueInHours: 3, assignedUserId: STRANGER },
]

/** Featured people who must keep the number of open tasks written above: the crowd's tasks are not dealt to them. */
export const FIXED_PEOPLE: ReadonlySet<number> = new Set([MAYA, JONAS, BO, TOMAS, PRIYA])
