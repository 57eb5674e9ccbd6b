import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import type { Switches } from '#test/sandbox/switches.ts'
import { ask, type Told } from './ask.ts'
import { examples, OPERATIONS, type Operation, wrongsOfAnswer, wrongsOfRequest } from './openapi-contract.ts'

type Dialect = Pick<Switches, 'credential' | 'taskEnums' | 'otherEnums'>
type Call = {
  operationId: string
  path: string
  body?: unknown
  key?: string
  headers?: Record<string, string>
  expected: number
}

const DIALECTS: Dialect[] = (['x-api-key', 'bearer'] as const).flatMap((credential) =>
  (['integer', 'string'] as const).flatMap((taskEnums) =>
    (['pascal', 'camel'] as const).map((otherEnums) => ({ credential, taskEnums, otherEnums })),
  ),
)

/** Every operation with every kind of answer that it can give without being made to fail. */
function calls(strings: boolean): Call[] {
  const call = strings ? 'call' : 2
  const open = strings ? 'new' : 0
  const whole = { startAt: '2026-05-04T07:00:00Z', dueTo: '2026-05-05T07:00:00Z', template: { body: 'Call' } }
  return [
    { operationId: 'getCurrentUser', path: '/v3/whoami', expected: 200 },
    { operationId: 'getCurrentUser', path: '/v3/whoami', key: 'nobody', expected: 401 },
    { operationId: 'getCurrentUser', path: '/v3/whoami', key: KEYS.team.key, expected: 403 },
    {
      operationId: 'getCurrentUser',
      path: '/v3/whoami',
      key: KEYS.team.key,
      headers: { 'X-User-Id': '999' },
      expected: 401,
    },
    { operationId: 'listTeamUsers', path: '/v3/whoami/team-users', expected: 200 },
    { operationId: 'listTeamUsers', path: '/v3/whoami/team-users', key: KEYS.twoTeams.key, expected: 403 },
    { operationId: 'listContacts', path: '/v3/contacts?top=1000', expected: 200 },
    { operationId: 'listContacts', path: '/v3/contacts?top=0', expected: 400 },
    { operationId: 'listContacts', path: '/v3/contacts', key: KEYS.noContacts.key, expected: 403 },
    { operationId: 'filterContacts', path: '/v3/contacts/filter?top=1000', body: {}, expected: 200 },
    { operationId: 'filterContacts', path: '/v3/contacts/filter', body: { searchTerm: 7 }, expected: 400 },
    { operationId: 'getContact', path: '/v3/contacts/31001', expected: 200 },
    { operationId: 'getContact', path: '/v3/contacts/31021', expected: 200 },
    { operationId: 'getContact', path: '/v3/contacts/71001', expected: 404 },
    { operationId: 'getContactStatuses', path: '/v3/contacts/31005/statuses', expected: 200 },
    { operationId: 'getContactStatuses', path: '/v3/contacts/1/statuses', expected: 404 },
    { operationId: 'listTasks', path: '/v3/tasks?top=1000', expected: 200 },
    { operationId: 'listTasks', path: '/v3/tasks?skip=-1', expected: 200 },
    {
      operationId: 'filterTasks',
      path: '/v3/tasks/filter?top=1000',
      body: { status: open, taskType: call },
      expected: 200,
    },
    { operationId: 'filterTasks', path: '/v3/tasks/filter', body: { status: 'sleeping' }, expected: 400 },
    { operationId: 'filterTasks', path: '/v3/tasks/filter', body: {}, key: KEYS.noTasks.key, expected: 403 },
    { operationId: 'getTask', path: '/v3/tasks/184467?includeContent=true', expected: 200 },
    { operationId: 'getTask', path: '/v3/tasks/184485', expected: 200 },
    { operationId: 'getTask', path: '/v3/tasks/9007199254740991', expected: 200 },
    { operationId: 'getTask', path: '/v3/tasks/171001', expected: 404 },
    { operationId: 'updateTask', path: '/v3/tasks/184467', body: { ...whole, taskType: call }, expected: 200 },
    { operationId: 'updateTask', path: '/v3/tasks/184467', body: {}, expected: 400 },
    { operationId: 'updateTask', path: '/v3/tasks/183001', body: { ...whole, taskType: call }, expected: 400 },
    { operationId: 'updateTask', path: '/v3/tasks/1', body: { ...whole, taskType: call }, expected: 404 },
    { operationId: 'completeTask', path: '/v3/tasks/184467/complete', body: {}, key: KEYS.readOnly.key, expected: 403 },
    { operationId: 'completeTask', path: '/v3/tasks/184467/complete', body: { callResolution: 9 }, expected: 400 },
    {
      operationId: 'completeTask',
      path: '/v3/tasks/184467/complete',
      body: { callResolution: 1 },
      expected: 200,
    },
    { operationId: 'completeTask', path: '/v3/tasks/184467/complete', body: {}, expected: 409 },
    { operationId: 'completeTask', path: '/v3/tasks/1/complete', body: {}, expected: 404 },
    { operationId: 'reassignTask', path: '/v3/tasks/184472/assigned-user', body: { userId: 43 }, expected: 200 },
    { operationId: 'reassignTask', path: '/v3/tasks/184472/assigned-user', body: { userId: 77 }, expected: 403 },
    { operationId: 'reassignTask', path: '/v3/tasks/184472/assigned-user', body: { userId: 0 }, expected: 400 },
    { operationId: 'reassignTask', path: '/v3/tasks/1/assigned-user', body: { userId: 43 }, expected: 404 },
    {
      operationId: 'batchCompleteTasks',
      path: '/v3/tasks/batch/complete',
      body: { ids: [184476, 184467, 1] },
      expected: 200,
    },
    { operationId: 'batchCompleteTasks', path: '/v3/tasks/batch/complete', body: { ids: [] }, expected: 400 },
    {
      operationId: 'batchReassignTasks',
      path: '/v3/tasks/batch/assign',
      body: { ids: [184477, 1], userId: 43 },
      expected: 200,
    },
    { operationId: 'batchReassignTasks', path: '/v3/tasks/batch/assign', body: { ids: [184478] }, expected: 400 },
    {
      operationId: 'createTask',
      path: '/v3/tasks',
      body: { ...whole, taskType: call, contactId: 31001 },
      expected: 201,
    },
    { operationId: 'createTask', path: '/v3/tasks', body: { ...whole, taskType: call }, expected: 400 },
    { operationId: 'createTask', path: '/v3/tasks', body: { ...whole, taskType: call, contactId: 1 }, expected: 400 },
    { operationId: 'createTask', path: '/v3/tasks', body: {}, key: KEYS.smallest.key, expected: 403 },
    { operationId: 'deleteTask', path: '/v3/tasks/184478', expected: 204 },
    { operationId: 'deleteTask', path: '/v3/tasks/184478', expected: 400 },
    { operationId: 'deleteTask', path: '/v3/tasks/1', expected: 404 },
    { operationId: 'updateContact', path: '/v3/contacts/31001', body: { callStatus: 'called' }, expected: 200 },
    { operationId: 'updateContact', path: '/v3/contacts/31001', body: { callStatus: 'maybe' }, expected: 400 },
    { operationId: 'updateContact', path: '/v3/contacts/1', body: {}, expected: 404 },
    { operationId: 'listContactSequences', path: '/v3/contacts/31001/sequences', expected: 200 },
    { operationId: 'listContactSequences', path: '/v3/contacts/1/sequences', expected: 404 },
    {
      operationId: 'addContactNote',
      path: '/v3/contacts/31001/notes',
      body: { notes: 'Asked for prices.' },
      expected: 204,
    },
    { operationId: 'addContactNote', path: '/v3/contacts/31001/notes', body: { notes: ' ' }, expected: 400 },
    { operationId: 'addContactNote', path: '/v3/contacts/1/notes', body: { notes: 'Nobody.' }, expected: 404 },
    {
      operationId: 'addContactNote',
      path: '/v3/contacts/31001/notes',
      body: { notes: 'Refused.' },
      key: KEYS.smallest.key,
      expected: 403,
    },
    { operationId: 'listContactActivities', path: '/v3/contacts/31001/activities?top=100', expected: 200 },
    { operationId: 'listContactActivities', path: '/v3/contacts/1/activities', expected: 404 },
    {
      operationId: 'setSequenceContactsStatus',
      path: '/v3/sequences/501/contacts/set-status-in-sequence',
      body: { contactIds: [31001, 31003, 1], statusInSequence: 'paused' },
      expected: 200,
    },
    {
      operationId: 'setSequenceContactsStatus',
      path: '/v3/sequences/501/contacts/set-status-in-sequence',
      body: { contactIds: [31001], statusInSequence: 'replied' },
      expected: 400,
    },
    {
      operationId: 'setSequenceContactsStatus',
      path: '/v3/sequences/1/contacts/set-status-in-sequence',
      body: { contactIds: [31001], statusInSequence: 'paused' },
      expected: 404,
    },
    { operationId: 'getSequenceContact', path: '/v3/sequences/501/contacts/31001', expected: 200 },
    { operationId: 'getSequenceContact', path: '/v3/sequences/501/contacts/1', expected: 404 },
    {
      operationId: 'setContactsOptedOut',
      path: '/v3/contacts/set-opted-out',
      body: { contactIds: [31002, 1], isOptedOut: true },
      expected: 200,
    },
    { operationId: 'setContactsOptedOut', path: '/v3/contacts/set-opted-out', body: { contactIds: [] }, expected: 400 },
    {
      operationId: 'setContactsStatusInSequences',
      path: '/v3/contacts/set-status-in-sequence',
      body: { contactIds: [31003, 1], statusInSequence: 'finished' },
      expected: 200,
    },
    ...['tasks/overview', 'calls/overview', 'tasks', 'calls'].flatMap((report): Call[] => {
      const [kind = '', overview] = report.split('/')
      const named = kind.charAt(0).toUpperCase() + kind.slice(1)
      const operationId = overview === undefined ? `listReported${named}` : `get${named}Overview`
      const made = { operationId, path: `/v3/reporting/${report}`, key: KEYS.reporting.key }
      return [
        { ...made, body: { filters: {} }, expected: 200 },
        { ...made, body: {}, expected: 400 },
        { ...made, body: { filters: {} }, key: DEMO_KEY, expected: 403 },
      ]
    }),
    { operationId: 'listSequences', path: '/v3/sequences?name=q4', expected: 200 },
    { operationId: 'listSequences', path: '/v3/sequences', key: KEYS.smallest.key, expected: 403 },
    { operationId: 'getSequence', path: '/v3/sequences/501', expected: 200 },
    { operationId: 'getSequence', path: '/v3/sequences/701', expected: 404 },
  ]
}

