import * as z from 'zod/mini'
import { PROBLEM_CODES, type ProblemCode, problemSchema } from '#lib/shared/problem.ts'
import {
  completeBodySchema,
  deliveryInfoSchema,
  encodingSchema,
  TASK_TYPES,
  taskIdSchema,
} from '#lib/shared/reply/model.ts'
import type { Moment } from './stopwatch.ts'
import { writeSchema } from './writes.ts'

/**
 * One accepted click, from the click to its end, as it is kept on disk. Times are epoch milliseconds of this computer's clock
 * unless a comment says otherwise; `finishedAt` is Reply's own text.
 *
 * What is stored has schemas of its own. The screens are told of it by views that are built from it (`view.ts`), and a view
 * that comes to know fewer words makes nothing unreadable that was written down before.
 */

const time = z.number()
const timeOrNull = z.nullable(z.number())
const textOrNull = z.nullable(z.string())

const STATES = [
  'held',
  'queued',
  'sending',
  'unknown',
  'paused',
  'attention',
  'done',
  'doneElsewhere',
  'cancelled',
] as const

/** What a read of the task showed, so that a person must decide; `sendsUsedUp`: sent three times without a clear answer. */
const OBSTACLES = [
  'contactChanged',
  'assigneeChanged',
  'cancelled',
  'archived',
  'sequenceDetached',
  'finished',
  'otherStatus',
  'sendsUsedUp',
  'overtaken',
] as const

/** How the page and the task's contact agreed at the click. */
const evidenceSchema = z.object({
  kind: z.enum(['linkedIn', 'linkedInMember', 'salesNavigator', 'email', 'phone', 'taskReference', 'chosen']),
  value: z.string(),
  source: z.enum(['address', 'attribute', 'field', 'link', 'text', 'person']),
})

/** A code that is no longer known is still a problem, and what it belongs to is no damage. */
const storedCode = z.pipe(
  z.string(),
  z.transform((code): ProblemCode => PROBLEM_CODES.find((known) => known === code) ?? 'internal'),
)
const storedProblemSchema = z.extend(problemSchema, { code: storedCode })

/** What the rep saw when they clicked: the task that is completed is this one and no other. */
export const snapshotSchema = z.object({
  contactId: z.nullable(z.number()),
  taskType: z.enum(TASK_TYPES),
  assignedUserId: z.nullable(z.number()),
  contactName: textOrNull,
  sequenceName: textOrNull,
  /** How the server wrote this task. */
  encoding: encodingSchema,
  /** When the panel's read of this task was answered with status new. */
  readAt: time,
  /** The server's clock (`Date` header) in that answer. */
  serverTime: timeOrNull,
})

const answerSchema = z.object({
  finishedAt: textOrNull,
  deliveryInfo: z.nullable(deliveryInfoSchema),
  serverTime: timeOrNull,
  /** null where the task was finished, but not by this completion. */
  confirmedBy: z.nullable(z.enum(['answered', 'read', 'person'])),
})

export const completionRecordSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  /** See `accountOf`. A completion is only ever sent with the key of this account. */
  account: z.string(),
  /** Whose account that is, as Reply calls them; absent in what 0.1.0 stored. */
  accountName: z.optional(textOrNull),
  taskId: taskIdSchema,
  /** Of which plan it is a step, at which place of how many. Absent: a plan of this one alone, as all that 0.1.0 stored. */
  plan: z.optional(z.object({ id: z.string(), place: z.number(), of: z.number(), optsOut: z.boolean() })),
  /** What it writes. Absent: it completes the task. */
  write: z.optional(writeSchema),
  /** The rep wants it although what it depends on ended otherwise. */
  isAgreed: z.optional(z.boolean()),
  snapshot: snapshotSchema,
  body: completeBodySchema,
  evidence: z.array(evidenceSchema),
  overridden: z.boolean(),
  clickedAt: time,
  /** The end of the undo window. */
  notBefore: time,
  /** When an Undo came that could not be believed. Nothing is sent until the rep has answered. Absent in records of 0.1.0. */
  undoAskedAt: z.optional(timeOrNull),

  state: z.enum(STATES),
  /** Why it waits or needs a person. */
  problem: z.nullable(storedProblemSchema),
  /** How the last request ended, where not with a finished task. */
  sendProblem: z.nullable(storedProblemSchema),
  obstacle: z.nullable(z.enum(OBSTACLES)),
  /** How many requests were made, those that were refused included. */
  attempts: z.number(),
  /** How many of them ended without a clear answer: 3 at most. */
  unclear: z.number(),
  /** Whether a request is known to have left: a process can die right before it. Absent in what 0.1.0 stored. */
  wasSent: z.optional(z.boolean()),
  firstSentAt: timeOrNull,
  /** When the last request was made or, once its outcome is unknown, the last moment at which it can have left. */
  lastSentAt: timeOrNull,
  /** The server's clock at the first request, at the earliest, and at the last one. */
  sentWindow: z.nullable(z.object({ from: timeOrNull, to: timeOrNull })),
  /** In which encoding the resolution of a call was sent last. */
  sentEncoding: z.nullable(encodingSchema),
  /** The encoding that Reply refused; the other one is used from then on. Absent in what 0.1.0 stored. */
  refusedEncoding: z.optional(encodingSchema),
  nextAt: timeOrNull,
  changedAt: time,
  /** Failed reads in a row: the backoff grows with them. */
  failures: z.number(),
  /** While unknown: the first read, made 90 s or more after the last request, that found the task still open. */
  firstNewAt: timeOrNull,
  /**
   * What is known for certain to have passed since a request (`of`, the time of that request): so many milliseconds at the time `at`,
   * whatever was done to the clock.
   */
  quiet: z.optional(z.nullable(z.object({ of: time, at: time, ms: z.number() }))),
  /** The panel's read no longer counts. */
  mustRead: z.boolean(),
  otherEncodingTried: z.boolean(),
  pausedFrom: z.nullable(z.enum(['queued', 'unknown'])),
  /** Set while a person has asked for a check: what to come back to when nothing has changed. A check never sends. */
  checking: z.nullable(z.object({ problem: storedProblemSchema, obstacle: z.nullable(z.enum(OBSTACLES)) })),

  answer: z.nullable(answerSchema),
  settledAt: timeOrNull,
  dismissed: z.boolean(),
  /** Rises by one with each change: the stored one must be the one that was read, or the change is not made. */
  revision: z.number(),
  course: z.array(z.object({ at: time, state: z.enum(STATES), problem: z.nullable(storedProblemSchema) })),
})

