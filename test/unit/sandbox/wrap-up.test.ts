import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAYA, PRIYA } from '#test/sandbox/cast/featured-people.ts'
import { BOS_TASK, MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { KEYS } from '#test/sandbox/keys.ts'
import { Q4_OUTBOUND } from '#test/sandbox/sequences.ts'
import { type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { ask } from './ask.ts'

let reply: RunningReply
beforeEach(async () => {
  reply = await startReply({ now: () => new Date('2026-11-04T12:00:00Z') })
})
afterEach(() => reply.close())

const post = (path: string, body: unknown) => ask(reply, `/v3${path}`, { body })
const activities = async () => Object((await ask(reply, `/v3/contacts/${MAYA}/activities`)).json).items
const note = (text: string) => post(`/contacts/${MAYA}/notes`, { notes: text })

describe('a note', () => {
  it('is an entry of its own each time, and nothing comes back', async () => {
    expect(await note('Asked for prices.')).toMatchObject({ status: 204, text: '' })
    await note('Asked for prices.')
    expect(reply.control.effects()).toMatchObject([
      { kind: 'note', contactId: MAYA, text: 'Asked for prices.', byUserId: 42 },
      { kind: 'note', contactId: MAYA },
    ])
    expect(await activities()).toMatchObject([{ content: { text: 'Asked for prices.' } }, {}])
  })

  it('need not come up among the activities', async () => {
    reply.control.setSwitches({ notesAreListed: false })
    await note('Asked for prices.')
    reply.control.addActivity(MAYA, 'EmailOpened', { subject: 'Lanes' })
    expect(await activities()).toMatchObject([{ activityType: 'EmailOpened' }])
  })

  it('needs contacts:operate', async () => {
    const answer = await ask(reply, `/v3/contacts/${MAYA}/notes`, { body: { notes: 'x' }, key: KEYS.smallest.key })
    expect(answer.json).toMatchObject({ status: 403, code: 'insufficient_scope' })
  })
})

describe('a task made by hand', () => {
  const call = { taskType: 2, startAt: '2026-11-05T09:00:00Z', dueTo: '2026-11-05T10:00:00Z', contactId: MAYA }

  it('is the caller’s, open, outside any sequence, and a repeat makes a second one', async () => {
    const made = { ...call, template: { body: 'Call back [k2p9d]' } }
    const first = await post('/tasks', made)
    expect(first).toMatchObject({
      status: 201,
      json: { contactId: MAYA, status: 0, assignedUserId: 42, creationSource: 0, sequenceId: null },
    })
    const second = await post('/tasks', made)
    expect(Object(second.json).id).not.toBe(Object(first.json).id)
    expect(reply.control.effects().map(({ kind }) => kind)).toEqual(['create', 'create'])
  })

  it('is cancelled by deleting it, once', async () => {
    const remove = () => ask(reply, `/v3/tasks/${BOS_TASK}`, { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect(reply.world.tasks.get(BOS_TASK)?.status).toBe('cancelled')
    expect((await remove()).json).toMatchObject({ status: 400, code: 'task.unknown' })
  })
})

describe('opting out', () => {
  const out = () => post('/contacts/set-opted-out', { contactIds: [PRIYA, 1], isOptedOut: true })

  it('ends every membership, and a repeat is the same success', async () => {
    expect((await out()).json).toEqual({ 1: { error: 1, errorDetails: null } })
    expect(reply.world.contacts.get(PRIYA)).toMatchObject({ isOptedOut: true, sequences: [{ status: 'finished' }] })
    await out()
    expect(reply.control.effects().map(({ kind }) => kind)).toEqual(['optOut'])
  })

  it('can close the open tasks of the person', async () => {
    reply.control.setSwitches({ leavingDetaches: true })
    await out()
    expect((await post('/tasks/184473/complete', {})).json).toMatchObject({ status: 409, code: 'task.cannotComplete' })
  })

  it('is a 404 without a code where the server lacks it, and an update of the contact does it there', async () => {
    reply.control.setSwitches({ lacks: ['setContactsOptedOut'] })
    const answer = await out()
    expect(answer.status).toBe(404)
    expect(answer.json).not.toHaveProperty('code')
    const patched = await ask(reply, `/v3/contacts/${PRIYA}`, { method: 'PATCH', body: { isOptedOut: true } })
    expect(patched.json).toMatchObject({ isOptedOut: true })
    expect(reply.world.contacts.get(PRIYA)?.sequences).toMatchObject([{ status: 'active' }])
  })
})

describe('a state in one sequence', () => {
  const path = `/sequences/${Q4_OUTBOUND}/contacts/set-status-in-sequence`
  const put = (statusInSequence: string) => post(path, { contactIds: [MAYA], statusInSequence })
  const state = async () =>
    Object((await ask(reply, `/v3/sequences/${Q4_OUTBOUND}/contacts/${MAYA}`)).json).statusInSequence

  it('pauses only what is active', async () => {
    expect((await put('paused')).json).toEqual({})
    expect(await state()).toBe('Paused')
    reply.control.setSwitches({ batchErrors: 'string' })
    expect((await put('paused')).json).toMatchObject({ [MAYA]: { error: 'invalidStatusTransition' } })
    expect(reply.control.effects()).toMatchObject([{ kind: 'state', text: 'paused', contactId: MAYA }])
  })

  it('is read with what nobody can set', async () => {
    reply.control.setSwitches({ otherEnums: 'camel' })
    reply.control.setMembership(MAYA, Q4_OUTBOUND, 'replied')
    expect(await state()).toBe('replied')
  })
})

describe('a lost answer', () => {
  it.each([
    ['POST', `/v3/contacts/${MAYA}/notes`, { notes: 'Once.' }, 'note'],
    ['PUT', `/v3/tasks/${MAYAS_CALL}/assigned-user`, { userId: 43 }, 'reassign'],
    ['POST', '/v3/contacts/set-opted-out', { contactIds: [MAYA], isOptedOut: true }, 'optOut'],
  ])('can follow %s %s, which has happened', async (method, path, body, kind) => {
    reply.control.addFault({ kind: 'cutAfterCommit', method, path })
    await expect(ask(reply, path, { method, body })).rejects.toThrow('fetch failed')
    expect(reply.control.effects()).toMatchObject([{ kind }])
  })
})