function operation(operationId: string): Operation {
  const found = OPERATIONS.find((candidate) => candidate.operationId === operationId)
  if (!found) throw new Error(`${operationId} is not in the contract.`)
  return found
}

async function make(
  reply: RunningReply,
  dialect: Dialect,
  { operationId, path, body, key = DEMO_KEY, headers }: Call,
): Promise<Told> {
  const method = operation(operationId).method.toUpperCase()
  const credential: Record<string, string> =
    dialect.credential === 'bearer' ? { Authorization: `Bearer ${key}` } : { 'X-API-Key': key }
  return ask(reply, path, {
    method,
    key: null,
    headers: { ...credential, ...headers },
    ...(body === undefined ? {} : { body }),
  })
}

describe.each(DIALECTS)('in the dialect $credential, task enums as $taskEnums, others in $otherEnums', (dialect) => {
  let reply: RunningReply
  beforeAll(async () => {
    reply = await startReply({ switches: { ...dialect, perMinute: 1000 } })
  })
  afterAll(() => reply.close())

  it('every answer of every operation follows the contract', async () => {
    const strings = dialect.taskEnums === 'string'
    for (const call of calls(strings)) {
      const answer = await make(reply, dialect, call)
      const what = `${call.operationId} ${call.path} ${JSON.stringify(call.body)}`
      expect({ what, status: answer.status, wrongs: wrongsOfAnswer(operation(call.operationId), answer) }).toEqual({
        what,
        status: call.expected,
        wrongs: [],
      })
    }
  })
})

