import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { taskSchema, taskSummarySchema } from '#lib/shared/reply/model.ts'
import { readTask, readTaskSummary } from '#lib/worker/reply/wire.ts'
import { CALL_IN_INTEGERS, CALL_IN_STRINGS, SUMMARY_IN_INTEGERS, SUMMARY_IN_STRINGS } from './wire-samples.ts'

const CALL = { ...CALL_IN_INTEGERS, taskType: 'call', status: 'new', creationSource: 'sequence' }

describe('a full task', () => {
  it('keeps every field of the contract, whichever way enums are written', () => {
    expect(readTask(CALL_IN_INTEGERS)).toEqual({ ...CALL, encoding: 'integers' })
    expect(readTask(CALL_IN_STRINGS)).toEqual({ ...CALL, encoding: 'strings' })
  })

  it.each([
    [0, 'toDo'],
    [2, 'call'],
    [4, 'meeting'],
    [5, 'linkedIn'],
    [7, 'manualEmail'],
    [8, 'sms'],
    [9, 'whatsApp'],
    [3, 'other'],
    [-1, 'other'],
    [2.5, 'other'],
  ])('of type %s is a %s task, by number and by name', (integer, name) => {
    expect(readTask({ id: 1, taskType: integer, status: 0 })).toMatchObject({ taskType: name, encoding: 'integers' })
    expect(readTask({ id: 1, taskType: name, status: 'new' })).toMatchObject({ taskType: name, encoding: 'strings' })
  })

  it.each([
    [0, 'new'],
    [1, 'finished'],
    [3, 'cancelled'],
    [4, 'archived'],
    [5, 'sequenceDetached'],
    [2, 'other'],
  ])('in state %s is %s, by number and by name', (integer, name) => {
    expect(readTask({ id: 1, taskType: 0, status: integer })?.status).toBe(name)
    expect(readTask({ id: 1, taskType: 'toDo', status: name })?.status).toBe(name)
  })

  it.each([
    [0, 'message'],
    [1, 'connect'],
    [2, 'inMail'],
    [3, 'viewProfile'],
    [9, 'other'],
  ])('with LinkedIn action %s is about %s, by number and by name', (integer, name) => {
    expect(readTask({ id: 1, taskType: 5, status: 0, linkedInTaskType: integer })?.linkedInTaskType).toBe(name)
    expect(readTask({ id: 1, taskType: 5, status: 0, linkedInTaskType: name })?.linkedInTaskType).toBe(name)
  })

  it.each([
    [0, 'user'],
    [1, 'sequence'],
    [2, 'meeting'],
    [7, 'other'],
  ])('made by %s was made by %s, by number and by name', (integer, name) => {
    expect(readTask({ id: 1, taskType: 5, status: 0, creationSource: integer })?.creationSource).toBe(name)
    expect(readTask({ id: 1, taskType: 5, status: 0, creationSource: name })?.creationSource).toBe(name)
  })

  it('reads values and names that are spelled with a capital', () => {
    const capital = Object.fromEntries(
      Object.entries({ ...CALL_IN_STRINGS, taskType: 'Call', status: 'New', creationSource: 'Sequence' }).map(
        ([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value],
      ),
    )
    expect(readTask(capital)).toEqual({ ...CALL, encoding: 'strings' })
  })

  it('prefers the exact spelling of a field to another one of the same name', () => {
    const both = { Id: 2, id: 1, ID: 3, taskType: 2, status: 0 }
    expect(readTask(both)?.id).toBe(1)
  })

  const NOTHING_KNOWN = {
    linkedInTaskType: null,
    assignedUserId: null,
    contactId: null,
    startAt: null,
    dueTo: null,
    finishedAt: null,
    isScheduled: false,
    sequenceId: null,
    sequenceStepId: null,
    creationSource: null,
    createdAt: null,
    isFailed: false,
    sequenceStepDisplayName: null,
    template: null,
    content: null,
    deliveryInfo: null,
  }

  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty string', ''],
  ])('survives every optional field being %s', (_name, nothing) => {
    const fields = Object.fromEntries(Object.keys(NOTHING_KNOWN).map((name) => [name, nothing]))
    const read = readTask({ ...fields, id: 1, taskType: 2, status: 0 })
    expect(read).toEqual({ id: 1, taskType: 'call', status: 'new', encoding: 'integers', ...NOTHING_KNOWN })
  })

  it.each(Object.keys(NOTHING_KNOWN))('is not lost when %s has a type that nobody foresaw', (name) => {
    for (const odd of [{ a: 1 }, [1], true, 1e300, 'an odd text']) {
      const read = readTask({ ...CALL_IN_INTEGERS, [name]: odd })
      expect(taskSchema.safeParse(read).success).toBe(true)
      expect({ ...read, [name]: null }).toEqual({ ...CALL, encoding: 'integers', [name]: null })
    }
  })

  it('has no blank parts inside template, content and delivery info', () => {
    const read = readTask({
      ...CALL_IN_INTEGERS,
      template: { body: '', attachmentIdList: [1, 'x', null, 2.5, 9] },
      content: {},
      deliveryInfo: { email: '', phoneNumber: '  +1-415-555-0123 ', linkedInUrl: 5 },
    })
    expect(read?.template).toEqual({ body: null, subject: null, attachmentIdList: [1, 9] })
    expect(read?.content).toEqual({ body: null, subject: null })
    expect(read?.deliveryInfo).toEqual({ email: null, phoneNumber: '+1-415-555-0123', linkedInUrl: null })
  })

  it('keeps the line breaks and the indent of a script', () => {
    const body = '\n  Hi Maya,\n\n  about the trial…\n'
    expect(readTask({ ...CALL_IN_INTEGERS, content: { body } })?.content?.body).toBe(body)
  })

  it('takes the encoding from the state where the type is neither number nor text', () => {
    expect(readTask({ id: 1, taskType: true, status: 'new' })).toMatchObject({ taskType: 'other', encoding: 'strings' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '<html></html>'],
    ['a number', 9001],
    ['an array', [CALL_IN_INTEGERS]],
    ['an empty object', {}],
    ['a page of tasks', { items: [CALL_IN_INTEGERS], hasMore: false }],
    ['a problem', { title: 'Not Found', status: 404, code: 'task.notFound' }],
    ['a task without an id', { ...CALL_IN_INTEGERS, id: undefined }],
    ['a task with id 0', { ...CALL_IN_INTEGERS, id: 0 }],
    ['a task with a negative id', { ...CALL_IN_INTEGERS, id: -1 }],
    ['a task with half an id', { ...CALL_IN_INTEGERS, id: 1.5 }],
    ['a task with an id over 2^53-1', { ...CALL_IN_INTEGERS, id: 2 ** 53 }],
    ['a task with an id of letters', { ...CALL_IN_INTEGERS, id: '01HXYZ' }],
    ['a task without a type', { ...CALL_IN_INTEGERS, taskType: null }],
    ['a task without a state', { ...CALL_IN_INTEGERS, status: '' }],
    ['a task whose type and state are objects', { id: 1, taskType: {}, status: {} }],
  ])('is not read from %s', (_name, body) => {
    expect(readTask(body)).toBeNull()
  })
})

