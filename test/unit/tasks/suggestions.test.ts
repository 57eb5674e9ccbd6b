import { expect, test } from 'vitest'
import { suggestTasks } from '#lib/worker/tasks/suggestions.ts'
import { line } from '#test/shots/cast.ts'

const lines = [
  line({ taskId: 184501, contactName: 'Tomás Ferreira', company: 'Aldea Foods' }),
  line({ taskId: 184502, contactName: 'Ingrid Solheim', company: 'Fjordline' }),
  line({ taskId: 9, contactName: 'Maya Okafor', company: 'Northwind Freight' }),
  line({ taskId: 18, contactName: null, company: null }),
]

const found = (text: string) => suggestTasks(text, lines).map(({ taskId }) => taskId)

test.each([
  ['tom', [184501]],
  ['Ferreira tomas', [184501]],
  ['fjord', [184502]],
  ['maya north', [9]],
  ['maya fjord', []],
  ['heim', []],
  ['1845', [184501, 184502]],
  ['#18', [184501, 184502, 18]],
  ['', []],
  ['  ', []],
])('typing "%s" suggests the tasks %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('a thousand tasks give no more than a list has room for, due first', () => {
  const many = Array.from({ length: 1000 }, (_, index) => line({ taskId: index + 1, contactName: 'Maya Okafor' }))
  expect(suggestTasks('maya', many).map(({ taskId }) => taskId)).toEqual([1, 2, 3, 4, 5])
})
