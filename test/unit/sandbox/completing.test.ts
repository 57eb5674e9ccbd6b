import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAYA, PRIYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply({ now: () => new Date('2026-11-04T12:00:00Z') })
})
afterEach(() => reply.close())

const complete = (id: number, body: unknown = {}) => ask(reply, `/v3/tasks/${id}/complete`, { body })
const statusOf = (id: number) => reply.world.tasks.get(id)?.status

describe('completing a task', () => {
  it('finishes it, at the server’s time, with the final text', async () => {
    reply.control.advanceClock(90_000)
    const answer = await complete(MAYAS_CALL, { callResolution: 0, finishProspectInSequence: false })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      id: MAYAS_CALL,
      status: 1,
      finishedAt: '2026-11-04T12:01:30.000Z',
      template: { body: expect.stringContaining('Hi Maya, this is Rosa Lindgren') },
      content: null,
    })
    expect(answer.headers.get('date')).toBe('Wed, 04 Nov 2026 12:01:30 GMT')
    expect(reply.control.effects(MAYAS_CALL)).toMatchObject([
      {
        kind: 'complete',
        byUserId: 42,
        callResolution: 'positive',
        finishProspectInSequence: false,
        doubled: false,
        via: 'api',
      },
    ])
  })

  it.each([
    ['integer', 0, 'positive', 'called'],
    ['integer', 1, 'toCall', 'toCall'],
    ['integer', 2, 'negative', 'called'],
    ['string', 0, 'positive', 'called'],
    ['string', 1, 'toCall', 'toCall'],
    ['string', 2, 'negative', 'called'],
    ['integer', null, null, 'called'],
  ] as const)('takes the result of a call as %s %j', async (taskEnums, sent, kept, callStatus) => {
    reply.control.setSwitches({ taskEnums })
    expect((await complete(MAYAS_CALL, { callResolution: sent })).status).toBe(200)
    expect(reply.world.tasks.get(MAYAS_CALL)?.callResolution).toBe(kept)
    expect(reply.world.contacts.get(MAYA)?.callStatus).toBe(callStatus)
  })

  it.each([
    ['integer', 'positive'],
    ['integer', 3],
    ['integer', '0'],
    ['string', 'positive'],
    ['string', 'Positive'],
  ] as const)(
    'with %s enums refuses the result %j, whatever the type of the task',
    async (taskEnums, callResolution) => {
      reply.control.setSwitches({ taskEnums })
      for (const id of [MAYAS_CALL, 184474]) {
        const answer = await complete(id, { callResolution })
        expect(answer.json).toMatchObject({ status: 400, errors: [{ pointer: '/callResolution' }] })
        expect(statusOf(id)).toBe('new')
      }
      expect(reply.control.effects()).toEqual([])
    },
  )

  it('takes words for results where a server nobody has documented wants them, and can point at the whole body', async () => {
    reply.control.setSwitches({ callResolutions: 'word', validationPointers: 'body' })
    expect((await complete(MAYAS_CALL, { callResolution: 1 })).json).toMatchObject({ errors: [{ pointer: '' }] })
    expect((await complete(MAYAS_CALL, { callResolution: 'toCall' })).status).toBe(200)
  })

  it('can answer a repetition with 200 and what the first one has left', async () => {
    reply.control.setSwitches({ keepFirst: true })
    const first = await complete(MAYAS_CALL, { callResolution: 0 })
    const second = await complete(MAYAS_CALL, { callResolution: 2 })
    expect(second).toMatchObject({ status: 200, json: first.json })
    expect(reply.control.effects(MAYAS_CALL)).toMatchObject([{ callResolution: 'positive' }])
  })

  it('ignores the result of a call for other types', async () => {
    expect((await complete(184474, { callResolution: 2 })).status).toBe(200)
    expect(reply.control.effects(184474)).toMatchObject([{ callResolution: null }])
  })

  it.each([[{ finishProspectInSequence: 'yes' }], [{ finishProspectInSequence: null }], [[]], ['{"unfinished']])(
    'refuses the body %j',
    async (body) => {
      expect((await complete(MAYAS_CALL, body)).status).toBe(400)
      expect(statusOf(MAYAS_CALL)).toBe('new')
    },
  )

  it('wants JSON', async () => {
    const answer = await ask(reply, `/v3/tasks/${MAYAS_CALL}/complete`, {
      body: {},
      headers: { 'Content-Type': 'text/plain' },
    })
    expect([answer.status, statusOf(MAYAS_CALL)]).toEqual([400, 'new'])
  })

  it('leaves the contact in the sequence, one step on', async () => {
    await complete(184473)
    const membership = reply.world.contacts.get(PRIYA)?.sequences.find(({ sequenceId }) => sequenceId === 501)
    expect(membership).toMatchObject({ status: 'active', currentStep: 6 })
    expect([statusOf(184474), statusOf(184475)]).toEqual(['new', 'new'])
  })

  it('finish in sequence takes the contact out of this sequence and detaches their other open tasks in it', async () => {
    const elsewhere = reply.control.addTask({ contactId: PRIYA, sequenceId: 502, taskType: 'call' })
    await complete(184473, { callResolution: 2, finishProspectInSequence: true })
    expect([statusOf(184473), statusOf(184474), statusOf(184475), statusOf(elsewhere.id)]).toEqual([
      'finished',
      'sequenceDetached',
      'sequenceDetached',
      'new',
    ])
    const statuses = (await ask(reply, `/v3/contacts/${PRIYA}/statuses`)).json
    expect(statuses).toMatchObject({
      callStatus: 'Called',
      sequences: [{ sequenceId: 501, statusInSequence: 'Finished' }],
    })
  })
})

