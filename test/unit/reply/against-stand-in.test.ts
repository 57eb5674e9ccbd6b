import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallResolution, Encoding, KeyHeader, TaskSummary } from '#lib/shared/reply/model.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import { createReplyApi } from '#lib/worker/reply/client.ts'
import { connect } from '#lib/worker/reply/connect.ts'
import { pointsAt } from '#lib/worker/reply/problems.ts'
import type { RequestDeps } from '#lib/worker/reply/request.ts'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, FAR_TASK, GREATEST_TASK_ID, MAYAS_CALL, TOMAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY, KEYS, ROSA } from '#test/sandbox/keys.ts'
import { fullName } from '#test/sandbox/people.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'

const DEPS: RequestDeps = { fetch: globalThis.fetch, now: Date.now, isOnline: () => true }
const NO_RESOLUTION = { callResolution: null, finishProspectInSequence: false }

let reply: RunningReply
beforeAll(async () => {
  reply = await startReply({ switches: { perMinute: 100_000, perHour: 100_000 } })
})
afterAll(() => reply.close())
beforeEach(() => reply.control.reset())

/** A client as set-up makes it: the header is settled by testing the key. */
async function connected(key = DEMO_KEY, teamId: number | null = null): Promise<ReplyApi> {
  const made = await connect({ apiUrl: reply.url, key, teamId }, DEPS)
  if (!made.ok) throw new Error(`not connected: ${made.problem.code}`)
  return createReplyApi({ apiUrl: reply.url, key, teamId, header: made.value.header }, DEPS)
}

async function allTasks(api: ReplyApi, top: number, encoding: Encoding): Promise<TaskSummary[]> {
  const filter = { assignedUserId: ROSA, status: { name: 'new' as const, encoding }, to: '2100-01-01T00:00:00Z' }
  const tasks: TaskSummary[] = []
  let skip = 0
  for (let hasMore = true; hasMore; ) {
    const page = await api.tasks(filter, { top, skip })
    if (!page.ok) throw new Error(`no page: ${page.problem.code}`)
    tasks.push(...page.value.items)
    skip += page.value.received
    hasMore = page.value.hasMore
  }
  return tasks
}

const DIALECTS: { header: KeyHeader; encoding: Encoding }[] = [
  { header: 'X-API-Key', encoding: 'integers' },
  { header: 'X-API-Key', encoding: 'strings' },
  { header: 'Authorization', encoding: 'integers' },
  { header: 'Authorization', encoding: 'strings' },
]

