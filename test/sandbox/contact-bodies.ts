import { z } from 'zod'

const id = z.int().min(1).max(2_147_483_647)

const contactIds = z
  .array(id)
  .min(1)
  .max(100)
  .refine((ids) => new Set(ids).size === ids.length, 'Must be unique')

export const noteBody = z.object({
  notes: z.string().refine((text) => text.trim() !== '', 'Must not be empty'),
})

export const optedOutBody = z.object({ contactIds, isOptedOut: z.boolean() })

export const stateBody = z.object({
  contactIds,
  statusInSequence: z.enum(['active', 'paused', 'finished', 'outOfOffice'], 'Not a value that can be set'),
})

/** Of the fields of a contact those that a client of tasks has reason to change; others are dropped silently. */
export const contactChangeBody = z.object({
  isOptedOut: cleared(z.boolean(), false),
  callStatus: cleared(z.enum(['none', 'toCall', 'called']), 'none'),
  meetingStatus: cleared(z.enum(['none', 'meetingBooked']), 'none'),
  notes: z.string().nullable().optional(),
  ownerUserId: id.optional(),
})

export const reportBody = z.object({
  filters: z.object({
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    userIds: z.array(z.int()).optional(),
    taskStatuses: z.array(z.enum(['created', 'completed'])).optional(),
  }),
})

/** Left out it stays; null clears it. */
function cleared<T>(schema: z.ZodType<T>, empty: T) {
  return z.union([schema, z.null().transform(() => empty)]).optional()
}
