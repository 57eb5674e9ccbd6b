import { describe, expect, test } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { type Agreement, agrees } from '#lib/worker/tasks/agreement.ts'
import { contactWith } from './fake-reply.ts'
import { evidence, page, person, profile } from './pages.ts'

const maya = contactWith({
  id: 1,
  fullName: 'Maya Okafor',
  email: 'maya.okafor@north.example',
  linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
  phone: '+1 415 555 0101',
})

describe('at the click, the page of', () => {
  test.each<[string, PageIdentity, Agreement]>([
    ['the same profile is the same person', profile('maya-okafor'), 'same'],
    ['another profile is somebody else', profile('bob-rey'), 'different'],
    ['a namesake is somebody else', profile('maya-okafor-9', 'Maya Okafor'), 'different'],
    [
      'the same e-mail is the same person',
      page([person(null, evidence('email', 'MAYA.OKAFOR@north.example'))]),
      'same',
    ],
    [
      'another e-mail is somebody else',
      page([person('Maya Okafor', evidence('email', 'bob@north.example'))]),
      'different',
    ],
    [
      'one of two e-mails is the same person',
      page([person(null, evidence('email', 'maya@home.example'), evidence('email', 'maya.okafor@north.example'))]),
      'same',
    ],
    [
      'a profile that agrees outweighs an e-mail that does not',
      page([person(null, evidence('linkedIn', 'maya-okafor'), evidence('email', 'maya@home.example'))]),
      'same',
    ],
    [
      'a profile that does not agree outweighs an e-mail that does',
      page([person(null, evidence('linkedIn', 'bob-rey'), evidence('email', 'maya.okafor@north.example'))]),
      'different',
    ],
    ['nobody says nothing', page([]), 'unknown'],
    ['a name says nothing', page([person('Bob Rey')]), 'unknown'],
    ['a phone alone agrees', page([person(null, evidence('phone', '(415) 555-0101'))]), 'same'],
    [
      'a switchboard under another name says nothing',
      page([person('Bob Rey', evidence('phone', '(415) 555-0101'))]),
      'unknown',
    ],
    ['another phone says nothing', page([person(null, evidence('phone', '(415) 555-0199'))]), 'unknown'],
    [
      'a Sales Navigator lead cannot be compared',
      page([person(null, evidence('salesNavigator', 'ACwAABcdEfGhIj', 'address'))]),
      'unknown',
    ],
    [
      'two people, one of them hers, is hers',
      page([
        person('Bob Rey', evidence('email', 'bob@north.example')),
        person('Maya Okafor', evidence('email', 'maya.okafor@north.example')),
      ]),
      'same',
    ],
    [
      'somebody else that mentions her is somebody else’s',
      page([
        person('Bob Rey', evidence('linkedIn', 'bob-rey', 'address')),
        person('Maya Okafor', evidence('linkedIn', 'maya-okafor', 'link')),
      ]),
      'different',
    ],
  ])('%s', (_case, shown, expected) => {
    expect(agrees(maya, shown, 'US')).toBe(expected)
  })

  test('a shared mailbox agrees under her name only', () => {
    const atInfo = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'info@north.example' })
    expect(agrees(atInfo, page([person('Maya Okafor', evidence('email', 'info@north.example'))]))).toBe('same')
    expect(agrees(atInfo, page([person('Bob Rey', evidence('email', 'info@north.example'))]))).toBe('unknown')
  })

  test('a profile says nothing of a contact whose profile Reply does not know', () => {
    expect(agrees(contactWith({ id: 1, email: 'maya.okafor@north.example' }), profile('bob-rey'))).toBe('unknown')
  })
})
