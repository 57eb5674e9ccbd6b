import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { CALL_RESOLUTION_PAIRS, encodeEnum, TASK_STATUS_PAIRS } from '#lib/shared/reply/enums.ts'
import { canonicalProfileUrl } from '#lib/shared/reply/linkedin-profile.ts'
import { type CompleteBody, type Encoding, taskIdSchema } from '#lib/shared/reply/model.ts'
import type { Answer, Credentials, ReplyApi, TaskFilter } from './api.ts'
import { readApiUrl } from './api-url.ts'
import type { Turn } from './pace.ts'
import { type ReplyRequest, type RequestDeps, sendRequest } from './request.ts'
import { readTask, readTaskSummary } from './wire.ts'
import { readContact, readPage, readSequence, readUser } from './wire-people.ts'

/** `turn` is asked before each request and told of a 429: the pace of background or of foreground work. While Reply wants no requests, none is made. */
export type ClientDeps = RequestDeps & { turn?: Turn }

/** The smallest useful scopes (reply-api "Who am I, keys"). `tasks:operate` includes reading, so it is what to ask for. */
const TASKS = 'tasks:operate'
const CONTACTS = 'contacts:read'
const SEQUENCES = 'sequences:read'

/** No mailbox name is longer (RFC 5321), and nothing longer is put into an address. */
const LONGEST_EMAIL = 320

/** Reply's API with one set of credentials. See `ReplyApi` for its operations. */
export function createReplyApi(credentials: Credentials, deps: ClientDeps): ReplyApi {
  const address = readApiUrl(credentials.apiUrl)

  async function call<Value>(
    request: ReplyRequest,
    read: (body: unknown) => Value | null,
  ): Promise<Result<Answer<Value>>> {
    // Whatever was stored: a key never travels to an address that set-up would not have taken.
    if (!address.ok) return address
    // Whoever writes has asked for room before, and has written down that the request goes out now.
    if (request.writes !== true) await deps.turn?.wait()
    const closedUntil = deps.turn?.closedUntil() ?? null
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    if (request.writes === true) deps.turn?.count()
    const sent = await sendRequest({ ...credentials, apiUrl: address.value }, request, deps)
    if (!sent.ok) {
      const { code, retryAt } = sent.problem
      if (code !== 'rateLimited' || retryAt === undefined || deps.turn === undefined) return sent
      return { ok: false, problem: { ...sent.problem, retryAt: deps.turn.hold(retryAt) } }
    }
    const value = read(sent.value.body)
    return value === null
      ? fail('unreadable', { status: sent.value.status })
      : ok({ value, serverTime: sent.value.serverTime })
  }

  return {
    whoami: async () => valueOf(await call({ method: 'GET', path: '/v3/whoami' }, readUser)),

    async task(id, options = {}) {
      if (!isTaskId(id)) return fail('badTaskId')
      const query = options.includeContent === true ? '?includeContent=true' : ''
      return call({ method: 'GET', path: `/v3/tasks/${id}${query}`, scope: TASKS }, sameId(id, readTask))
    },

    async tasks(filter, { top, skip }) {
      const path = `/v3/tasks/filter?${pageQuery(top, skip)}`
      const request: ReplyRequest = { method: 'POST', path, body: filterBody(filter), scope: TASKS }
      return valueOf(await call(request, (body) => readPage(body, readTaskSummary)))
    },

    async contact(id) {
      if (!isTaskId(id)) return fail('notFound')
      return valueOf(
        await call({ method: 'GET', path: `/v3/contacts/${id}`, scope: CONTACTS }, sameId(id, readContact)),
      )
    },

    async contactsByLinkedIn(url) {
      const profile = canonicalProfileUrl(url)
      return profile === null ? ok([]) : contactsBy('linkedIn', profile)
    },

    async contactsByEmail(email) {
      const written = email.trim()
      return written === '' || written.length > LONGEST_EMAIL ? ok([]) : contactsBy('email', written)
    },

    async contactsOfSequence(sequenceId, { top, skip }) {
      if (!isTaskId(sequenceId)) return fail('notFound')
      const path = `/v3/contacts/filter?${pageQuery(top, skip)}`
      const request: ReplyRequest = { method: 'POST', path, body: { sequenceId }, scope: CONTACTS }
      return valueOf(await call(request, (body) => readPage(body, readContact)))
    },

    async sequence(id) {
      if (!isTaskId(id)) return fail('notFound')
      return valueOf(
        await call({ method: 'GET', path: `/v3/sequences/${id}`, scope: SEQUENCES }, sameId(id, readSequence)),
      )
    },

    async complete(id, body, encoding) {
      if (!isTaskId(id)) return fail('badTaskId')
      const path = `/v3/tasks/${id}/complete`
      const request: ReplyRequest = {
        method: 'POST',
        path,
        body: completionBody(body, encoding),
        scope: TASKS,
        writes: true,
      }
      return call(request, sameId(id, readTask))
    },
  }

  async function contactsBy(name: 'linkedIn' | 'email', value: string) {
    const path = `/v3/contacts?${new URLSearchParams({ [name]: value }).toString()}`
    const found = valueOf(await call({ method: 'GET', path, scope: CONTACTS }, (body) => readPage(body, readContact)))
    return found.ok ? ok(found.value.items) : found
  }
}

/** The body of a completion. A task that is no call has no resolution at all. */
export function completionBody({ callResolution, finishProspectInSequence }: CompleteBody, encoding: Encoding) {
  return {
    ...(callResolution !== null && { callResolution: encodeEnum(CALL_RESOLUTION_PAIRS, callResolution, encoding) }),
    finishProspectInSequence,
  }
}

function filterBody({ status, ...filter }: TaskFilter) {
  return { ...filter, ...(status && { status: encodeEnum(TASK_STATUS_PAIRS, status.name, status.encoding) }) }
}

/** An answer about another thing than was asked for is worse than none. */
function sameId<Value extends { id: number }>(id: number, read: (body: unknown) => Value | null) {
  return (body: unknown): Value | null => {
    const value = read(body)
    return value?.id === id ? value : null
  }
}

function valueOf<Value>(answer: Result<Answer<Value>>): Result<Value> {
  return answer.ok ? ok(answer.value.value) : answer
}

function isTaskId(id: number): boolean {
  return taskIdSchema.safeParse(id).success
}

function pageQuery(top: number, skip: number): string {
  return `top=${clamp(top, 1, 1000)}&skip=${clamp(skip, 0, Number.MAX_SAFE_INTEGER)}`
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), least), most) : least
}
