import type { Problem, Result } from '#lib/shared/problem.ts'
import type {
  CompleteBody,
  Contact,
  Encoding,
  KeyHeader,
  Sequence,
  Task,
  TaskSummary,
  TaskType,
  User,
} from '#lib/shared/reply/model.ts'
import type { Activity, ContactStatuses, Membership, NewTask, TeamUser } from './contact-model.ts'
import type { Replacement } from './replacement.ts'

/**
 * One page of a list. Paging goes on while `hasMore`, with `skip` moved by `received`: the rows that the server sent,
 * of which `items` holds those that could be read.
 */
export type Page<Item> = { items: Item[]; hasMore: boolean; received: number }

/** Where and as whom requests are made. `key` is the secret: it goes into the header and nowhere else. */
export type Credentials = { apiUrl: string; key: string; header: KeyHeader; teamId: number | null }

/**
 * An answer together with the server's own clock (epoch ms of its `Date` header), where it sent one. `heardAt`: when its head was
 * here, by a clock that nobody sets (`performance.now()`); its body may take long on a busy computer.
 */
export type Answer<Value> = { value: Value; serverTime: number | null; heardAt?: number | undefined }

/**
 * The operations of Reply's API v3 that this product uses. Each call is one request with a deadline, never repeated here:
 * repeating is the caller's decision. Errors: see `Problem`.
 */
export type ReplyApi = {
  whoami: () => Promise<Result<User>>
  /** `GET /v3/tasks/{id}`; `includeContent` also returns the rendered script. */
  task: (id: number, options?: { includeContent?: boolean }) => Promise<Result<Answer<Task>>>
  /** `POST /v3/tasks/filter`. `status: 'new'` needs the server's encoding; leave it out while that is unknown. */
  tasks: (filter: TaskFilter, page: { top: number; skip: number }) => Promise<Result<Page<TaskSummary>>>
  contact: (id: number) => Promise<Result<Contact>>
  /** `GET /v3/contacts?linkedIn=`; how exact the server matches is unknown: compare what comes back. */
  contactsByLinkedIn: (url: string) => Promise<Result<Contact[]>>
  contactsByEmail: (email: string) => Promise<Result<Contact[]>>
  /** `POST /v3/contacts/filter` with a sequence: one request instead of one for each contact. */
  contactsOfSequence: (sequenceId: number, page: { top: number; skip: number }) => Promise<Result<Page<Contact>>>
  sequence: (id: number) => Promise<Result<Sequence>>
  /** `POST /v3/tasks/{id}/complete`, once. `encoding`: how the resolution of a call is written, an integer or a word. */
  complete: (id: number, body: CompleteBody, encoding: Encoding) => Promise<Result<Answer<Task>>>
}

/**
 * What a wrap-up writes beside the completion, and the reads that tell after a lost answer what became of it. Single
 * failures inside a success are problems like any other, with Reply's word as the slug; where the server has no such
 * operation at all, the problem is 'operationMissing'.
 */
export type WrapUpApi = {
  /** `GET /v3/tasks/{id}`, right before moving it: the task, and what sending it back takes. */
  taskToMove: (id: number) => Promise<Result<Answer<{ task: Task; asRead: Replacement }>>>
  /** `PUT /v3/tasks/{id}`: every field as it was read, but the dates (ISO 8601 with an offset). */
  moveTask: (id: number, asRead: Replacement, to: { startAt: string; dueTo: string }) => Promise<Result<Answer<Task>>>
  /** `POST /v3/tasks`. A second call makes a second task. */
  createTask: (task: NewTask, encoding: Encoding) => Promise<Result<Answer<Task>>>
  reassignTask: (id: number, userId: number) => Promise<Result<Answer<Task>>>
  /** `POST /v3/tasks/batch/complete`, at most 25 that are no calls: what was passed over, by id. */
  completeBatch: (ids: readonly number[]) => Promise<Result<Answer<Map<number, Problem>>>>
  /** `POST /v3/contacts/{id}/notes`. A second call adds a second note. */
  addNote: (contactId: number, text: string) => Promise<Result<Answer<'done'>>>
  setOptedOut: (contactId: number) => Promise<Result<Answer<'done'>>>
  /** The second way, with another scope, for servers that lack the first. It need not end the sequences. */
  optOutByUpdate: (contactId: number) => Promise<Result<Answer<Contact>>>
  setStateInSequence: (
    of: { sequenceId: number; contactId: number },
    state: 'paused' | 'finished',
  ) => Promise<Result<Answer<'done'>>>
  contactActivities: (contactId: number, page: { top: number; skip: number }) => Promise<Result<Page<Activity>>>
  /** `GET /v3/contacts/{id}`, for the text on the contact alone: it is kept nowhere. */
  notesOf: (contactId: number) => Promise<Result<{ id: number; notes: string | null }>>
  contactStatuses: (contactId: number) => Promise<Result<ContactStatuses>>
  memberships: (contactId: number) => Promise<Result<Membership[]>>
  /** 'notFound' with the slug `sequenceContact.notInSequence` where the contact is not in it. */
  membership: (of: { sequenceId: number; contactId: number }) => Promise<Result<Membership>>
  /** Colleagues that a task can be given to; refused for accounts outside an organization. */
  teamUsers: () => Promise<Result<TeamUser[]>>
}

export type WholeReplyApi = ReplyApi & WrapUpApi

export type TaskFilter = {
  assignedUserId?: number
  contactId?: number
  status?: { name: 'new'; encoding: Encoding }
  taskType?: { name: Exclude<TaskType, 'other'>; encoding: Encoding }
  /** Lower bound of `startAt`, ISO 8601. */
  from?: string
  /** Upper bound of `startAt`, ISO 8601. The server's default hides tasks that start more than a year ahead. */
  to?: string
}
