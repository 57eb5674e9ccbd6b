import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, FAR_TASK } from '#test/sandbox/cast/featured-tasks.ts'
import { KEYS } from '#test/sandbox/keys.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'

type Row = {
  id: number
  status: unknown
  taskType: unknown
  assignedUserId: number
  dueTo: string
  contact: { id: number; fullName: string } | null
}
type Rows = { items: Row[]; hasMore: boolean }

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply({ now: () => new Date('2026-11-04T12:00:00Z') })
})
afterEach(() => reply.close())

async function filter(body: unknown, query = 'top=1000'): Promise<Rows> {
  const answer = await ask(reply, `/v3/tasks/filter?${query}`, { body })
  expect(answer.status).toBe(200)
  return answer.json as Rows
}

describe('filtering tasks', () => {
  it('an empty filter shows everything that the caller may see, colleagues included, 25 at a time', async () => {
    expect((await filter({}, '')).items).toHaveLength(25)
    const users = new Set((await filter({})).items.map(({ assignedUserId }) => assignedUserId))
    expect(users).toEqual(new Set([42, 43]))
    reply.control.setSwitches({ colleagueTasks: 'hidden' })
    expect(new Set((await filter({})).items.map(({ assignedUserId }) => assignedUserId))).toEqual(new Set([42]))
  })

  it('pages through all rows once, also when the server caps its pages silently', async () => {
    reply.control.setSwitches({ pageCap: 40 })
    const seen: number[] = []
    for (let hasMore = true; hasMore; ) {
      const page = await filter({ assignedUserId: 42, status: 0 }, `top=100&skip=${seen.length}`)
      expect(page.items.length).toBeLessThanOrEqual(40)
      seen.push(...page.items.map(({ id }) => id))
      hasMore = page.hasMore
    }
    // All 240 but the one that starts more than a year ahead.
    expect(new Set(seen).size).toBe(239)
    expect(seen).toHaveLength(239)
  })

  it('hides what starts more than a year ahead, unless `to` is sent', async () => {
    const rows = await filter({ status: 0 })
    expect(rows.items.some(({ id }) => id === FAR_TASK)).toBe(false)
    expect((await filter({ to: '2030-01-01T00:00:00Z' })).items.some(({ id }) => id === FAR_TASK)).toBe(true)
  })

  it('bounds startAt by from and to, ends included', async () => {
    const task = reply.world.tasks.get(BOS_TASK)
    const startAt = task?.startAt ?? ''
    expect(
      (await filter({ from: startAt, to: new Date(Date.parse(startAt) + 1).toISOString() })).items.map(({ id }) => id),
    ).toContain(BOS_TASK)
    expect(
      (await filter({ from: new Date(Date.parse(startAt) + 1).toISOString() })).items.map(({ id }) => id),
    ).not.toContain(BOS_TASK)
  })

  it('finds the tasks of a contact, of every assignee, and names the contact in the row', async () => {
    const { items } = await filter({ contactId: MAYA, status: 0 })
    expect(items.map(({ assignedUserId }) => assignedUserId).toSorted((one, other) => one - other)).toEqual([42, 43])
    expect(items[0]?.contact).toEqual({ id: MAYA, fullName: 'Maya Okafor' })
    expect(items[0]).not.toHaveProperty('contactId')
    expect((await filter({ contactId: MAYA, status: 0, assignedUserId: 42 })).items).toHaveLength(1)
  })

  it('knows each criterion', async () => {
    for (const [body, fits] of [
      [{ taskType: 5 }, (row: Row) => row.taskType === 5],
      [{ status: 5 }, (row: Row) => row.status === 5],
      [{ overdue: true }, (row: Row) => row.status === 0 && row.dueTo < '2026-11-04T12:00:00Z'],
      [
        { taskType: 5, linkedInTaskType: 3 },
        (row: Row) => reply.world.tasks.get(row.id)?.linkedInTaskType === 'viewProfile',
      ],
      [{ sequenceIds: [501, 503] }, (row: Row) => [501, 503].includes(reply.world.tasks.get(row.id)?.sequenceId ?? 0)],
      [{ sequenceStepIds: [5013] }, (row: Row) => reply.world.tasks.get(row.id)?.sequenceStepId === 5013],
      [
        { timeZoneIds: ['Asia/Tokyo'] },
        (row: Row) => reply.world.contacts.get(row.contact?.id ?? 0)?.timeZoneId === 'Asia/Tokyo',
      ],
    ] as const) {
      const all = await filter({})
      const { items } = await filter(body)
      expect({ body, ids: items.map(({ id }) => id) }).toEqual({
        body,
        ids: all.items.filter(fits).map(({ id }) => id),
      })
      expect(items.length).toBeGreaterThan(0)
      expect(items.length).toBeLessThan(all.items.length)
    }
  })

  it('takes null for not given', async () => {
    const nothing = {
      from: null,
      to: null,
      taskType: null,
      status: null,
      sequenceIds: null,
      contactId: null,
      overdue: null,
    }
    expect((await filter(nothing)).items).toEqual((await filter({})).items)
  })

  it.each([
    [{ to: '2020-01-01T00:00:00Z', from: '2021-01-01T00:00:00Z' }, '/to'],
    [{ status: 'new' }, '/status'],
    [{ status: 2 }, '/status'],
    [{ taskType: 1 }, '/taskType'],
    [{ sequenceIds: [1, 'two'] }, '/sequenceIds/1'],
    [{ overdue: 'yes' }, '/overdue'],
    [{ from: 'yesterday' }, '/from'],
    ['not json', ''],
  ])('refuses %j with a pointer', async (body, pointer) => {
    const answer = await ask(reply, '/v3/tasks/filter', { body })
    expect(answer.status).toBe(400)
    expect(answer.contentType).toContain('application/problem+json')
    expect(answer.json).toMatchObject({ errors: [{ pointer }] })
    expect(answer.json).not.toHaveProperty('code')
  })

  it('refuses more than 1,000 rows at a time', async () => {
    const answer = await ask(reply, '/v3/tasks/filter?top=1001', { body: {} })
    expect(answer.json).toMatchObject({ status: 400, errors: [{ pointer: '/top' }] })
  })
})

