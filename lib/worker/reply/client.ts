import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { CALL_RESOLUTION_PAIRS, encodeEnum, TASK_STATUS_PAIRS, TASK_TYPE_PAIRS } from '#lib/shared/reply/enums.ts'
import { canonicalProfileUrl } from '#lib/shared/reply/linkedin-profile.ts'
import type { CompleteBody, Contact, Encoding } from '#lib/shared/reply/model.ts'
import type { Credentials, ReplyApi, TaskFilter, WholeReplyApi } from './api.ts'
import { type Caller, type ClientDeps, createCaller, isId, paging, sameId, valueOf } from './caller.ts'
import { readTask, readTaskSummary } from './wire.ts'
import { readContact, readRows, readSequence, readUser } from './wire-people.ts'
import { wrapUpApi } from './wrap-up-client.ts'

/** No mailbox name is longer (RFC 5321), and nothing longer is put into an address. */
const LONGEST_EMAIL = 320

/** Reply's API with one set of credentials. See `ReplyApi` and `WrapUpApi` for its operations. */
export function createReplyApi(credentials: Credentials, deps: ClientDeps): WholeReplyApi {
  const call = createCaller(credentials, deps)
  return { ...readingApi(call), ...wrapUpApi(call) }
}

function readingApi(call: Caller): ReplyApi {
  const contactsBy = async (query: Record<string, string>): Promise<Result<Contact[]>> => {
    const found = await call({ operation: 'listContacts', query }, (body) => readRows(body, readContact))
    return found.ok ? ok(found.value.value.items) : found
  }

  return {
    whoami: async () => valueOf(await call({ operation: 'getCurrentUser' }, readUser)),

    task: (id, { includeContent = false } = {}) =>
      call(
        { operation: 'getTask', at: { id }, ...(includeContent && { query: { includeContent: 'true' } }) },
        sameId(id, readTask),
      ),

    tasks: async (filter, { top, skip }) =>
      valueOf(
        await call({ operation: 'filterTasks', query: paging(top, skip), body: filterBody(filter) }, (body) =>
          readRows(body, readTaskSummary),
        ),
      ),

    contact: async (id) => valueOf(await call({ operation: 'getContact', at: { id } }, sameId(id, readContact))),

    async contactsByLinkedIn(url) {
      const linkedIn = canonicalProfileUrl(url)
      return linkedIn === null ? ok([]) : contactsBy({ linkedIn })
    },

    async contactsByEmail(written) {
      const email = written.trim()
      return email === '' || email.length > LONGEST_EMAIL ? ok([]) : contactsBy({ email })
    },

    async contactsOfSequence(sequenceId, { top, skip }) {
      if (!isId(sequenceId)) return fail('notFound')
      const asked = { operation: 'filterContacts', query: paging(top, skip), body: { sequenceId } } as const
      return valueOf(await call(asked, (body) => readRows(body, readContact)))
    },

    sequence: async (id) => valueOf(await call({ operation: 'getSequence', at: { id } }, sameId(id, readSequence))),

    complete: (id, body, encoding) =>
      call({ operation: 'completeTask', at: { id }, body: completionBody(body, encoding) }, sameId(id, readTask)),
  }
}

/** The body of a completion. A task that is no call has no resolution at all. */
export function completionBody({ callResolution, finishProspectInSequence }: CompleteBody, encoding: Encoding) {
  return {
    ...(callResolution !== null && { callResolution: encodeEnum(CALL_RESOLUTION_PAIRS, callResolution, encoding) }),
    finishProspectInSequence,
  }
}

function filterBody({ status, taskType, ...filter }: TaskFilter) {
  return {
    ...filter,
    ...(status && { status: encodeEnum(TASK_STATUS_PAIRS, status.name, status.encoding) }),
    ...(taskType && { taskType: encodeEnum(TASK_TYPE_PAIRS, taskType.name, taskType.encoding) }),
  }
}
