import type * as z from 'zod/mini'
import {
  CREATION_SOURCE_PAIRS,
  decodeEnum,
  LINKEDIN_TASK_TYPE_PAIRS,
  TASK_STATUS_PAIRS,
  TASK_TYPE_PAIRS,
} from '#lib/shared/reply/enums.ts'
import { type Encoding, type Task, type TaskSummary, taskIdSchema } from '#lib/shared/reply/model.ts'
import { anything, fields, flag, label, moment, part, rows, text, whole } from './tolerant.ts'

/** What a task looks like on the wire, in either encoding: reply-api "Complete a task" and "Filter tasks". */
const core = {
  id: taskIdSchema,
  taskType: anything,
  status: anything,
  linkedInTaskType: anything,
  assignedUserId: whole,
  // The trap between the two shapes: a summary has `contact`, a full task has `contactId`. Either is read in both.
  contactId: whole,
  contact: part({ id: whole, fullName: label }),
  startAt: moment,
  dueTo: moment,
  finishedAt: moment,
  isScheduled: flag,
  sequenceId: whole,
  sequenceStepId: whole,
}

const wireSummary = fields(core)

const wireTask = fields({
  ...core,
  creationSource: anything,
  createdAt: moment,
  isFailed: flag,
  sequenceStepDisplayName: label,
  template: part({ body: text, subject: text, attachmentIdList: rows }),
  content: part({ body: text, subject: text }),
  deliveryInfo: part({ email: label, phoneNumber: label, linkedInUrl: label }),
})

/** Reads a row of list or filter. Null when it is not a task: no safe id, no type or no status. */
export function readTaskSummary(body: unknown): TaskSummary | null {
  const read = wireSummary.safeParse(body)
  if (!read.success) return null
  const shared = readCore(read.data)
  return shared && { ...shared, contactName: read.data.contact?.fullName ?? null }
}

/** Reads the answer of get and complete. Null when it is not a task: no safe id, no type or no status. */
export function readTask(body: unknown): Task | null {
  const read = wireTask.safeParse(body)
  if (!read.success) return null
  const shared = readCore(read.data)
  if (shared === null) return null
  const { createdAt, isFailed, sequenceStepDisplayName, template, content, deliveryInfo } = read.data
  return {
    ...shared,
    creationSource: decodeEnum(CREATION_SOURCE_PAIRS, read.data.creationSource),
    createdAt,
    isFailed,
    sequenceStepDisplayName,
    template: template && { ...template, attachmentIdList: template.attachmentIdList.filter(isWhole) },
    content,
    deliveryInfo,
  }
}

function readCore(wire: z.infer<typeof wireSummary>): Omit<TaskSummary, 'contactName'> | null {
  const taskType = decodeEnum(TASK_TYPE_PAIRS, wire.taskType)
  const status = decodeEnum(TASK_STATUS_PAIRS, wire.status)
  const encoding = encodingOf(wire.taskType) ?? encodingOf(wire.status)
  if (taskType === null || status === null || encoding === null) return null
  const { id, assignedUserId, startAt, dueTo, finishedAt, isScheduled, sequenceId, sequenceStepId } = wire
  return {
    id,
    taskType,
    status,
    linkedInTaskType: decodeEnum(LINKEDIN_TASK_TYPE_PAIRS, wire.linkedInTaskType),
    assignedUserId,
    contactId: wire.contactId ?? wire.contact?.id ?? null,
    startAt,
    dueTo,
    finishedAt,
    isScheduled,
    sequenceId,
    sequenceStepId,
    encoding,
  }
}

function encodingOf(written: unknown): Encoding | null {
  if (typeof written === 'number') return 'integers'
  return typeof written === 'string' && written !== '' ? 'strings' : null
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
