import * as z from 'zod/mini'
import type { Task } from '#lib/shared/reply/model.ts'
import { anything, fields } from './tolerant.ts'
import { readTask } from './wire.ts'

/**
 * All that replacing a task needs besides its dates, exactly as the server wrote it and in its own encoding: what is read
 * tolerantly everywhere else would change a task when it is sent back.
 */
export const replacementSchema = z.object({
  taskType: z.optional(z.unknown()),
  template: z.object({
    body: z.string(),
    subject: z.optional(z.unknown()),
    attachmentIdList: z.optional(z.unknown()),
  }),
  contactId: z.optional(z.unknown()),
  linkedInTaskType: z.optional(z.unknown()),
})

export type Replacement = z.infer<typeof replacementSchema>

const wireReplacement = fields({
  taskType: anything,
  template: fields({ body: z.string(), subject: anything, attachmentIdList: anything }),
  contactId: anything,
  linkedInTaskType: anything,
})

/** A task as it is now, together with what sending it back takes; null where it cannot be read or has no text at all. */
export function readTaskToMove(body: unknown): { task: Task; asRead: Replacement } | null {
  const task = readTask(body)
  const asRead = wireReplacement.safeParse(body)
  return task !== null && asRead.success ? { task, asRead: asRead.data } : null
}
