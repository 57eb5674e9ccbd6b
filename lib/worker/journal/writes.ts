import * as z from 'zod/mini'
import { TASK_TYPES } from '#lib/shared/reply/model.ts'
import { replacementSchema } from '#lib/worker/reply/replacement.ts'

/** What a step of a plan writes, where it does not complete the task: as it is kept on disk. Times are epoch milliseconds. */

const textOrNull = z.nullable(z.string())

/** As the task stood when it was read right before the write. */
const asReadSchema = z.object({ replacement: replacementSchema, startAt: textOrNull, dueTo: textOrNull })

export const writeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('optOut'), byUpdate: z.boolean() }),
  z.object({ kind: z.literal('pause'), sequenceId: z.number() }),
  z.object({ kind: z.literal('finish'), sequenceId: z.number() }),
  z.object({
    kind: z.literal('move'),
    startAt: z.number(),
    /** What was sent, once something was. */
    dueTo: z.nullable(z.number()),
    asRead: z.nullable(asReadSchema),
    /** When it starts by Reply's answer, where that is another time. */
    becameAt: z.nullable(z.number()),
  }),
  z.object({
    kind: z.literal('note'),
    /** The line above it: what it is about. */
    head: z.string(),
    /** As the rep typed it. */
    text: z.string(),
    /** By which it is known again. */
    tag: z.string(),
  }),
  z.object({
    kind: z.literal('create'),
    taskType: z.enum(TASK_TYPES),
    startAt: z.number(),
    text: z.string(),
    tag: z.string(),
    /** The task that it became. */
    madeId: z.nullable(z.number()),
  }),
  z.object({
    kind: z.literal('reassign'),
    userId: z.number(),
    userName: textOrNull,
    of: z.enum(['task', 'followUp']),
    /** Of a follow-up task: which, once it is made. */
    madeId: z.nullable(z.number()),
  }),
])

export type Write = z.infer<typeof writeSchema>
export type WriteKind = Write['kind']
export type WriteOf<Kind extends WriteKind> = Extract<Write, { kind: Kind }>
/** The order in which the steps of a plan are sent, and the one place that says so. */
export const ORDER = ['optOut', 'pause', 'finish', 'complete', 'move', 'note', 'create', 'reassign'] as const
export type PlanKind = (typeof ORDER)[number]