describe.each(DIALECTS)('a Reply that wants $header and writes $encoding', ({ header, encoding }) => {
  beforeEach(() =>
    reply.control.setSwitches({
      credential: header === 'X-API-Key' ? 'x-api-key' : 'bearer',
      taskEnums: encoding === 'integers' ? 'integer' : 'string',
      otherEnums: encoding === 'integers' ? 'pascal' : 'camel',
    }),
  )

  it('is connected to with the header that it takes', async () => {
    const made = await connect({ apiUrl: `${reply.url}/v3/`, key: DEMO_KEY, teamId: null }, DEPS)
    expect(made).toMatchObject({ ok: true, value: { header, user: { userId: ROSA } } })
    expect(reply.journal.entries).toHaveLength(header === 'X-API-Key' ? 1 : 2)
    for (const { headers } of reply.journal.entries) {
      expect('x-api-key' in headers && 'authorization' in headers).toBe(false)
    }
  })

  it('gives every open task once, over all pages', async () => {
    const tasks = await allTasks(await connected(), 50, encoding)
    const open = [...reply.world.tasks.values()].filter((task) => task.assignedUserId === ROSA && task.status === 'new')
    const visible = open.filter(
      (task) => task.contactId === null || reply.world.contacts.get(task.contactId)?.teamId === 100,
    )
    expect(new Set(tasks.map(({ id }) => id))).toEqual(new Set(visible.map(({ id }) => id)))
    expect(tasks).toHaveLength(visible.length)
    for (const task of tasks) {
      const { taskType, linkedInTaskType, contactId, dueTo } = reply.world.tasks.get(task.id) ?? {}
      expect(task).toMatchObject({ taskType, linkedInTaskType, contactId, dueTo, status: 'new', encoding })
    }
    expect(tasks.map(({ id }) => id)).toEqual(expect.arrayContaining([FAR_TASK, GREATEST_TASK_ID]))
  })

  it('gives the tasks of one person, before its encoding is known', async () => {
    const api = await connected()
    const page = await api.tasks({ contactId: MAYA }, { top: 200, skip: 0 })
    const ids = page.ok ? page.value.items.map(({ id }) => id) : []
    expect(ids).toContain(MAYAS_CALL)
    expect(page.ok && page.value.items.every((task) => task.contactId === MAYA && task.encoding === encoding)).toBe(
      true,
    )
  })

  it('gives a task whole, with its script', async () => {
    const api = await connected()
    const read = await api.task(MAYAS_CALL, { includeContent: true })
    const { startAt, dueTo, createdAt, sequenceId, sequenceStepDisplayName, template } =
      reply.world.tasks.get(MAYAS_CALL) ?? {}
    const maya = reply.world.contacts.get(MAYA)
    expect(read).toMatchObject({
      ok: true,
      value: {
        value: {
          id: MAYAS_CALL,
          taskType: 'call',
          status: 'new',
          encoding,
          creationSource: 'sequence',
          contactId: MAYA,
          startAt,
          dueTo,
          createdAt,
          sequenceId,
          sequenceStepDisplayName,
          template: { body: template?.body },
          content: { body: expect.stringContaining(maya?.firstName ?? 'a name') },
          deliveryInfo: { phoneNumber: maya?.phone },
        },
        serverTime: expect.any(Number),
      },
    })
  })

  it.each<CallResolution>(['positive', 'toCall', 'negative'])(
    'completes a call as %s, once',
    async (callResolution) => {
      const api = await connected()
      const done = await api.complete(TOMAS_CALL, { callResolution, finishProspectInSequence: true }, 'integers')
      expect(done).toMatchObject({ ok: true, value: { value: { id: TOMAS_CALL, status: 'finished', encoding } } })
      expect(reply.control.effects(TOMAS_CALL)).toMatchObject([
        { kind: 'complete', callResolution, finishProspectInSequence: true, doubled: false },
      ])
      expect(reply.control.requests('POST', '/v3/tasks/*/complete')).toHaveLength(1)
    },
  )

  it('completes another task without a resolution', async () => {
    const api = await connected()
    const done = await api.complete(BOS_TASK, NO_RESOLUTION, encoding)
    expect(done).toMatchObject({ ok: true, value: { value: { status: 'finished' } } })
    expect(reply.control.requests('POST', '/v3/tasks/*/complete').map(({ body }) => body)).toEqual([
      '{"finishProspectInSequence":false}',
    ])
  })

  it('completes the task with the greatest id', async () => {
    const done = await (await connected()).complete(GREATEST_TASK_ID, NO_RESOLUTION, encoding)
    expect(done).toMatchObject({ ok: true, value: { value: { id: GREATEST_TASK_ID } } })
    expect(reply.control.completions(GREATEST_TASK_ID)).toBe(1)
  })

  it('refuses a resolution as a word at that very field, and nothing happens', async () => {
    const refused = await (await connected()).complete(
      MAYAS_CALL,
      { callResolution: 'positive', finishProspectInSequence: false },
      'strings',
    )
    expect(refused).toMatchObject({ ok: false, problem: { code: 'refused', status: 400 } })
    expect(!refused.ok && pointsAt(refused.problem, 'callResolution')).toBe(true)
    expect(reply.control.completions(MAYAS_CALL)).toBe(0)
  })

  it('knows a person by id, profile and e-mail, and a sequence by id', async () => {
    const api = await connected()
    const maya = reply.world.contacts.get(MAYA)
    if (!maya) throw new Error('Maya is not in the cast.')
    const found = { id: MAYA, fullName: fullName(maya), email: maya.email, phone: maya.phone, company: maya.company }
    expect(await api.contact(MAYA)).toMatchObject({ ok: true, value: found })
    expect(await api.contactsByLinkedIn(`${maya.linkedInUrl}/?trk=feed`)).toMatchObject({ ok: true, value: [found] })
    expect(await api.contactsByEmail(maya.email ?? '')).toMatchObject({ ok: true, value: [found] })
    const [membership] = maya.sequences
    const sequence = await api.sequence(membership?.sequenceId ?? 0)
    expect(sequence).toMatchObject({ ok: true, value: { name: membership?.sequenceName, status: 'active' } })
  })

  it('gives the contacts of a sequence', async () => {
    const [membership] = reply.world.contacts.get(MAYA)?.sequences ?? []
    const sequenceId = membership?.sequenceId ?? 0
    const page = await (await connected()).contactsOfSequence(sequenceId, { top: 1000, skip: 0 })
    const inIt = [...reply.world.contacts.values()].filter(
      (contact) => contact.teamId === 100 && contact.sequences.some((row) => row.sequenceId === sequenceId),
    )
    expect(page.ok && page.value.items.map(({ id }) => id)).toEqual(inIt.map(({ id }) => id))
    expect(page).toMatchObject({ ok: true, value: { hasMore: false, received: inIt.length } })
  })

  it('reads a state and a type that nobody knows yet', async () => {
    const unknown = encoding === 'integers' ? { taskType: 77, status: 88 } : { taskType: 'fax', status: 'snoozed' }
    reply.control.overrideTask(MAYAS_CALL, { ...unknown, template: null, deliveryInfo: '', surprise: [1] })
    expect(await (await connected()).task(MAYAS_CALL)).toMatchObject({
      ok: true,
      value: { value: { taskType: 'other', status: 'other', template: null, deliveryInfo: null, encoding } },
    })
  })
})

