import { describe, expect, test } from 'vitest'
import { canBeAsked, searchRows } from '#components/day/search.ts'
import { dayView } from '#test/shots/day-rows.ts'

const rows =
  dayView([
    { taskId: 184467, contactName: 'Søren Łukasz-Weber', company: 'Fjordvik Marine', phone: '+47 55 55 01 62' },
    {
      taskId: 184502,
      contactName: 'Ana Sofía Restrepo',
      company: 'Cordillera Energy',
      email: 'ana.r@cordillera.example',
    },
    { taskId: 200118, contactName: 'نور الهاشمي', company: null },
    { taskId: 300001, contactName: null, company: 'Weber & Söhne' },
  ]).rows ?? []

const found = (text: string) =>
  searchRows(rows, text)
    .map(({ taskId }) => taskId)
    .toSorted((one, other) => one - other)

describe('searching the day', () => {
  test.each([
    ['nothing typed', '', [184467, 184502, 200118, 300001]],
    ['blanks', '   ', [184467, 184502, 200118, 300001]],
    ['the beginning of a first name', 'sor', [184467]],
    ['the beginning of a last name', 'rest', [184502]],
    ['a name without its accents', 'ana sofia', [184502]],
    ['a name with more accents than it has', 'ánà', [184502]],
    ['one part of a name with a hyphen', 'weber', [184467, 300001]],
    ['a whole name with a hyphen', 'lukasz-weber', [184467]],
    ['words in any order', 'weber soren', [184467]],
    ['the name and the company', 'soren fjord', [184467]],
    ['the company', 'söhne', [300001]],
    ['the middle of a word', 'jord', []],
    ['an e-mail address', 'ana.r@cordillera.example', [184502]],
    ['the beginning of an e-mail address', 'ana.r@', [184502]],
    ['its domain', 'cordillera', [184502]],
    ['a task’s number', '184502', [184502]],
    ['with a sign before it', '#184502', [184502]],
    ['the beginning of numbers', '1844', [184467]],
    ['part of a phone number, as one writes it', '55 55-01', [184467]],
    ['a whole one', '+47 (55) 55 01 62', [184467]],
    ['two digits of a phone number', '62', []],
    ['Arabic', 'نور', [200118]],
    ['Arabic digits', '١٨٤٥٠٢', [184502]],
    ['a word that nothing has beside one that something has', 'soren xyz', []],
  ])('finds by %s: %s', (_, text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  test('keeps the order of the day', () => {
    expect(searchRows(rows, '')).toBe(rows)
  })
})

describe('asking Reply for what was typed', () => {
  test.each([
    ['ana.r@cordillera.example', true],
    ['184502', true],
    ['+47 55 55 01 62', true],
    ['https://www.linkedin.com/in/ana', true],
    ['Ana Sofía', false],
    ['', false],
  ])('%s: %s', (text, isPossible) => {
    expect(canBeAsked(text)).toBe(isPossible)
  })
})
