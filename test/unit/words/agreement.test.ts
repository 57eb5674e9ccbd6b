import { describe, expect, test } from 'vitest'
import type { Difference } from '#lib/shared/messages/agreement-view.ts'
import { words } from '#lib/shared/words/index.ts'

const difference = (changes: Partial<Difference>): Difference => ({
  sort: 'email',
  how: 'another',
  page: 'bruno@acme.example',
  of: null,
  count: 0,
  ...changes,
})

describe('in words', () => {
  test.each([
    [[], ''],
    [['email'], 'The e-mail agrees.'],
    [['email', 'name'], 'The e-mail and the name agree.'],
    [['linkedIn', 'email', 'phone'], 'The LinkedIn profile, the e-mail, and the phone agree.'],
  ] as const)('%j agrees: %s', (sorts, expected) => {
    expect(words.agreement.agrees(sorts)).toBe(expected)
  })

  test.each<[Partial<Difference>, string]>([
    [{}, 'The e-mail is another one: bruno@acme.example.'],
    [{ sort: 'name', page: 'Bruno Costa' }, 'The page’s name is Bruno Costa.'],
    [{ sort: 'linkedIn', page: null }, 'The LinkedIn profile is another one.'],
    [{ sort: 'phone', how: 'elsewhere', of: 'Bob Rey', count: 1 }, 'The phone is Bob Rey’s.'],
    [{ sort: 'phone', how: 'elsewhere', count: 1 }, 'The phone is another contact’s.'],
    [{ how: 'elsewhere', of: 'Bob Rey', count: 3 }, 'The e-mail belongs to 3 other contacts.'],
    [{ how: 'several', count: 2 }, '2 contacts have this e-mail.'],
    [{ sort: 'page', how: 'unreadable', page: null }, 'The page could not be read just now.'],
    [{ sort: 'page', how: 'moved', page: null }, 'The page has changed since this task was shown.'],
  ])('%j: %s', (changes, expected) => {
    expect(words.agreement.differs(difference(changes))).toBe(expected)
  })

  test('two people of one name are not called two', () => {
    const { title, names } = words.panel.mismatch
    expect(title('Lea Moreau', 'LEA MOREAU')).toBe('Is this the right person?')
    expect(names('Lea Moreau', 'Lea Moreau', 5)).toBe('Task 5 is for Lea Moreau.')
    expect(title('Lea Moreau', 'Bob Rey')).toBe('Two different people')
    expect(names('Lea Moreau', 'Bob Rey', 5)).toBe('Task 5 is for Lea Moreau. This page shows Bob Rey.')
  })
})
