import { afterEach, beforeEach, expect, it } from 'vitest'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'
import { KeptAliveClient } from './kept-alive.ts'

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply({ now: () => new Date('2026-11-04T12:00:00Z') })
})
afterEach(() => reply.close())

const control = (method: string, path: string, body?: unknown) =>
  ask(reply, `/__sandbox${path}`, { method, key: null, ...(body === undefined ? {} : { body }) })

it('records every request as it came, and its answer', async () => {
  const client = new KeptAliveClient(reply)
  await client.send('GET', '/v3/contacts?email=nobody%40example.example&top=2')
  await client.complete(BOS_TASK)
  client.close()
  expect(reply.journal.entries).toMatchObject([
    {
      id: 1,
      method: 'GET',
      path: '/v3/contacts',
      query: '?email=nobody%40example.example&top=2',
      body: '',
      status: 200,
      tookEffect: false,
    },
    {
      id: 2,
      at: '2026-11-04T12:00:00.000Z',
      method: 'POST',
      path: `/v3/tasks/${BOS_TASK}/complete`,
      body: '{}',
      connection: 1,
      status: 200,
      outcome: 'answered',
      tookEffect: true,
      fault: null,
    },
  ])
  expect(reply.journal.entries[1]?.rawHeaders).toContainEqual(['X-API-Key', DEMO_KEY])
  expect(reply.journal.entries[1]?.headers['x-api-key']).toBe(DEMO_KEY)
})

it('records what was refused, too, and clears on request; its own requests are not in it', async () => {
  await ask(reply, '/v3/whoami', { key: 'nobody' })
  expect((await control('GET', '/journal')).json).toMatchObject([{ path: '/v3/whoami', status: 401 }])
  await control('DELETE', '/journal')
  expect((await control('GET', '/journal')).json).toEqual([])
})

it('tells what it is: clock, counts, switches, keys', async () => {
  expect((await control('GET', '')).json).toMatchObject({
    now: '2026-11-04T12:00:00.000Z',
    counts: { contacts: 164, faults: 0 },
    switches: { taskEnums: 'integer' },
    keys: expect.arrayContaining([expect.objectContaining({ key: DEMO_KEY })]),
  })
})

it('changes switches, and refuses unknown ones without changing any', async () => {
  expect((await control('PUT', '/switches', { taskEnums: 'string' })).json).toMatchObject({ taskEnums: 'string' })
  expect((await ask(reply, `/v3/tasks/${BOS_TASK}`)).json).toMatchObject({ taskType: 'call' })
  for (const wrong of [{ cors: true, nonsense: 1 }, { taskEnums: 'roman' }]) {
    expect((await control('PUT', '/switches', wrong)).status).toBe(400)
  }
  expect((await control('GET', '/switches')).json).toMatchObject({ taskEnums: 'string', cors: false })
})

it('takes faults, and gives them back', async () => {
  const added = await control('POST', '/faults', { kind: 'status', status: 503, path: '/v3/whoami' })
  expect((await ask(reply, '/v3/whoami')).status).toBe(503)
  expect((await control('GET', '/faults')).json).toMatchObject({
    faults: [{ id: Object(added.json).id, met: 1 }],
    held: 0,
  })
  await control('DELETE', '/faults')
  expect((await control('GET', '/faults')).json).toMatchObject({ faults: [] })
  expect((await control('POST', '/faults', { kind: 'earthquake' })).status).toBe(400)
})

it('lets someone else finish a task, and counts it', async () => {
  expect((await control('POST', `/tasks/${BOS_TASK}/finish`, { callResolution: 'negative' })).status).toBe(200)
  expect((await ask(reply, `/v3/tasks/${BOS_TASK}`)).json).toMatchObject({ status: 1 })
  expect((await control('GET', `/effects/${BOS_TASK}`)).json).toMatchObject([
    { via: 'control', callResolution: 'negative' },
  ])
  expect((await control('POST', `/tasks/${BOS_TASK}/finish`)).status).toBe(400)
})

it('moves a task to another contact, another user, another state; adds and removes tasks', async () => {
  await control('POST', `/tasks/${BOS_TASK}/contact`, { contactId: MAYA })
  await control('POST', `/tasks/${BOS_TASK}/assignee`, { userId: 43 })
  await control('POST', `/tasks/${MAYAS_CALL}/status`, { status: 'cancelled' })
  expect(reply.world.tasks.get(BOS_TASK)).toMatchObject({ contactId: MAYA, assignedUserId: 43 })
  expect((await ask(reply, `/v3/tasks/${MAYAS_CALL}`)).json).toMatchObject({ status: 3 })

  const added = Object((await control('POST', '/tasks', { contactId: MAYA, taskType: 'sms' })).json).task
  expect((await ask(reply, `/v3/tasks/${added.id}`)).json).toMatchObject({
    taskType: 8,
    contactId: MAYA,
    assignedUserId: 42,
  })
  await control('DELETE', `/tasks/${added.id}`)
  expect((await ask(reply, `/v3/tasks/${added.id}`)).status).toBe(404)
  expect((await control('DELETE', `/tasks/${added.id}`)).status).toBe(400)
})

it('moves the clock', async () => {
  await control('POST', '/clock', { advanceMs: 60_000 })
  expect((await ask(reply, '/v3/whoami')).headers.get('date')).toBe('Wed, 04 Nov 2026 12:01:00 GMT')
})

it('starts over: a new world, no faults, an empty journal, the first switches', async () => {
  await ask(reply, `/v3/tasks/${BOS_TASK}/complete`, { body: {} })
  reply.control.setSwitches({ taskEnums: 'string' })
  reply.faults.add({ kind: 'status', status: 500, times: 'always' })
  await control('POST', '/reset', { tasks: 300, switches: { perMinute: 7 } })
  expect(reply.world.tasks.get(BOS_TASK)?.status).toBe('new')
  expect(reply.control.effects()).toEqual([])
  expect(reply.journal.entries).toEqual([])
  expect(reply.switches).toMatchObject({ taskEnums: 'integer', perMinute: 7 })
  expect((await ask(reply, `/v3/tasks/${BOS_TASK}`)).status).toBe(200)
})

it('changes a contact, to hostile texts for one', async () => {
  reply.control.changeContact(MAYA, { firstName: '<img src=x onerror=alert(1)>', linkedInUrl: 'javascript:alert(1)' })
  reply.control.overrideContact(MAYA, { phone: 12 })
  expect((await ask(reply, `/v3/contacts/${MAYA}`)).json).toMatchObject({
    linkedInUrl: 'javascript:alert(1)',
    phone: 12,
  })
  expect(() => reply.control.changeContact(1, {})).toThrow('no contact 1')
  expect(() => reply.control.overrideTask(1, {})).toThrow('no task 1')
})
