import type { Result } from '#lib/shared/problem.ts'
import type {
  CompleteBody,
  Contact,
  Encoding,
  KeyHeader,
  Sequence,
  Task,
  TaskSummary,
  User,
} from '#lib/shared/reply/model.ts'

/**
 * One page of a list. Paging goes on while `hasMore`, with `skip` moved by `received`: the rows that the server sent,
 * of which `items` holds those that could be read.
 */
export type Page<Item> = { items: Item[]; hasMore: boolean; received: number }

/** Where and as whom requests are made. `key` is the secret: it goes into the header and nowhere else. */
export type Credentials = { apiUrl: string; key: string; header: KeyHeader; teamId: number | null }

/** An answer together with the server's own clock (epoch ms of its `Date` header), where it sent one. */
export type Answer<Value> = { value: Value; serverTime: number | null }

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

export type TaskFilter = {
  assignedUserId?: number
  contactId?: number
  status?: { name: 'new'; encoding: Encoding }
  /** Upper bound of `startAt`, ISO 8601. The server's default hides tasks that start more than a year ahead. */
  to?: string
}