describe('a row of a list', () => {
  const row = { ...SUMMARY_IN_INTEGERS, taskType: 'call', status: 'new', contactId: 12345, contactName: 'Maya Okafor' }

  it.each([
    [SUMMARY_IN_INTEGERS, 'integers'],
    [SUMMARY_IN_STRINGS, 'strings'],
  ])('names its contact', (body, encoding) => {
    const { contact: _contact, ...expected } = row
    expect(readTaskSummary(body)).toEqual({ ...expected, encoding })
  })

  it('may have no contact', () => {
    expect(readTaskSummary({ ...SUMMARY_IN_INTEGERS, contact: null })).toMatchObject({
      contactId: null,
      contactName: null,
    })
    expect(readTaskSummary({ ...SUMMARY_IN_INTEGERS, contact: { id: 5, fullName: ' ' } })).toMatchObject({
      contactId: 5,
      contactName: null,
    })
  })
})

describe('whatever a server may send', () => {
  const sometimesATask = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        id: fc.oneof(fc.maxSafeNat(), fc.jsonValue()),
        taskType: fc.oneof(fc.integer(), fc.string(), fc.jsonValue()),
        status: fc.oneof(fc.integer(), fc.string(), fc.jsonValue()),
        contact: fc.jsonValue(),
        dueTo: fc.jsonValue(),
        template: fc.jsonValue(),
        deliveryInfo: fc.jsonValue(),
        ['__proto__']: fc.jsonValue(),
      },
      { requiredKeys: ['id', 'taskType', 'status'] },
    ),
  )

  it('reads as a task of the model or as none, and never throws', () => {
    fc.assert(
      fc.property(sometimesATask, (value) => {
        const body: unknown = JSON.parse(JSON.stringify(value))
        const task = readTask(body)
        const summary = readTaskSummary(body)
        expect(z.nullable(taskSchema).parse(task)).toEqual(task)
        expect(z.nullable(taskSummarySchema).parse(summary)).toEqual(summary)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps every id from 1 to 2^53-1 exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.boolean(), (id, strings) => {
        const wire: unknown = JSON.parse(JSON.stringify({ ...(strings ? CALL_IN_STRINGS : CALL_IN_INTEGERS), id }))
        expect([readTask(wire)?.id, readTaskSummary(wire)?.id]).toEqual([id, id])
      }),
    )
  })
})