// The credential has no part in how a task is written, so one kind tells everything.
describe.each(DIALECTS.slice(0, 4))('with task enums as $taskEnums, others in $otherEnums', (dialect) => {
  let reply: RunningReply
  beforeAll(async () => {
    reply = await startReply({ switches: { ...dialect, perMinute: 1000 } })
  })
  afterAll(() => reply.close())

  it('every task can be read, and follows the contract', async () => {
    const ids = [...reply.world.tasks.values()].filter((task) => task.teamId === 100).map((task) => task.id)
    reply.control.setSwitches({ perMinute: 100_000, perHour: 100_000 })
    for (const id of ids) {
      const path = `/v3/tasks/${id}?includeContent=true`
      const answer = await make(reply, dialect, { operationId: 'getTask', path, expected: 200 })
      expect(wrongsOfAnswer(operation('getTask'), answer)).toEqual([])
      expect(typeof Object(answer.json).taskType).toBe(dialect.taskEnums === 'integer' ? 'number' : 'string')
    }
  })
})

describe('the contract itself', () => {
  it('has no operation that these tests leave out', () => {
    const called = new Set(calls(true).map((call) => call.operationId))
    expect(OPERATIONS.map(({ operationId }) => operationId).filter((name) => !called.has(name))).toEqual([])
  })

  it('accepts its own examples, of requests and of answers', () => {
    const all = examples()
    expect(all.length).toBeGreaterThan(40)
    for (const { operation: owner, status, name, value } of all) {
      const wrongs =
        status === 0
          ? wrongsOfRequest(owner, value)
          : wrongsOfAnswer(owner, { status, contentType: mediaType(status), text: JSON.stringify(value) })
      expect({ owner: owner.operationId, status, name, wrongs }).toEqual({
        owner: owner.operationId,
        status,
        name,
        wrongs: [],
      })
    }
  })

  it('refuses a task without a status, so that these tests can fail', () => {
    const text = JSON.stringify({ id: 1, taskType: 'call' })
    expect(wrongsOfAnswer(operation('getTask'), { status: 200, contentType: 'application/json', text })).not.toEqual([])
    expect(wrongsOfAnswer(operation('getTask'), { status: 418, contentType: 'application/json', text })).toEqual([
      'status 418 is not documented',
    ])
  })
})

function mediaType(status: number): string {
  return status < 300 ? 'application/json' : 'application/problem+json'
}
