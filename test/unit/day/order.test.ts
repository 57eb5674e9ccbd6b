import { describe, expect, test } from 'vitest'
import type { TaskType } from '#lib/shared/reply/model.ts'
import { orderDay, type Plannable } from '#lib/worker/day/order.ts'

/** Tuesday. Noon in London, 13:00 in Lyon, 7:00 in New York, 4:00 in San Francisco, 17:30 in Kolkata, 21:00 in Tokyo. */
const NOON = '2026-11-24T12:00:00Z'
const SATURDAY = '2026-11-28T12:00:00Z'

const ZONES: Record<string, string> = {
  London: 'Europe/London',
  Lyon: 'Europe/Paris',
  'New York': 'America/New_York',
  'San Francisco': 'America/Los_Angeles',
  Kolkata: 'Asia/Kolkata',
  Tokyo: 'Asia/Tokyo',
  Nowhere: 'W. Europe Standard Time',
}
const TYPES: Record<string, TaskType> = { call: 'call', mail: 'manualEmail', linkedIn: 'linkedIn', toDo: 'toDo' }

/** `call Maya 11:30 @Lyon of Northwind`: type, who, when due (`+1` tomorrow, `-1` yesterday, `-` never), where, of which company. */
function read(text: string, at: number, contacts: Map<string, number>): Plannable {
  const [type = '', who = '', due = '', ...more] = text.split(' ')
  const rest = more.join(' ')
  const place = /@([A-Z][a-z]+(?: [A-Z][a-z]+)?)/.exec(rest)?.[1]
  if (!contacts.has(who)) contacts.set(who, contacts.size + 1)
  return {
    taskId: at + 1,
    contactId: contacts.get(who) ?? null,
    type: TYPES[type] ?? 'other',
    isScheduled: rest.includes('scheduled'),
    dueAt: dueOf(due),
    company: /of ([A-Z]\w+)/.exec(rest)?.[1] ?? null,
    timeZoneId: place === undefined ? null : (ZONES[place] ?? null),
  }
}

function dueOf(text: string): number | null {
  if (text === '-') return null
  if (/^[+-]\d+$/.test(text)) return Date.parse(NOON) + Number(text) * 24 * 60 * 60_000
  return Date.parse(`2026-11-24T${text}:00Z`)
}

type Row = { day: string; tasks: string[]; gives: string[]; now?: string; skipped?: string[]; order?: 'due' }