export type CompletionRecord = z.infer<typeof completionRecordSchema>

export type RecordState = (typeof STATES)[number]
export type Obstacle = (typeof OBSTACLES)[number]
export type StoredEvidence = z.infer<typeof evidenceSchema>
export type Snapshot = z.infer<typeof snapshotSchema>

/**
 * Whose work it is: the same user behind another address or in another team is another account.
 * Holds no secret, so that it may be stored and compared freely.
 */
export function accountOf(user: { apiUrl: string; userId: number; teamId: number | null }): string {
  return `${user.apiUrl}#${user.userId}#${user.teamId ?? ''}`
}

/** Still on its way: there is at most one such completion per account and task. */
export function isLive(state: RecordState): boolean {
  return state === 'held' || state === 'queued' || state === 'sending' || state === 'unknown' || state === 'paused'
}

/** Held because of an Undo that could not be believed. */
export function isAsked({ undoAskedAt = null }: CompletionRecord): boolean {
  return undoAskedAt !== null
}

/** Nothing more will happen: history, and subject to its retention. */
export function hasEnded(record: CompletionRecord): boolean {
  return !isLive(record.state) && (record.state !== 'attention' || record.dismissed)
}

/** What the database holds unique, so that no two live completions of one task can exist in a profile. */
export function liveKey(record: CompletionRecord): string | null {
  if (!isLive(record.state)) return null
  return isLead(record) ? `${record.account}#${record.taskId}` : `${record.account}#step#${record.id}`
}

/** It completes the task or moves it: the two exclude each other, and a task has one at a time. */
export function isLead({ write }: CompletionRecord): boolean {
  return write === undefined || write.kind === 'move'
}

/**
 * Reads what a store holds. null where it is not a record that this version understands: the store sets it aside.
 * An older version's record would be carried over here, step by step; version 1 is the first.
 */
export function parseRecord(stored: unknown): CompletionRecord | null {
  const parsed = completionRecordSchema.safeParse(stored)
  return parsed.success ? withCodesOfItsOwn(parsed.data) : null
}

/** 0.1.0 told of a window that nobody could end, and of a task that had changed, by codes that speak of Undo and of Reply. */
function withCodesOfItsOwn(record: CompletionRecord): CompletionRecord {
  if (record.state !== 'attention' || record.problem === null) return record
  if (record.problem.code === 'tooLate') return { ...record, problem: { code: 'windowMissed' } }
  const isSeen = record.problem.code === 'conflict' && record.obstacle !== null && record.problem.status === undefined
  return isSeen ? { ...record, problem: { code: 'taskChanged' } } : record
}

/** Why an event does not apply. `tooLate`: undo is no longer possible; `readFirst`: the task must be read before it is sent. */
export type RefusalReason = 'tooLate' | 'notYet' | 'notNow' | 'readFirst'

/** What became of a record: changed (to be stored before anything else is done), already so, or not possible. */
export type Step =
  | { kind: 'moved'; record: CompletionRecord }
  | { kind: 'same' }
  | { kind: 'refused'; reason: RefusalReason }

export const SAME: Step = { kind: 'same' }

export function refused(reason: RefusalReason): Step {
  return { kind: 'refused', reason }
}

/** A flapping network can make a course very long: its beginning and its last part are kept. */
const COURSE_START = 20

const COURSE_END = 60

type Patch = Partial<Omit<CompletionRecord, 'version' | 'id' | 'account' | 'taskId' | 'snapshot' | 'body' | 'course'>>

/** The next revision of a record, with its course continued where the state or the reason changed. */
export function change(record: CompletionRecord, patch: Patch, moment: Moment): Step {
  const next: CompletionRecord = { ...record, ...patch, changedAt: moment.now, revision: record.revision + 1 }
  if (next.state !== record.state || next.problem?.code !== record.problem?.code) {
    next.course = trimmed([...record.course, { at: moment.now, state: next.state, problem: next.problem }])
  }
  return { kind: 'moved', record: next }
}

function trimmed(course: CompletionRecord['course']): CompletionRecord['course'] {
  if (course.length <= COURSE_START + COURSE_END) return course
  return [...course.slice(0, COURSE_START), ...course.slice(-COURSE_END)]
}
