import { assert, property, string } from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readAsk, type WrittenAsk } from '#lib/worker/tasks/written-ask.ts'

// Long texts of any characters, on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

/** An ask in one line. */
function short(ask: WrittenAsk | null): string {
  if (ask === null) return 'nothing'
  if (ask.kind === 'person') return `${ask.evidence.kind} ${ask.evidence.value}`
  return `task ${ask.taskId}${ask.phone === null ? '' : ` or phone ${ask.phone}`}`
}

describe('what a selected, pasted or typed text asks for', () => {
  test.each([
    ['184467', 'task 184467'],
    ['#184467', 'task 184467'],
    ['Reply task #184467', 'task 184467'],
    ['https://run.reply.io/Dashboard/Material#/tasks/184467', 'task 184467'],
    ['https://crm.example/deal/9?replyTaskId=184467', 'task 184467'],
    ['https://www.linkedin.com/in/maya-okafor/?reply_task_id=5', 'task 5'],
    ['Maya.Okafor@Northwind.example', 'email maya.okafor@northwind.example'],
    ['mailto:maya%2Bcrm@northwind.example?subject=Hi', 'email maya+crm@northwind.example'],
    ['Maya Okafor <maya@northwind.example>', 'email maya@northwind.example'],
    ['E-mail: maya@northwind.example, and again maya@northwind.example', 'email maya@northwind.example'],
    ['https://de.linkedin.com/in/Maya-Okafor/overlay/contact-info/', 'linkedIn maya-okafor'],
    ['linkedin.com/in/maya-okafor', 'linkedIn maya-okafor'],
    ['+1 (415) 555-0132', 'phone +1 (415) 555-0132'],
    ['tel:+14155550132', 'phone +14155550132'],
    ['415-555-0132', 'phone 415-555-0132'],
    ['14155550132', 'task 14155550132 or phone +14155550132'],
    ['184467\u200b', 'task 184467'],
    ['\u202aReply task #184467\u202c', 'task 184467'],
    ['maya@northwind.example\u200b', 'email maya@northwind.example'],
    ['mailto://maya@northwind.example', 'email maya@northwind.example'],
    ['maya@northwind.example <mailto:maya@northwind.example>', 'email maya@northwind.example'],
    ['\u202a+1 415 555 0101\u202c', 'phone +1 415 555 0101'],
    ['https://www.linkedin.com/in/maya-okafor\u200e', 'linkedIn maya-okafor'],
    ['linkedin://in/maya-okafor', 'linkedIn maya-okafor'],
    ['in/maya-okafor', 'linkedIn maya-okafor'],
  ])('%s: %s', (text, expected) => {
    expect(short(readAsk(text))).toBe(expected)
  })

  test.each([
    '',
    'Maya Okafor',
    'maya@northwind.example ivan@tallpine.example',
    'maya@northwind.example https://www.linkedin.com/in/ivan-petrov',
    '#1 or #2',
    'https://www.linkedin.com/feed/',
    'https://crm.example/contacts/184467',
    'noemail@noemail.example',
    'https://www.linkedin.com/in/undefined',
    '000-000-0000',
    'she is in/out today',
    `https://crm.example/?x=${'y'.repeat(2048)}&replyTaskId=5`,
  ])('nothing, because it names nobody or several: %s', (text) => {
    expect(readAsk(text)).toBeNull()
  })

  test('is read without an error whatever it is, and the spaces around it do not count', () => {
    const text = string({ unit: 'binary', maxLength: 3000 })
    const isRead = property(text, (written) => {
      expect(readAsk(` ${written}\n`)).toEqual(readAsk(written.trim()))
    })
    assert(isRead)
  })
})
