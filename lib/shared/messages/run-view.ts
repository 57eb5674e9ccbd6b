import * as z from 'zod/mini'
import { LINKEDIN_TASK_TYPES, TASK_TYPES } from '#lib/shared/reply/model.ts'

const textOrNull = z.nullable(z.string())

const count = z.number()

/** What a run came to. Calls by their outcome; the other tasks by their sort; those that were moved are still open. */
const endSchema = z.object({
  positive: count,
  toCall: count,
  negative: count,
  emails: count,
  linkedIn: count,
  other: count,
  moved: count,
  /** The tasks that wait until tomorrow. */
  skipped: z.array(count),
  /** Chosen, and not confirmed by Reply yet. */
  onTheWay: count,
  needsYou: count,
  /** From one task to the next, in the middle; null while there are too few to say. */
  msPerTask: z.nullable(z.number()),
})

/** How far the rep has come in a run through their day. */
export const runViewSchema = z.object({
  /** `14 of 41`: the one that is worked on, among those that were done in this run and those that are left. */
  position: z.number(),
  total: z.number(),
  left: z.number(),
  /** When it ends at the pace of this run, epoch ms; null while there is no pace. */
  endsAt: z.nullable(z.number()),
  /** Whose turn it is, where nothing has been chosen for them yet. */
  current: z.nullable(z.object({ taskId: z.number(), contactName: textOrNull })),
  next: z.nullable(
    z.object({
      taskId: z.number(),
      contactName: textOrNull,
      type: z.enum(TASK_TYPES),
      linkedInType: z.nullable(z.enum(LINKEDIN_TASK_TYPES)),
      dueTo: textOrNull,
    }),
  ),
  /** The rep said that they pause. */
  paused: z.optional(z.boolean()),
  /** What it came to, once nobody is left. */
  end: z.optional(endSchema),
  /** Who was passed last, and is still open. */
  back: z.nullable(z.object({ taskId: z.number(), contactName: textOrNull })),
})

export type RunView = z.infer<typeof runViewSchema>
