import type {
  CallResolution,
  Contact,
  CreationSource,
  LinkedInTaskType,
  Membership,
  Sequence,
  StatusInSequence,
  Task,
  TaskStatus,
  TaskType,
} from './model.ts'
import type { Switches } from './switches.ts'

/** Integer and name of every task enum, as in openapi.yaml (x-enum-pairs). The gaps in the integers are Reply's. */
export const TASK_TYPES = {
  toDo: 0,
  call: 2,
  meeting: 4,
  linkedIn: 5,
  manualEmail: 7,
  sms: 8,
  whatsApp: 9,
} as const satisfies Record<TaskType, number>

export const TASK_STATUSES = {
  new: 0,
  finished: 1,
  cancelled: 3,
  archived: 4,
  sequenceDetached: 5,
} as const satisfies Record<TaskStatus, number>

export const LINKEDIN_TASK_TYPES = {
  message: 0,
  connect: 1,
  inMail: 2,
  viewProfile: 3,
} as const satisfies Record<LinkedInTaskType, number>

const CREATION_SOURCES = { user: 0, sequence: 1, meeting: 2 } as const satisfies Record<CreationSource, number>

export const CALL_RESOLUTIONS = { positive: 0, toCall: 1, negative: 2 } as const satisfies Record<
  CallResolution,
  number
>

export type Wire = Record<string, unknown>

/** Writes a task enum by the switches: its integer, or its name. */
function writeTaskEnum<Name extends string>(pairs: Record<Name, number>, name: Name, switches: Switches) {
  return switches.taskEnums === 'integer' ? pairs[name] : name
}

/** Reads a task enum; undefined when the value is not one of this dialect's, which a real server answers with 400. */
export function readTaskEnum<Name extends string>(
  pairs: Record<Name, number>,
  value: unknown,
  switches: Switches,
): Name | undefined {
  for (const name in pairs) {
    if (value === (switches.taskEnums === 'integer' ? pairs[name] : name)) return name
  }
  return undefined
}

/** Writes an enum of contacts and sequences: `oneThousand`, or `OneThousand` in the older spelling. */
export function writeOtherEnum(name: string, switches: Switches): string {
  return switches.otherEnums === 'camel' ? name : name.charAt(0).toUpperCase() + name.slice(1)
}

function taskFields(task: Task, switches: Switches): Wire {
  return {
    id: task.id,
    taskType: writeTaskEnum(TASK_TYPES, task.taskType, switches),
    status: writeTaskEnum(TASK_STATUSES, task.status, switches),
    assignedUserId: task.assignedUserId,
    startAt: task.startAt,
    dueTo: task.dueTo,
    finishedAt: task.finishedAt,
    isScheduled: task.isScheduled,
    linkedInTaskType:
      task.linkedInTaskType === null ? null : writeTaskEnum(LINKEDIN_TASK_TYPES, task.linkedInTaskType, switches),
    sequenceId: task.sequenceId,
    sequenceStepId: switches.stepIds ? task.sequenceStepId : null,
  }
}

/** The row of list and filter: it names the contact, where the full task has contactId. */
export function writeTaskSummary(
  task: Task,
  contact: { id: number; fullName: string | null } | null,
  switches: Switches,
): Wire {
  return { ...taskFields(task, switches), contact }
}

/** The full task of get, update, reassign and complete. `content` and `deliveryInfo` are worked out by the world. */
export function writeTask(
  task: Task,
  more: { content: Wire | null; deliveryInfo: Wire | null },
  switches: Switches,
): Wire {
  return {
    ...taskFields(task, switches),
    creationSource: writeTaskEnum(CREATION_SOURCES, task.creationSource, switches),
    createdAt: task.createdAt,
    isFailed: task.isFailed,
    contactId: task.contactId,
    sequenceStepDisplayName: task.sequenceStepDisplayName,
    template: task.template,
    ...more,
  }
}

