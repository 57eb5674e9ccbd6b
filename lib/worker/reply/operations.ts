/** What a second identical call does: the same again, nothing but a refusal, or the thing a second time. */
type Repeat = 'same' | 'refused' | 'duplicates'

type Recovery = { read: string; proves: string }

type Common = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** After the API address. What stands in braces is a whole number. */
  path: string
  /** The scope to ask for where the key lacks it: of those that do, the one that the product needs anyway. */
  scope: string | null
  /** Every operation counts in the general limits; reports have lower ones of their own. */
  rate: 'general' | 'reporting'
  /** What it is used for, in words. */
  does: string
}

export type Operation =
  | (Common & { kind: 'read' })
  | (Common & { kind: 'write'; onRepeat: Repeat; recovery: readonly Recovery[] })

const READ = { kind: 'read', rate: 'general' } as const
const WRITE = { kind: 'write', rate: 'general' } as const

/**
 * Every operation of Reply's API that this product uses, once. The client makes no other request, `docs/reply-api.md` is
 * written from it, and after a lost answer it says which read tells whether the write has happened, and what that proves.
 */
export const OPERATIONS = {
  getCurrentUser: {
    ...READ,
    method: 'GET',
    path: '/v3/whoami',
    scope: null,
    does: 'Tests the key: whom it acts as.',
  },
  listTeamUsers: {
    ...READ,
    method: 'GET',
    path: '/v3/whoami/team-users',
    scope: null,
    does: 'Names the colleagues that a task can be given to.',
  },
  listContacts: {
    ...READ,
    method: 'GET',
    path: '/v3/contacts',
    scope: 'contacts:read',
    does: 'Finds a person by e-mail or LinkedIn address.',
  },
  filterContacts: {
    ...READ,
    method: 'POST',
    path: '/v3/contacts/filter',
    scope: 'contacts:read',
    does: 'Reads the people of a sequence, many at a time.',
  },
  getContact: {
    ...READ,
    method: 'GET',
    path: '/v3/contacts/{id}',
    scope: 'contacts:read',
    does: 'Reads one person.',
  },
  getContactStatuses: {
    ...READ,
    method: 'GET',
    path: '/v3/contacts/{id}/statuses',
    scope: 'contacts:read',
    does: 'Reads the stop signs of the person shown: opted out, replied, meeting booked.',
  },
  listContactSequences: {
    ...READ,
    method: 'GET',
    path: '/v3/contacts/{id}/sequences',
    scope: 'contacts:read',
    does: 'Reads which sequences a person is in.',
  },
  listContactActivities: {
    ...READ,
    method: 'GET',
    path: '/v3/contacts/{id}/activities',
    scope: 'contacts:read',
    does: 'Looks for a note whose answer was lost.',
  },
  updateContact: {
    ...WRITE,
    method: 'PATCH',
    path: '/v3/contacts/{id}',
    scope: 'contacts:write',
    onRepeat: 'same',
    recovery: [{ read: 'getContact', proves: 'The person is opted out.' }],
    does: 'Opts a person out where Reply lacks the operation for it.',
  },
  setContactsOptedOut: {
    ...WRITE,
    method: 'POST',
    path: '/v3/contacts/set-opted-out',
    scope: 'contacts:operate',
    onRepeat: 'same',
    recovery: [
      { read: 'getContact', proves: 'The person is opted out; not opted out in two reads: it has not happened.' },
    ],
    does: 'Opts a person out of all outreach. Their sequences end with it.',
  },
  addContactNote: {
    ...WRITE,
    method: 'POST',
    path: '/v3/contacts/{id}/notes',
    scope: 'contacts:operate',
    onRepeat: 'duplicates',
    recovery: [
      { read: 'listContactActivities', proves: 'Our tag is there: added. Its absence proves nothing.' },
      { read: 'getContact', proves: 'Our tag is in the notes of the person: added. Its absence proves nothing.' },
    ],
    does: 'Adds a note for the team.',
  },
  filterTasks: {
    ...READ,
    method: 'POST',
    path: '/v3/tasks/filter',
    scope: 'tasks:operate',
    does: 'Reads the open tasks, and those of one person.',
  },
  getTask: {
    ...READ,
    method: 'GET',
    path: '/v3/tasks/{id}',
    scope: 'tasks:operate',
    does: 'Reads one task, with its text.',
  },
  createTask: {
    ...WRITE,
    method: 'POST',
    path: '/v3/tasks',
    scope: 'tasks:write',
    onRepeat: 'duplicates',
    recovery: [
      { read: 'filterTasks', proves: 'No task of this person and type starts then, in three looks: not created.' },
      { read: 'getTask', proves: 'Its text holds our tag: created.' },
    ],
    does: 'Makes a follow-up task.',
  },
  updateTask: {
    ...WRITE,
    method: 'PUT',
    path: '/v3/tasks/{id}',
    scope: 'tasks:write',
    onRepeat: 'same',
    recovery: [
      { read: 'getTask', proves: 'Both dates are those sent: moved. Both are the old ones in two reads: not moved.' },
    ],
    does: 'Moves a task to a later time; every other field goes back as it was read.',
  },
  completeTask: {
    ...WRITE,
    method: 'POST',
    path: '/v3/tasks/{id}/complete',
    scope: 'tasks:operate',
    onRepeat: 'refused',
    recovery: [
      {
        read: 'getTask',
        proves: 'Finished at or after the sending: done. Still new in two reads: not done. Never with which result.',
      },
    ],
    does: 'Completes a task, a call with its result.',
  },
  batchCompleteTasks: {
    ...WRITE,
    method: 'POST',
    path: '/v3/tasks/batch/complete',
    scope: 'tasks:operate',
    onRepeat: 'refused',
    recovery: [{ read: 'getTask', proves: 'For each that came back as a failure: finished, or still open.' }],
    does: 'Completes up to 25 tasks that are no calls.',
  },
  reassignTask: {
    ...WRITE,
    method: 'PUT',
    path: '/v3/tasks/{id}/assigned-user',
    scope: 'tasks:write',
    onRepeat: 'same',
    recovery: [
      { read: 'getTask', proves: 'It is the colleague’s: done. Missing though it was there before: probably done.' },
    ],
    does: 'Gives a task to a colleague.',
  },
  getSequence: {
    ...READ,
    method: 'GET',
    path: '/v3/sequences/{id}',
    scope: 'sequences:read',
    does: 'Reads the name of a sequence.',
  },
  getSequenceContact: {
    ...READ,
    method: 'GET',
    path: '/v3/sequences/{id}/contacts/{contactId}',
    scope: 'sequences:read',
    does: 'Reads how a person stands in a sequence.',
  },
  setSequenceContactsStatus: {
    ...WRITE,
    method: 'POST',
    path: '/v3/sequences/{id}/contacts/set-status-in-sequence',
    scope: 'sequences:operate',
    onRepeat: 'same',
    recovery: [
      {
        read: 'getSequenceContact',
        proves: 'The state is the one asked for: done. For a pause still active: not done.',
      },
    ],
    does: 'Pauses a person in the sequence of the task, or takes them out of it.',
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof OPERATIONS

/** The operation of this name, or null for one that is not in the table. */
export function operationOf(id: OperationId): Operation | null {
  return Object.hasOwn(OPERATIONS, id) ? OPERATIONS[id] : null
}
