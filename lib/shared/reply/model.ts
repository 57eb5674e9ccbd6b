import * as z from 'zod/mini'

/**
 * The one model of Reply's things in this product, free of both encodings (integers and strings) of the API.
 * A value that Reply may add tomorrow reads as 'other': enums of the API are open (reply's own pages say "shapes may change").
 * Schemas, because the same values are read back from storage and from messages.
 */

export const TASK_TYPES = ['toDo', 'call', 'meeting', 'linkedIn', 'manualEmail', 'sms', 'whatsApp', 'other'] as const
export const TASK_STATUSES = ['new', 'finished', 'cancelled', 'archived', 'sequenceDetached', 'other'] as const
export const LINKEDIN_TASK_TYPES = ['message', 'connect', 'inMail', 'viewProfile', 'other'] as const
export const CREATION_SOURCES = ['user', 'sequence', 'meeting', 'other'] as const
export const CALL_RESOLUTIONS = ['positive', 'toCall', 'negative'] as const

/** How the server writes enums: `integers` (2) or `strings` ("call"). Decided by what it wrote, never by us. */
export const encodingSchema = z.enum(['integers', 'strings'])
/** Which header carries the key. Never both. */
export const keyHeaderSchema = z.enum(['X-API-Key', 'Authorization'])

export const taskIdSchema = z.number().check(z.int(), z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER))

const textOrNull = z.nullable(z.string())
const numberOrNull = z.nullable(z.number())

export const deliveryInfoSchema = z.object({ email: textOrNull, phoneNumber: textOrNull, linkedInUrl: textOrNull })

const taskCore = {
  id: taskIdSchema,
  taskType: z.enum(TASK_TYPES),
  status: z.enum(TASK_STATUSES),
  linkedInTaskType: z.nullable(z.enum(LINKEDIN_TASK_TYPES)),
  assignedUserId: numberOrNull,
  contactId: numberOrNull,
  /** ISO 8601 as the server wrote it, or null where it wrote nothing. */
  startAt: textOrNull,
  dueTo: textOrNull,
  finishedAt: textOrNull,
  isScheduled: z.boolean(),
  sequenceId: numberOrNull,
  sequenceStepId: numberOrNull,
  /** In which encoding the server wrote this very task. */
  encoding: encodingSchema,
}

/** What list and filter answer: enough to match a page and to list a day. */
export const taskSummarySchema = z.object({ ...taskCore, contactName: textOrNull })

/** What get and complete answer: every field of the contract. */
export const taskSchema = z.object({
  ...taskCore,
  creationSource: z.nullable(z.enum(CREATION_SOURCES)),
  createdAt: textOrNull,
  isFailed: z.boolean(),
  sequenceStepDisplayName: textOrNull,
  template: z.nullable(z.object({ body: textOrNull, subject: textOrNull, attachmentIdList: z.array(z.number()) })),
  content: z.nullable(z.object({ body: textOrNull, subject: textOrNull })),
  deliveryInfo: z.nullable(deliveryInfoSchema),
})

export const contactSchema = z.object({
  id: z.number(),
  /** First and last name joined, or null where the contact has neither. */
  fullName: textOrNull,
  firstName: textOrNull,
  email: textOrNull,
  title: textOrNull,
  company: textOrNull,
  city: textOrNull,
  country: textOrNull,
  timeZoneId: textOrNull,
  phone: textOrNull,
  linkedInUrl: textOrNull,
  linkedInSalesNavigatorUrl: textOrNull,
  linkedInRecruiterUrl: textOrNull,
  isOptedOut: z.boolean(),
  /** Not kept by the first version, so absent from what it has stored. */
  phoneStatus: z.optional(textOrNull),
  sequences: z.array(
    z.object({ sequenceId: z.number(), sequenceName: textOrNull, status: textOrNull, currentStep: numberOrNull }),
  ),
})

export const sequenceSchema = z.object({
  id: z.number(),
  name: textOrNull,
  status: textOrNull,
  isArchived: z.boolean(),
})

/** Who the key acts as: `GET /v3/whoami` (`{userId}`, `username` and `teamId` on some servers only). */
export const userSchema = z.object({ userId: z.number(), username: textOrNull, teamId: numberOrNull })

/** What `POST /v3/tasks/{id}/complete` takes, before it is written in the server's encoding. */
export const completeBodySchema = z.object({
  /** null where the task is not a call: the field is then left out of the request. */
  callResolution: z.nullable(z.enum(CALL_RESOLUTIONS)),
  finishProspectInSequence: z.boolean(),
})

export type Encoding = z.infer<typeof encodingSchema>
export type KeyHeader = z.infer<typeof keyHeaderSchema>
export type TaskType = (typeof TASK_TYPES)[number]
export type TaskStatus = (typeof TASK_STATUSES)[number]
export type LinkedInTaskType = (typeof LINKEDIN_TASK_TYPES)[number]
export type CallResolution = (typeof CALL_RESOLUTIONS)[number]
export type DeliveryInfo = z.infer<typeof deliveryInfoSchema>
export type TaskSummary = z.infer<typeof taskSummarySchema>
export type Task = z.infer<typeof taskSchema>
export type Contact = z.infer<typeof contactSchema>
export type Sequence = z.infer<typeof sequenceSchema>
export type User = z.infer<typeof userSchema>
export type CompleteBody = z.infer<typeof completeBodySchema>