/** A contact in the newer or the older model. Absent fields stay absent: JSON.stringify leaves undefined out. */
export function writeContact(contact: Contact, switches: Switches): Wire {
  const { teamId: _team, callStatus, meetingStatus, phoneStatus, companySize, sequences, lists, ...plain } = contact
  const statuses =
    switches.otherEnums === 'camel'
      ? { callStatus: writeOtherEnum(callStatus, switches), meetingStatus: writeOtherEnum(meetingStatus, switches) }
      : {}
  const memberships = switches.contactSequences
    ? {
        sequences: sequences.map((row) =>
          Object.assign({}, row, { status: writeOtherEnum(settable(row.status), switches) }),
        ),
        lists,
      }
    : {}
  return {
    ...plain,
    phoneStatus: phoneStatus && writeOtherEnum(phoneStatus, switches),
    companySize: companySize && writeOtherEnum(companySize, switches),
    ...statuses,
    ...memberships,
  }
}

/** Contact-level flags and the state in every sequence. This answer has its flags in both spellings. */
export function writeContactStatuses(contact: Contact, switches: Switches): Wire {
  return {
    contactId: contact.id,
    isOptedOut: contact.isOptedOut,
    callStatus: writeOtherEnum(contact.callStatus, switches),
    meetingStatus: writeOtherEnum(contact.meetingStatus, switches),
    sequences: contact.sequences.map((row) => ({
      sequenceId: row.sequenceId,
      sequenceName: row.sequenceName,
      statusInSequence: writeState(row.status, switches),
      emailDisposition: dispositionOf(row),
    })),
  }
}

/** A row of "the sequences that a contact is in". */
export function writeMembership(row: Membership, sequence: Sequence | undefined, switches: Switches): Wire {
  const step = sequence?.steps.find(({ number }) => number === row.currentStep)
  const older = switches.otherEnums === 'pascal'
  return {
    sequenceId: row.sequenceId,
    sequenceName: row.sequenceName,
    statusInSequence: writeState(row.status, switches),
    currentStep: older ? row.currentStep : step ? { stepId: step.id, displayName: String(step.number) } : null,
    addingDate: row.addingDate,
    emailAccountId: row.emailAccountId,
    linkedInAccountId: row.linkedInAccountId,
  }
}

/** One contact in one sequence. */
export function writeSequenceContact(contact: Contact, row: Membership, membership: Wire, switches: Switches): Wire {
  return {
    ...membership,
    contactId: contact.id,
    email: contact.email ?? null,
    firstName: contact.firstName ?? null,
    lastName: contact.lastName ?? null,
    isOptedOut: contact.isOptedOut,
    callStatus: writeOtherEnum(contact.callStatus, switches),
    meetingStatus: writeOtherEnum(contact.meetingStatus, switches),
    emailDisposition: dispositionOf(row),
  }
}

function dispositionOf({ emailAccountId, status }: Membership): Wire | null {
  if (emailAccountId === null) return null
  return { isReplied: status === 'replied', isBounced: status === 'bounced' }
}

/** Of the states that nobody can set, the older spelling knows only one; the rest count as active there. */
function writeState(state: StatusInSequence, switches: Switches): string {
  return writeOtherEnum(switches.otherEnums === 'pascal' ? settable(state) : state, switches)
}

function settable(state: StatusInSequence): StatusInSequence {
  if (state === 'replied' || state === 'bounced' || state === 'invalidEmail') return 'finished'
  return ['contacted', 'opened', 'clicked', 'autoReplied'].includes(state) ? 'active' : state
}

/** A sequence as a row of the list; one read by id carries its steps as well. */
export function writeSequence(sequence: Sequence, switches: Switches, withSteps: boolean): Wire {
  const { teamId: _team, folderId: _folder, steps, ...plain } = sequence
  const row = { ...plain, status: writeOtherEnum(sequence.status, switches) }
  if (!withSteps) return row
  return { ...row, steps: steps.map((step) => ({ id: step.id, number: step.number, displayName: step.displayName })) }
}
