import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Encoding } from '#lib/shared/reply/model.ts'
import type { ReplyApi, WrapUpApi } from '#lib/worker/reply/api.ts'
import { createReplyApi } from '#lib/worker/reply/client.ts'
import type { NewTask } from '#lib/worker/reply/contact-model.ts'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY, KEYS, PIKE, ROSA } from '#test/sandbox/keys.ts'
import type { Task, TaskType } from '#test/sandbox/model.ts'
import { Q4_OUTBOUND } from '#test/sandbox/sequences.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { json, replyAnswering } from './fake-fetch.ts'

const TYPES: TaskType[] = ['toDo', 'call', 'meeting', 'linkedIn', 'manualEmail', 'sms', 'whatsApp']
const LATER = { startAt: '2027-03-05T07:00:00Z', dueTo: '2027-03-05T15:00:00Z' }
const FOLLOW_UP: NewTask = { ...LATER, taskType: 'call', contactId: MAYA, text: 'Call back [k2p9d]' }
const IN_SEQUENCE = { sequenceId: Q4_OUTBOUND, contactId: MAYA }

let reply: RunningReply
beforeAll(async () => {
  reply = await startReply({ switches: { perMinute: 100_000, perHour: 100_000 } })
})
afterAll(() => reply.close())
beforeEach(() => reply.control.reset())

function client(key = DEMO_KEY): ReplyApi & WrapUpApi {
  const network = { fetch: globalThis.fetch, now: Date.now, isOnline: () => true }
  return createReplyApi({ apiUrl: reply.url, key, teamId: null, header: 'X-API-Key' }, network)
}

