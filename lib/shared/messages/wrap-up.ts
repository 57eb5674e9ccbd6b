import * as z from 'zod/mini'
import { completeBodySchema, TASK_TYPES, taskIdSchema } from '#lib/shared/reply/model.ts'

/** The most that a note or the text of a follow-up task has. */
export const LONGEST_TEXT = 2000

const text = z.string().check(z.minLength(1), z.maxLength(LONGEST_TEXT))
/** Epoch milliseconds. */
const moment = z.number().check(z.int(), z.minimum(0))

/** What goes with an outcome in the same gesture. */
export const addedSchema = z.object({
  /** Whom to leave alone: altogether, or in this task's sequence only. */
  leaveAlone: z.nullable(z.enum(['optOut', 'pause', 'finish'])),
  note: z.nullable(text),
  followUp: z.nullable(z.object({ taskType: z.enum(TASK_TYPES), startAt: moment, text })),
  /** Whose the follow-up task is to be; without one it is the rep's own. */
  heir: z.optional(z.nullable(z.object({ userId: z.number(), userName: z.string() }))),
})

export type Added = z.infer<typeof addedSchema>

const { heir: _, ...added } = addedSchema.shape

const parts = z.object({
  ...added,
  taskId: taskIdSchema,
  /** The completion; null: the task stays open. */
  outcome: z.nullable(completeBodySchema),
  /** This same task, later. Not together with an outcome. */
  move: z.nullable(z.object({ startAt: moment })),
  /** Who is to have this task, or the follow-up task. */
  reassign: z.nullable(
    z.object({ userId: z.number(), userName: z.nullable(z.string()), of: z.enum(['task', 'followUp']) }),
  ),
})

/** What a rep decides after a call, in one gesture: it becomes one plan with one undo window. */
export const wrapUpSchema = parts.check(
  z.refine((one) => one.outcome === null || one.move === null, 'a task is completed or moved'),
  z.refine((one) => one.reassign?.of !== 'followUp' || one.followUp !== null, 'there is no follow-up task to give'),
  z.refine((one) => one.reassign?.of !== 'task' || one.outcome === null, 'a completed task is nobody’s'),
  z.refine(
    ({ outcome, move, leaveAlone, note, followUp, reassign }) =>
      [outcome, move, leaveAlone, note, followUp, reassign].some((part) => part !== null),
    'there is nothing to be written',
  ),
)

export type WrapUp = z.infer<typeof wrapUpSchema>