describe('completing what is not open', () => {
  it('is a conflict for finished, detached, cancelled and archived tasks, with one effect at most', async () => {
    await complete(BOS_TASK)
    const again = await complete(BOS_TASK)
    expect(again.json).toMatchObject({ status: 409, code: 'task.cannotComplete' })
    expect(reply.control.completions(BOS_TASK)).toBe(1)
    for (const status of ['sequenceDetached', 'cancelled', 'archived'] as const) {
      reply.control.setStatus(MAYAS_CALL, status)
      expect((await complete(MAYAS_CALL)).status).toBe(409)
    }
    expect(reply.control.completions(MAYAS_CALL)).toBe(0)
  })

  it.each([400, 404, 409, 422] as const)(
    'can answer with %i, for the status is undocumented',
    async (notOpenStatus) => {
      reply.control.setSwitches({ notOpenStatus })
      reply.control.finishElsewhere(BOS_TASK)
      expect((await complete(BOS_TASK)).status).toBe(notOpenStatus)
    },
  )

  it('counts a doubled effect where repeats are accepted', async () => {
    reply.control.setSwitches({ acceptRepeats: true })
    expect((await complete(BOS_TASK)).status).toBe(200)
    expect((await complete(BOS_TASK)).status).toBe(200)
    expect(reply.control.completions(BOS_TASK)).toBe(2)
    expect(reply.control.effects(BOS_TASK).map(({ doubled }) => doubled)).toEqual([false, true])
  })

  it('a colleague’s task is missing, forbidden or open to all, as the switch says', async () => {
    expect((await complete(183003)).json).toMatchObject({ status: 404, code: 'task.notFound' })
    reply.control.setSwitches({ colleagueTasks: 'readable-403' })
    expect((await complete(183003)).status).toBe(403)
    expect(reply.control.completions(183003)).toBe(0)
    reply.control.setSwitches({ colleagueTasks: 'open' })
    expect((await complete(183003)).status).toBe(200)
  })

  it('there is no way to execute: the call is a 404 that the journal shows', async () => {
    expect((await ask(reply, `/v3/tasks/${BOS_TASK}/execute`, { body: {} })).status).toBe(404)
    expect(reply.control.requests('POST', '/v3/tasks/*/execute')).toHaveLength(1)
    expect(statusOf(BOS_TASK)).toBe('new')
  })
})

describe('many at once', () => {
  it('lists only the failures, by number or by name', async () => {
    reply.control.finishElsewhere(BOS_TASK)
    const ids = [184474, BOS_TASK, 1, 183003]
    const batch = () => ask(reply, '/v3/tasks/batch/complete', { body: { ids } })
    expect((await batch()).json).toEqual({
      [BOS_TASK]: { error: 7, errorDetails: null },
      1: { error: 1, errorDetails: null },
      183003: { error: 1, errorDetails: null },
    })
    expect(statusOf(184474)).toBe('finished')
    reply.control.setSwitches({ batchErrors: 'string' })
    expect((await batch()).json).toMatchObject({ 184474: { error: 'cannotComplete' }, 1: { error: 'notFound' } })
  })

  it('takes 100 ids at most', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => index + 1)
    expect((await ask(reply, '/v3/tasks/batch/complete', { body: { ids } })).status).toBe(400)
  })

  it('reassigns by either name of the field', async () => {
    await ask(reply, '/v3/tasks/batch/assign', { body: { ids: [BOS_TASK], userId: 43 } })
    await ask(reply, '/v3/tasks/batch/assign', { body: { ids: [MAYAS_CALL], assignedUserId: 44 } })
    expect(reply.world.tasks.get(BOS_TASK)?.assignedUserId).toBe(43)
    expect(reply.world.tasks.get(MAYAS_CALL)?.assignedUserId).toBe(44)
  })
})