describe.each<Encoding>(['integers', 'strings'])('a Reply that writes %s', (encoding) => {
  beforeEach(() =>
    reply.control.setSwitches({
      taskEnums: encoding === 'integers' ? 'integer' : 'string',
      otherEnums: encoding === 'integers' ? 'pascal' : 'camel',
      batchErrors: encoding === 'integers' ? 'numeric' : 'string',
    }),
  )

  it.each(TYPES)('a task of the type %s is moved with every field but the dates as it was read', async (taskType) => {
    const { id } = reply.control.addTask({
      taskType,
      contactId: MAYA,
      linkedInTaskType: taskType === 'linkedIn' ? 'inMail' : null,
      template: {
        body: ' Hi {{firstName}},\r\n\ttwo lanes ',
        subject: '',
        attachmentIdList: taskType === 'sms' ? [] : [7],
      },
    })
    const before: Task | undefined = structuredClone(reply.world.tasks.get(id))
    const api = client()
    const read = await api.taskToMove(id)
    if (!read.ok) throw new Error(read.problem.code)
    expect(read.value.value.task).toMatchObject({ id, taskType, encoding })
    const moved = await api.moveTask(id, read.value.value.asRead, LATER)
    expect(moved).toMatchObject({ ok: true, value: { value: { id, status: 'new', ...LATER } } })
    expect(reply.world.tasks.get(id)).toEqual({ ...before, ...LATER })
    expect(reply.control.effects(id).map(({ kind }) => kind)).toEqual(['reschedule'])
  })

  it('a task that is over is not moved, and only a read says why', async () => {
    const api = client()
    const read = await api.taskToMove(MAYAS_CALL)
    if (!read.ok) throw new Error(read.problem.code)
    reply.control.finishElsewhere(MAYAS_CALL)
    expect(await api.moveTask(MAYAS_CALL, read.value.value.asRead, LATER)).toMatchObject({
      problem: { code: 'refused', slug: 'task.unknown' },
    })
  })

  it.each(TYPES)('a follow-up of the type %s is made, and found again by person, type and start', async (taskType) => {
    const api = client()
    const made = await api.createTask({ ...FOLLOW_UP, taskType }, encoding)
    expect(made).toMatchObject({
      ok: true,
      value: { value: { taskType, contactId: MAYA, status: 'new', assignedUserId: ROSA, creationSource: 'user' } },
    })
    const window = { from: '2027-03-05T06:59:00Z', to: '2027-03-05T07:01:00Z' }
    const found = await api.tasks(
      { contactId: MAYA, taskType: { name: taskType, encoding }, ...window },
      { top: 25, skip: 0 },
    )
    expect(found.ok && found.value.items).toMatchObject([{ taskType, startAt: LATER.startAt }])
  })

  it('a task is given away, many are completed at once', async () => {
    const api = client()
    expect(await api.reassignTask(MAYAS_CALL, PIKE)).toMatchObject({
      ok: true,
      value: { value: { assignedUserId: PIKE } },
    })
    expect(await api.reassignTask(184472, 77)).toMatchObject({
      problem: { code: 'notAllowed', slug: 'task.forbidden' },
    })
    reply.control.finishElsewhere(184473)
    const batch = await api.completeBatch([184473, 184474, 1])
    expect(batch.ok && [...batch.value.value]).toEqual([
      [1, { code: 'notFound', status: 200, slug: 'notFound' }],
      [184473, { code: 'conflict', status: 200, slug: 'cannotComplete' }],
    ])
    expect(reply.world.tasks.get(184474)?.status).toBe('finished')
  })

  it('a note is added, and its tag found where the server lists notes', async () => {
    const api = client()
    expect(await api.addNote(MAYA, 'Call, positive\r\nWants a demo.\n[k2p9d]\u0007 ')).toMatchObject({ ok: true })
    expect(reply.control.effects()).toMatchObject([{ kind: 'note', text: 'Call, positive\nWants a demo.\n[k2p9d]' }])
    const seen = await api.contactActivities(MAYA, { top: 100, skip: 0 })
    expect(seen.ok && seen.value.items.flatMap(({ texts }) => texts)).toEqual([expect.stringContaining('[k2p9d]')])
    expect(await api.notesOf(MAYA)).toMatchObject({ ok: true, value: { id: MAYA } })
  })

  it('a person is opted out, and a repeat is the same', async () => {
    const api = client()
    for (const _ of [1, 2]) expect(await api.setOptedOut(MAYA)).toMatchObject({ ok: true, value: { value: 'done' } })
    expect(await api.contact(MAYA)).toMatchObject({ ok: true, value: { isOptedOut: true } })
    expect(await api.setOptedOut(71001)).toMatchObject({ problem: { code: 'notFound', status: 200 } })
  })

  it('a server that lacks the operation says so, and the update of the contact does it', async () => {
    reply.control.setSwitches({ lacks: ['setContactsOptedOut', 'addContactNote', 'setSequenceContactsStatus'] })
    const api = client()
    const missing = { ok: false, problem: { code: 'operationMissing', status: 404 } }
    expect(await api.setOptedOut(MAYA)).toEqual(missing)
    expect(await api.addNote(MAYA, 'Once.')).toEqual(missing)
    expect(await api.setStateInSequence(IN_SEQUENCE, 'paused')).toEqual(missing)
    expect(await api.optOutByUpdate(MAYA)).toMatchObject({ ok: true, value: { value: { isOptedOut: true } } })
  })

  it('a person is paused once in one sequence, and taken out of it', async () => {
    const api = client()
    expect(await api.setStateInSequence(IN_SEQUENCE, 'paused')).toMatchObject({ ok: true })
    const again = await api.setStateInSequence(IN_SEQUENCE, 'paused')
    // On an older page its number means only that it was refused.
    expect(again).toMatchObject({ problem: { code: encoding === 'strings' ? 'conflict' : 'refused', status: 200 } })
    expect(await api.membership(IN_SEQUENCE)).toMatchObject({ ok: true, value: { state: 'paused' } })
    await api.setStateInSequence(IN_SEQUENCE, 'finished')
    expect(await api.memberships(MAYA)).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ sequenceId: Q4_OUTBOUND, state: 'finished' })]),
    })
    reply.control.setMembership(MAYA, Q4_OUTBOUND, null)
    expect(await api.membership(IN_SEQUENCE)).toMatchObject({
      problem: { code: 'notFound', slug: 'sequenceContact.notInSequence' },
    })
  })

  it('one read tells how the person stands everywhere', async () => {
    reply.control.changeContact(MAYA, { meetingStatus: 'meetingBooked' })
    reply.control.setMembership(MAYA, Q4_OUTBOUND, 'paused')
    const statuses = await client().contactStatuses(MAYA)
    expect(statuses).toMatchObject({ ok: true, value: { meetingStatus: 'meetingBooked', isOptedOut: false } })
    expect(statuses.ok && statuses.value.memberships[0]).toMatchObject({ sequenceId: Q4_OUTBOUND, state: 'paused' })
  })

  it('colleagues are named, or refused outside an organization', async () => {
    const api = client()
    expect(await api.teamUsers()).toMatchObject({
      value: expect.arrayContaining([{ teamId: 100, userId: PIKE, name: 'Jonah Pike' }]),
    })
    reply.control.setSwitches({ organization: false })
    expect(await api.teamUsers()).toMatchObject({ problem: { code: 'notAllowed' } })
  })

  it('a key without the scope is told which one each write needs', async () => {
    const api = client(KEYS.smallest.key)
    const refused = [
      await api.addNote(MAYA, 'Once.'),
      await api.setOptedOut(MAYA),
      await api.optOutByUpdate(MAYA),
      await api.createTask(FOLLOW_UP, encoding),
      await api.reassignTask(MAYAS_CALL, PIKE),
      await api.setStateInSequence(IN_SEQUENCE, 'paused'),
      await api.membership(IN_SEQUENCE),
    ]
    expect(refused.map((result) => (result.ok ? null : result.problem.scope))).toEqual([
      'contacts:operate',
      'contacts:operate',
      'contacts:write',
      'tasks:write',
      'tasks:write',
      'sequences:operate',
      'sequences:read',
    ])
    expect(reply.control.effects()).toEqual([])
  })
})