/** In `gives`, each row as `who: place` and, after it, what it follows for. */
const DAYS: Row[] = [
  { day: 'is empty', tasks: [], gives: [] },
  {
    day: 'is worked by what is due first',
    tasks: ['mail Bo 15:00', 'mail Maya 13:00', 'toDo Ana 14:00'],
    gives: ['Maya: today', 'Ana: today', 'Bo: today'],
  },
  {
    day: 'begins with what is overdue',
    tasks: ['mail Bo 13:00', 'mail Maya 11:00', 'mail Ana -1'],
    gives: ['Ana: overdue', 'Maya: overdue', 'Bo: today'],
  },
  {
    day: 'has what was due at the same moment in the order of its numbers',
    tasks: ['mail Bo 13:00', 'mail Maya 13:00', 'mail Ana 13:00'],
    gives: ['Bo: today', 'Maya: today', 'Ana: today'],
  },
  {
    day: 'begins with the calls that can be made now, before an overdue e-mail',
    tasks: ['mail Ana -1', 'call Bo 16:00 @London'],
    gives: ['Bo: callNow', 'Ana: overdue'],
  },
  {
    day: 'begins with the calls whose hours are about to end',
    tasks: ['call Maya 10:00 @Lyon', 'call Ravi 16:00 @Kolkata'],
    gives: ['Ravi: closesSoon', 'Maya: callNow'],
  },
  {
    day: 'leaves calls until the hours there begin, the first to begin first',
    tasks: ['call Sam 10:00 @San Francisco', 'call Nora 16:00 @New York', 'mail Ana 20:00'],
    gives: ['Ana: today', 'Nora: callLater', 'Sam: callLater'],
  },
  {
    day: 'leaves a call to where it is night already until tomorrow there, after all others of today',
    tasks: ['call Yuki 10:00 @Tokyo', 'call Nora 16:00 @New York', 'mail Ana 20:00', 'mail Bo +1'],
    gives: ['Ana: today', 'Nora: callLater', 'Yuki: callLater', 'Bo: later'],
  },
  {
    day: 'does not guess where nobody knows the hours',
    tasks: ['call Maya 15:00', 'mail Bo 13:00', 'call Ana 14:00 @Nowhere'],
    gives: ['Bo: today', 'Ana: today', 'Maya: today'],
  },
  {
    day: 'has no working hours on a Saturday',
    now: SATURDAY,
    tasks: ['call Maya 15:00 @London', 'mail Bo 16:00'],
    gives: ['Bo: overdue', 'Maya: callLater'],
  },
  {
    day: 'does not call about what is due tomorrow, although it could',
    tasks: ['call Maya +1 @London', 'mail Bo 16:00'],
    gives: ['Bo: today', 'Maya: later'],
  },
  {
    day: 'has LinkedIn work in one piece',
    tasks: ['linkedIn Maya 13:00', 'mail Bo 14:00', 'linkedIn Ana 15:00'],
    gives: ['Maya: today', 'Ana: today, linkedIn', 'Bo: today'],
  },
  {
    day: 'has a company’s people in one piece',
    tasks: ['mail Maya 13:00 of Northwind', 'mail Bo 14:00 of Fjordvik', 'mail Ana 15:00 of Northwind'],
    gives: ['Maya: today', 'Ana: today, company', 'Bo: today'],
  },
  {
    day: 'has a person’s tasks in one piece, company or not',
    tasks: ['mail Maya 13:00', 'mail Bo 14:00', 'toDo Maya 15:00'],
    gives: ['Maya: today', 'Maya: today, person', 'Bo: today'],
  },
  {
    day: 'has a company’s people together also among the calls',
    tasks: ['call Maya 13:00 @London of Northwind', 'call Bo 14:00 @Lyon', 'call Ana 15:00 @Lyon of Northwind'],
    gives: ['Maya: callNow', 'Ana: callNow, company', 'Bo: callNow'],
  },
  {
    day: 'gives no reason for who would have followed anyway',
    tasks: ['linkedIn Maya 13:00 of Northwind', 'linkedIn Ana 14:00 of Northwind', 'mail Bo 15:00'],
    gives: ['Maya: today', 'Ana: today', 'Bo: today'],
  },
  {
    day: 'does not bring what is for today to what is overdue for the sake of a company',
    tasks: ['mail Maya 11:00 of Northwind', 'mail Bo 11:30', 'mail Ana 15:00 of Northwind'],
    gives: ['Maya: overdue', 'Bo: overdue', 'Ana: today'],
  },
  {
    day: 'ends with what Reply does by itself, and what was skipped after that',
    tasks: ['mail Maya -1', 'mail Bo -1 scheduled', 'mail Ana 14:00', 'mail Tom -'],
    skipped: ['Maya'],
    gives: ['Ana: today', 'Tom: undated', 'Bo: scheduled', 'Maya: skipped'],
  },
  {
    day: 'puts what names no time behind what does',
    tasks: ['mail Tom -', 'mail Bo +3', 'mail Ana +1'],
    gives: ['Ana: later', 'Bo: later', 'Tom: undated'],
  },
  {
    day: 'is in plain order of what is due where the rep wants that',
    order: 'due',
    tasks: ['mail Ana -1 of Northwind', 'call Bo 11:00 @London', 'linkedIn Tom 13:00', 'mail Eva 14:00 of Northwind'],
    gives: ['Ana: overdue', 'Bo: overdue', 'Tom: today', 'Eva: today'],
  },
  {
    day: 'is a whole one',
    tasks: [
      'mail Tom 09:00 of Aldea',
      'call Maya 10:00 @San Francisco of Northwind',
      'call Bo 11:00 @Lyon of Fjordvik',
      'linkedIn Ingrid 12:30',
      'mail Ada 13:00 of Fjordvik',
      'call Ravi 13:30 @Kolkata',
      'linkedIn Chidi 14:00',
      'mail Luca +2',
    ],
    gives: [
      'Ravi: closesSoon',
      'Bo: callNow',
      'Tom: overdue',
      'Ingrid: today',
      'Chidi: today, linkedIn',
      'Ada: today',
      'Maya: callLater',
      'Luca: later',
    ],
  },
]

describe('a day', () => {
  test.each(DAYS)('$day', ({ tasks, gives, now = NOON, skipped = [], order }) => {
    const contacts = new Map<string, number>()
    const names = new Map(tasks.map((text, at) => [at + 1, text.split(' ')[1] ?? '']))
    const placed = orderDay(
      tasks.map((text, at) => read(text, at, contacts)),
      {
        now: Date.parse(now),
        endOfDay: Date.parse(`${now.slice(0, 10)}T23:59:59.999Z`),
        skipped: new Set([...names].filter(([, name]) => skipped.includes(name)).map(([id]) => id)),
        order: order ?? 'planned',
      },
    )
    const told = placed.map(({ task, why }) =>
      [`${names.get(task.taskId)}: ${why.place}`, why.beside].filter((part) => part !== null).join(', '),
    )
    expect(told).toEqual(gives)
  })

  test('says when the hours end there, and when they begin', () => {
    const contacts = new Map<string, number>()
    const tasks = ['call Maya 13:00 @Lyon', 'call Nora 13:00 @New York', 'call Yuki 13:00 @Tokyo']
    const placed = orderDay(
      tasks.map((text, at) => read(text, at, contacts)),
      { now: Date.parse(NOON), endOfDay: Date.parse('2026-11-24T23:59:59Z'), skipped: new Set(), order: 'planned' },
    )
    expect(placed.map(({ why }) => new Date(why.at ?? 0).toISOString())).toEqual([
      '2026-11-24T17:00:00.000Z',
      '2026-11-24T14:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
    ])
  })

  test('knows the hours over a weekend in which the clocks change', () => {
    const contacts = new Map<string, number>()
    // New York, Friday 30 October 2026 in the evening: on Sunday its clocks go back.
    const now = Date.parse('2026-10-30T23:00:00Z')
    const nora = { ...read('call Nora - @New York', 0, contacts), dueAt: now }
    const [placed] = orderDay([nora], { now, endOfDay: now + 1, skipped: new Set(), order: 'planned' })
    expect(new Date(placed?.why.at ?? 0).toISOString()).toBe('2026-11-02T14:00:00.000Z')
  })
})
