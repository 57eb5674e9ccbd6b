import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { readTaskReference } from '#lib/worker/reply/task-reference.ts'

it.each([
  ['184467', 184467],
  ['  #184467\n', 184467],
  ['(184467)', 184467],
  ['Reply task #184467', 184467],
  ['Reply task #184467.', 184467],
  ['reply.io Task 184467', 184467],
  ['Reply task ID: 184467', 184467],
  ['Task ID:184467', 184467],
  ['Reply task #184467 (task 184467)', 184467],
  ['https://crm.example/contacts/55?replyTaskId=184467', 184467],
  ['https://crm.example/contacts/55?a=1&reply_task_id=184467&b=2', 184467],
  ['https://crm.example/#/contacts/55?REPLYTASKID=184467', 184467],
  ['https://crm.example/contacts/55#reply_task_id=184467', 184467],
  ['crm.example/contacts/55?replyTaskId=184467', 184467],
  ['?replyTaskId=184467', 184467],
  ['<https://crm.example/?replyTaskId=184467>', 184467],
  ['Reply task #184467 https://crm.example/contacts/55', 184467],
  ['Reply task #184467 https://crm.example/?replyTaskId=184467', 184467],
  ['https://api.reply.io/v3/tasks/184467', 184467],
  ['https://api.reply.io/v3/tasks/184467/complete', 184467],
  ['https://run.reply.io/Dashboard/Material#/tasks/184467', 184467],
  ['https://run.reply.io/tasks/?taskId=184467', 184467],
  ['run.reply.io/Dashboard/Material#/task/184467', 184467],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
])('"%s" names task %i', (text, id) => {
  expect(readTaskReference(text)).toBe(id)
})

it.each([
  '',
  'task',
  '0',
  '-5',
  '#-5',
  '12.5',
  '1,234',
  '007',
  '1e5',
  '0x1F',
  '9007199254740992',
  '99999999999999999999',
  'abc184467',
  '184467abc',
  'Reply task #184467b',
  'task-184467',
  '١٢٣',
  '184467 184468',
  'Reply task #184467 or #184468',
  'task 184467, step 3',
  'call task due 10:10',
  'call me at 184467',
  'room 12',
  'https://crm.example/contacts/184467',
  'https://crm.example/tasks/184467',
  'https://reply.io.example/tasks/184467',
  'https://reply.io@crm.example/tasks/184467',
  'https://run.reply.io/Dashboard/Material#/people/184467',
  'https://crm.example/?replyTaskId=12x',
  'https://crm.example/?replyTaskId=',
  'https://crm.example/?replyTaskId=1&replyTaskId=2',
  'https://crm.example/?notreplyTaskId=5',
  'https://api.reply.io/v3/tasks/filter',
  'https://api.reply.io/v3/tasks/12abc',
  'https://run.reply.io/tasks/5?taskId=6',
  'Reply task #5 https://crm.example/?replyTaskId=6',
  `${'x'.repeat(3000)} task 5`,
])('"%s" names no task', (text) => {
  expect(readTaskReference(text)).toBeNull()
})

it('every id is found again in every form', () => {
  const forms = [
    (id: number) => `${id}`,
    (id: number) => `Reply task #${id}`,
    (id: number) => `https://crm.example/a?replyTaskId=${id}`,
    (id: number) => `https://api.reply.io/v3/tasks/${id}`,
  ]
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom(...forms), (id, write) => {
      expect(readTaskReference(write(id))).toBe(id)
    }),
  )
})

it('whatever is pasted is a safe id or none', () => {
  const pasted = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.stringMatching(/^[#task0-9 :/?=.-]*$/))
  fc.assert(
    fc.property(pasted, (text) => {
      expect(z.nullable(taskIdSchema).safeParse(readTaskReference(text)).success).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
