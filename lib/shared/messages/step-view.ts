import * as z from 'zod/mini'
import { problemSchema } from '#lib/shared/problem.ts'
import { TASK_TYPES } from '#lib/shared/reply/model.ts'

/** What the screens are told of one step of a plan. */

export const COMPLETION_STATES = [
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

/**
 * What a read of the task showed, so that a person must decide; `sendsUsedUp`: sent three times without a clear answer;
 * `overtaken`: somebody else has changed what this was to change.
 */
export const COMPLETION_OBSTACLES = [
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

/** What a step does, in the order in which a plan's steps are sent. `complete` and `move` exclude each other. */
export const STEP_KINDS = ['optOut', 'pause', 'finish', 'complete', 'move', 'note', 'create', 'reassign'] as const

/**
 * What a step asks of a person. `goOn`: what it depends on ended otherwise than hoped for, so it waits for a yes. `noteInDoubt`: whether
 * the note is in Reply could not be confirmed; it is never sent again without being told to.
 */
export const STEP_QUESTIONS = ['goOn', 'noteInDoubt'] as const

export const stepViewSchema = z.object({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  state: z.enum(COMPLETION_STATES),
  /** Why it waits, was refused or needs a person. */
  problem: z.nullable(problemSchema),
  obstacle: z.optional(z.enum(COMPLETION_OBSTACLES)),
  nextAt: z.nullable(z.number()),
  /** Requests that may have changed something: 0 where none did. */
  attempts: z.number(),
  /** It is not known whether any request left at all. */
  perhapsSent: z.optional(z.boolean()),
  /** `answered`: Reply answered it. `read`: a later read found it there. `person`: the rep said so. null: nobody did, or it was so before. */
  confirmedBy: z.nullable(z.enum(['answered', 'read', 'person'])),
  settledAt: z.nullable(z.number()),
  dismissed: z.boolean(),
  asks: z.nullable(z.enum(STEP_QUESTIONS)),
  /** Of a note or a follow-up task: as the rep typed it. */
  text: z.nullable(z.string()),
  /** Of a move or a follow-up task: when it starts, epoch milliseconds; for a move as Reply has it, once that is known. */
  startAt: z.nullable(z.number()),
  /** Of a move: when the task started before, as it was read right before. */
  oldStartAt: z.nullable(z.number()),
  /** Of a follow-up task. */
  taskType: z.nullable(z.enum(TASK_TYPES)),
  /** Of a reassignment: to whom. */
  userName: z.nullable(z.string()),
})

export type StepKind = (typeof STEP_KINDS)[number]
export type StepView = z.infer<typeof stepViewSchema>
export type CompletionState = (typeof COMPLETION_STATES)[number]
export type CompletionObstacle = (typeof COMPLETION_OBSTACLES)[number]
