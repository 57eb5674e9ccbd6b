import * as z from 'zod/mini'
import { taskIdSchema } from '#lib/shared/reply/model.ts'

/** As many tasks as are chosen at one time. */
export const MOST_SEVERAL = 100

/**
 * What is done with several tasks of the day: completed, which is never done with calls, or moved to a moment (epoch
 * milliseconds) and left open. Each is a choice of its own in the journal, with a window of its own.
 */
export const severalSchema = z.object({
  taskIds: z.array(taskIdSchema).check(z.minLength(1), z.maxLength(MOST_SEVERAL)),
  moveTo: z.nullable(z.number().check(z.int(), z.minimum(0))),
})

/** `ids`: of what was written down, by which it is undone. `left`: how many were not, for nothing was to be done with them. */
export const severalReply = z.object({ ids: z.array(z.string()), left: z.number() })

export type Several = z.infer<typeof severalSchema>
export type SeveralReply = z.infer<typeof severalReply>

/** Of all that was chosen at one time. `late`: how many were on their way already. */
export const undoneReply = z.object({ undone: z.number(), late: z.number() })
