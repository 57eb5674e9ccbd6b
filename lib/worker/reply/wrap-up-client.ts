import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import { encodeEnum, LINKEDIN_TASK_TYPE_PAIRS, TASK_TYPE_PAIRS } from '#lib/shared/reply/enums.ts'
import type { Encoding } from '#lib/shared/reply/model.ts'
import type { Answer, WrapUpApi } from './api.ts'
import { type Caller, isId, paging, sameId, valueOf } from './caller.ts'
import type { NewTask } from './contact-model.ts'
import { readFailures } from './failures.ts'
import { readTaskToMove } from './replacement.ts'
import { typedTemplate, typedText } from './typed-text.ts'
import { readTask } from './wire.ts'
import {
  readActivities,
  readMembership,
  readMemberships,
  readNotes,
  readStatuses,
  readTeamUsers,
} from './wire-contact.ts'
import { readContact } from './wire-people.ts'

/** A batch of more is split by the caller: what comes back as a failure is read one by one. */
const MOST_AT_ONCE = 25

/** The writes of a wrap-up beside the completion, and the reads that tell what became of them. */
export function wrapUpApi(call: Caller): WrapUpApi {
  return {
    taskToMove: (id) =>
      call({ operation: 'getTask', at: { id } }, (body) => {
        const read = readTaskToMove(body)
        return read?.task.id === id ? read : null
      }),

    moveTask: (id, asRead, { startAt, dueTo }) =>
      call({ operation: 'updateTask', at: { id }, body: { ...asRead, startAt, dueTo } }, sameId(id, readTask)),

    async createTask(task, encoding) {
      if (!isId(task.contactId)) return fail('notFound')
      return call({ operation: 'createTask', body: creationBody(task, encoding) }, readTask)
    },

    async reassignTask(id, userId) {
      if (!isId(userId)) return fail('notFound')
      return call({ operation: 'reassignTask', at: { id }, body: { userId } }, sameId(id, readTask))
    },

    async completeBatch(ids) {
      if (ids.length === 0 || ids.length > MOST_AT_ONCE || !ids.every(isId)) return fail('badTaskId')
      return call({ operation: 'batchCompleteTasks', body: { ids } }, (body) => readFailures(body, ids, 'tasks'))
    },

    async addNote(contactId, text) {
      const notes = typedText(text)
      // Reply refuses an empty note, and there is nothing to say.
      if (notes === '') return fail('badChoice')
      return lacking(await call({ operation: 'addContactNote', at: { id: contactId }, body: { notes } }, done))
    },

    async setOptedOut(contactId) {
      if (!isId(contactId)) return fail('notFound')
      const body = { contactIds: [contactId], isOptedOut: true }
      return one(
        contactId,
        await call({ operation: 'setContactsOptedOut', body }, (answer) =>
          readFailures(answer, [contactId], 'contacts'),
        ),
      )
    },

    optOutByUpdate: (id) =>
      call({ operation: 'updateContact', at: { id }, body: { isOptedOut: true } }, sameId(id, readContact)),

    async setStateInSequence({ sequenceId, contactId }, state) {
      if (!isId(contactId)) return fail('notFound')
      const body = { contactIds: [contactId], statusInSequence: state }
      return one(
        contactId,
        await call({ operation: 'setSequenceContactsStatus', at: { id: sequenceId }, body }, (answer) =>
          readFailures(answer, [contactId], 'sequence'),
        ),
      )
    },

    contactActivities: async (id, { top, skip }) =>
      valueOf(await call({ operation: 'listContactActivities', at: { id }, query: paging(top, skip) }, readActivities)),

    notesOf: async (id) => valueOf(await call({ operation: 'getContact', at: { id } }, sameId(id, readNotes))),

    contactStatuses: async (id) =>
      valueOf(await call({ operation: 'getContactStatuses', at: { id } }, readStatuses(id))),

    memberships: async (id) => valueOf(await call({ operation: 'listContactSequences', at: { id } }, readMemberships)),

    membership: async ({ sequenceId, contactId }) =>
      valueOf(
        await call({ operation: 'getSequenceContact', at: { id: sequenceId, contactId } }, (body) => {
          const row = readMembership(body)
          return row?.sequenceId === sequenceId ? row : null
        }),
      ),

    teamUsers: async () => valueOf(await call({ operation: 'listTeamUsers' }, readTeamUsers)),
  }
}

function creationBody(task: NewTask, encoding: Encoding) {
  const { taskType, contactId, startAt, dueTo, text, linkedInTaskType } = task
  return {
    taskType: encodeEnum(TASK_TYPE_PAIRS, taskType, encoding),
    startAt,
    dueTo,
    template: { body: typedTemplate(text) },
    contactId,
    ...(taskType === 'linkedIn' && {
      linkedInTaskType: encodeEnum(LINKEDIN_TASK_TYPE_PAIRS, linkedInTaskType ?? 'message', encoding),
    }),
  }
}

/** Any success is one, whatever its body: these operations answer nothing. */
const done = () => 'done' as const

/** A call about one contact: what was passed over was that one. */
function one(contactId: number, answer: Result<Answer<Map<number, Problem>>>): Result<Answer<'done'>> {
  if (!answer.ok) return lacking(answer)
  const problem = answer.value.value.get(contactId)
  return problem === undefined ? ok({ ...answer.value, value: 'done' }) : { ok: false, problem }
}

/** Every refusal about an object has a slug: a 404 without one means that this server has no such operation. */
function lacking<Value>(answer: Result<Value>): Result<Value> {
  if (answer.ok || answer.problem.slug !== undefined) return answer
  const { status } = answer.problem
  const isMissing = status === 404 || status === 405 || status === 415
  return isMissing ? fail('operationMissing', { status }) : answer
}