describe('text that a person typed', () => {
  it('fills nothing in: a double brace is broken up', async () => {
    await client().createTask({ ...FOLLOW_UP, text: 'Ask {{{name}}} [k2p9d]' }, 'integers')
    expect(reply.control.effects()).toMatchObject([{ kind: 'create', text: 'Ask { { {name}}} [k2p9d]' }])
  })

  it('of nothing but blanks is not sent as a note', async () => {
    expect(await client().addNote(MAYA, ' \n ')).toMatchObject({ problem: { code: 'badChoice' } })
    expect(reply.journal.entries).toEqual([])
  })
})

describe('an odd answer', () => {
  it.each([[null], [[]], ['done'], [{ 2: { error: 'notFound' } }]])(
    'of %j to an opt-out proves nothing',
    async (body) => {
      const { api } = replyAnswering(() => json(body))
      expect(await api.setOptedOut(1)).toMatchObject({ problem: { code: 'unreadable' } })
    },
  )

  it.each([
    [{ error: 'invalidInput' }, 'refused', 'invalidInput'],
    [{ Error: 'NotFound', errorDetails: 'secret words' }, 'notFound', 'NotFound'],
    [{ error: 99 }, 'refused', '99'],
    [{ error: 'Some sentence of the server.' }, 'refused', undefined],
    [null, 'refused', undefined],
  ])('about one person, %j, is a problem without the server’s sentences', async (entry, code, slug) => {
    const { api } = replyAnswering(() => json({ 1: entry }))
    expect(await api.setOptedOut(1)).toEqual({
      ok: false,
      problem: { code, status: 200, ...(slug !== undefined && { slug }) },
    })
  })

  it.each([
    [200, '"OK"'],
    [201, ''],
    [204, null],
  ])('with status %i is a success of a note, whatever its body', async (status, body) => {
    const { api } = replyAnswering(() => new Response(body, { status }))
    expect(await api.addNote(1, 'Once.')).toMatchObject({ ok: true })
  })

  it('of activities may be a bare array, and depends on nothing inside', async () => {
    const { api } = replyAnswering(() =>
      json([{ id: 2 ** 60, content: { a: [{ b: 'deep' }], c: 7 }, userName: { x: 1 } }, null]),
    )
    expect(await api.contactActivities(1, { top: 100, skip: 0 })).toMatchObject({
      ok: true,
      value: { items: [{ texts: ['deep'], date: null }], hasMore: false, received: 2 },
    })
  })
})