describe('reading a task', () => {
  it('renders the text only when asked to, and keeps the placeholders in the template', async () => {
    const plain = (await ask(reply, `/v3/tasks/${BOS_TASK}`)).json
    expect(plain).toMatchObject({ content: null, template: { body: expect.stringContaining('{{firstName}}') } })
    const rendered = (await ask(reply, `/v3/tasks/${BOS_TASK}?includeContent=true`)).json
    expect(rendered).toMatchObject({ content: { body: expect.stringContaining('Bo') } })
    expect(JSON.stringify(Object(rendered).content)).not.toContain('{{')
  })

  it('says how the contact is reached by the type of the task, or in full by the switch', async () => {
    expect((await ask(reply, '/v3/tasks/184461')).json).toMatchObject({
      deliveryInfo: { email: null, phoneNumber: '+1 415 555 0132', linkedInUrl: null },
    })
    expect((await ask(reply, '/v3/tasks/184485')).json).toMatchObject({ deliveryInfo: null })
    reply.control.setSwitches({ deliveryInfo: 'full' })
    expect((await ask(reply, '/v3/tasks/184461')).json).toMatchObject({
      deliveryInfo: { email: 'maya.okafor@northwind.example', linkedInUrl: 'https://www.linkedin.com/in/maya-okafor' },
    })
  })

  it.each(['0', '-1', 'abc', '9007199254740992', '00184467', '1e5', '184467.0'])('has no task %s', async (id) => {
    expect((await ask(reply, `/v3/tasks/${id}`)).status).toBe(404)
  })

  it('can be made to say what the model cannot hold', async () => {
    reply.control.overrideTask(BOS_TASK, { taskType: 42, surprise: true })
    expect((await ask(reply, `/v3/tasks/${BOS_TASK}`)).json).toMatchObject({ taskType: 42, surprise: true })
  })

  it('shows a colleague’s task, or hides it', async () => {
    expect((await ask(reply, '/v3/tasks/183003')).status).toBe(200)
    reply.control.setSwitches({ colleagueTasks: 'hidden' })
    expect((await ask(reply, '/v3/tasks/183003')).status).toBe(404)
    expect((await ask(reply, '/v3/tasks/183003', { key: KEYS.colleague.key })).status).toBe(200)
  })
})

describe('rescheduling', () => {
  const whole = {
    taskType: 2,
    startAt: '2026-12-01T09:00:00+01:00',
    dueTo: '2026-12-01T17:00:00Z',
    template: { body: 'Call' },
  }
  const put = (body: unknown, id: number = BOS_TASK) => ask(reply, `/v3/tasks/${id}`, { method: 'PUT', body })

  it('replaces an open task', async () => {
    expect((await put(whole)).json).toMatchObject({
      id: BOS_TASK,
      dueTo: whole.dueTo,
      template: { body: 'Call', subject: null },
    })
    expect(reply.control.effects(BOS_TASK)).toMatchObject([{ kind: 'reschedule', byUserId: 42 }])
  })

  it.each([
    [{ startAt: '2014-12-31T00:00:00Z' }, '/startAt'],
    [{ dueTo: whole.startAt }, '/dueTo'],
    [{ taskType: 'call' }, '/taskType'],
    [{ template: {} }, '/template/body'],
    [{ template: null }, '/template'],
  ])('refuses %j with a pointer and changes nothing', async (change, pointer) => {
    const before = structuredClone(reply.world.tasks.get(BOS_TASK))
    expect((await put({ ...whole, ...change })).json).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(reply.world.tasks.get(BOS_TASK)).toEqual(before)
    expect(reply.control.effects()).toEqual([])
  })

  it('wants everything that a full replacement needs', async () => {
    const { json } = await put({})
    const pointers = Object(json).errors.map((error: { pointer: string }) => error.pointer)
    expect(pointers).toEqual(['/taskType', '/startAt', '/dueTo', '/template'])
  })

  it.each([[{ taskType: 7 }], [{ contactId: MAYA }]])(
    'refuses %j for a task of a sequence by a rule, which has no word of its own',
    async (change) => {
      const before = structuredClone(reply.world.tasks.get(BOS_TASK))
      expect((await put({ ...whole, ...change })).json).toMatchObject({ status: 400, code: 'task.unknown' })
      expect(reply.world.tasks.get(BOS_TASK)).toEqual(before)
      expect(reply.control.effects()).toEqual([])
    },
  )

  it('leaves what is no longer open alone', async () => {
    reply.control.setStatus(BOS_TASK, 'archived')
    expect((await put(whole)).json).toMatchObject({ status: 400, code: 'task.unknown' })
  })
})