describe('a key', () => {
  it('that was revoked is refused, after both headers were tried', async () => {
    const made = await connect({ apiUrl: reply.url, key: KEYS.revoked.key, teamId: null }, DEPS)
    expect(made).toMatchObject({ ok: false, problem: { code: 'keyRefused', status: 401 } })
    expect(reply.journal.entries).toHaveLength(2)
  })

  it('for two teams has to name one, and then works', async () => {
    const asked = await connect({ apiUrl: reply.url, key: KEYS.twoTeams.key, teamId: null }, DEPS)
    expect(asked).toMatchObject({
      ok: false,
      problem: { code: 'teamRequired', teams: [{ teamId: 100 }, { teamId: 101 }] },
    })
    const api = await connected(KEYS.twoTeams.key, 101)
    expect(await api.whoami()).toMatchObject({ ok: true, value: { userId: ROSA } })
  })

  it('of a team or an organization is recognised as one that can act as colleagues', async () => {
    for (const key of [KEYS.team.key, KEYS.organization.key]) {
      const made = await connect({ apiUrl: reply.url, key, teamId: 100 }, DEPS)
      expect(made).toMatchObject({ ok: false, problem: { code: 'userRequired' } })
    }
  })

  it('with too few scopes says which one is missing', async () => {
    const readOnly = await connected(KEYS.readOnly.key)
    expect(await readOnly.complete(BOS_TASK, NO_RESOLUTION, 'integers')).toMatchObject({
      ok: false,
      problem: { code: 'scopeMissing', scope: 'tasks:operate' },
    })
    const noContacts = await connected(KEYS.noContacts.key)
    expect(await noContacts.contact(MAYA)).toMatchObject({
      ok: false,
      problem: { code: 'scopeMissing', scope: 'contacts:read' },
    })
  })

  it('with the smallest useful scopes does the whole job', async () => {
    const api = await connected(KEYS.smallest.key)
    expect((await api.task(BOS_TASK)).ok).toBe(true)
    expect((await api.contact(MAYA)).ok).toBe(true)
    expect((await api.tasks({}, { top: 5, skip: 0 })).ok).toBe(true)
    expect((await api.complete(BOS_TASK, NO_RESOLUTION, 'integers')).ok).toBe(true)
  })
})

describe('a completion that goes wrong', () => {
  const complete = async () => (await connected()).complete(BOS_TASK, NO_RESOLUTION, 'integers')

  it.each([400, 404, 409, 422] as const)(
    'because the task was finished elsewhere is told by %i',
    async (notOpenStatus) => {
      reply.control.setSwitches({ notOpenStatus })
      reply.control.finishElsewhere(BOS_TASK)
      const result = await complete()
      expect(result).toMatchObject({ ok: false, problem: { code: notOpenStatus === 404 ? 'notFound' : 'conflict' } })
      expect(reply.control.completions(BOS_TASK)).toBe(1)
    },
  )

  it.each([
    ['a cut before it took effect', { kind: 'cutBeforeCommit', how: 'reset' }, 'network', 0],
    ['a cut after it took effect', { kind: 'cutAfterCommit', how: 'close' }, 'network', 1],
    ['an answer that is torn', { kind: 'cutMidBody' }, 'network', 1],
    ['an answer of 20 MB', { kind: 'hugeBody' }, 'unreadable', 1],
    ['an answer about another task', { kind: 'wrongId' }, 'unreadable', 1],
    ['an answer that is no JSON', { kind: 'unreadableJson' }, 'unreadable', 1],
    ['no answer at all with 204', { kind: 'status', status: 204, commits: true }, 'unreadable', 1],
    [
      'HTML of a balancer',
      { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' },
      'serverError',
      0,
    ],
    ['500 after it took effect', { kind: 'status', status: 500, commits: true }, 'serverError', 1],
    ['a redirect', { kind: 'status', status: 307, headers: { Location: 'https://elsewhere.example/' } }, 'network', 0],
    ['408', { kind: 'status', status: 408 }, 'timeout', 0],
  ] as const)('by %s ends as a problem, and is sent once', async (_name, fault, code, completions) => {
    const api = await connected()
    reply.control.addFault({ ...fault, path: '/v3/tasks/*/complete' })
    const result = await api.complete(BOS_TASK, NO_RESOLUTION, 'integers')
    expect(result).toMatchObject({ ok: false, problem: { code } })
    expect(JSON.stringify(result)).not.toContain(DEMO_KEY)
    expect(reply.control.completions(BOS_TASK)).toBe(completions)
  })

  it('because of the rate limit says when to come back', async () => {
    const api = await connected()
    reply.control.setSwitches({ perMinute: 1 })
    const before = Date.now()
    const result = await api.complete(BOS_TASK, NO_RESOLUTION, 'integers')
    expect(result).toMatchObject({ ok: false, problem: { code: 'rateLimited' } })
    const wait = (result.ok ? 0 : (result.problem.retryAt ?? 0)) - before
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(61_000)
  })
})
