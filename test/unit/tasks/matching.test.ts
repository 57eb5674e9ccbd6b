import { describe, expect, test } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { canLookUp, countTasks, matchPage } from '#lib/worker/tasks/matching.ts'
import { contactWith } from './fake-reply.ts'
import { bob, index, maya, short } from './matched.ts'
import { evidence, page, person, profile } from './pages.ts'

type Row = [trap: string, contacts: Contact[], page: PageIdentity, expected: string]

describe('the page of a person', () => {
  test.each<Row>([
    ['LinkedIn profile', [maya, bob], profile('maya-okafor'), 'task 101 by linkedIn'],
    ['profile of somebody who is not in the index', [maya, bob], profile('maya-okafor-2'), 'none'],
    [
      'e-mail in another case',
      [maya, bob],
      page([person(null, evidence('email', 'MAYA.okafor@North.example'))]),
      'task 101 by email',
    ],
    [
      'e-mail of a colleague',
      [maya, bob],
      page([person('Maya Okafor', evidence('email', 'zoe@north.example'))]),
      'none',
    ],
    ['name alone', [maya, bob], page([person('Maya Okafor')]), 'none'],
    [
      'phone with the extension',
      [maya, bob],
      page([person(null, evidence('phone', '(415) 555-0101 ext 34'))]),
      'task 102 by phone',
    ],
    [
      'switchboard without an extension',
      [maya, bob],
      page([person(null, evidence('phone', '+14155550101'))]),
      'people 1 2',
    ],
    ['extension of a third desk', [maya, bob], page([person(null, evidence('phone', '+14155550101 x99'))]), 'none'],
    [
      'all evidence',
      [maya, bob],
      page([
        person(
          'Maya Okafor',
          evidence('phone', '+14155550101;ext=12'),
          evidence('email', 'maya.okafor@north.example'),
          evidence('linkedIn', 'maya-okafor'),
        ),
      ]),
      'task 101 by linkedIn email phone',
    ],
    [
      'plus tag on the page',
      [maya],
      page([person('Maya Okafor', evidence('email', 'maya.okafor+crm@north.example'))]),
      'task 101 by email',
    ],
    [
      'plus tag of somebody else',
      [maya],
      page([person('Zoe Lind', evidence('email', 'maya.okafor+zoe@north.example'))]),
      'people 1',
    ],
  ])('%s', (_trap, contacts, shown, expected) => {
    expect(short(matchPage(shown, index(contacts)))).toBe(expected)
  })
})

describe('the wrong person is not named where', () => {
  const info = { email: 'info@north.example' }
  const mayaAtInfo = contactWith({ ...maya, ...info })
  const bobAtInfo = contactWith({ ...bob, ...info })
  const bobWithoutProfile = contactWith({ ...bob, linkedInUrl: null, phone: null })
  const switchboard = '+1 415 555 0101'

  test.each<Row>([
    [
      'LinkedIn says one and the e-mail another',
      [maya, bob],
      page([person(null, evidence('linkedIn', 'maya-okafor'), evidence('email', 'bob@north.example'))]),
      'people 1 2',
    ],
    [
      'two contacts share an e-mail',
      [mayaAtInfo, bobAtInfo],
      page([person(null, evidence('email', 'info@north.example'))]),
      'people 1 2',
    ],
    [
      'a shared e-mail stands with a profile',
      [mayaAtInfo, bobAtInfo],
      page([person(null, evidence('email', 'info@north.example'), evidence('linkedIn', 'bob-rey'))]),
      'task 102 by linkedIn email',
    ],
    [
      'a shared e-mail stands with a stranger’s profile',
      [mayaAtInfo, bobAtInfo],
      page([person(null, evidence('email', 'info@north.example'), evidence('linkedIn', 'zoe-lind'))]),
      'none',
    ],
    [
      'the only contact with a shared e-mail has another name',
      [mayaAtInfo],
      page([person('Zoe Lind', evidence('email', 'info@north.example'))]),
      'people 1',
    ],
    [
      'a personal e-mail stands with a stranger’s profile',
      [maya],
      page([person(null, evidence('email', 'maya.okafor@north.example'), evidence('linkedIn', 'zoe-lind'))]),
      'people 1',
    ],
    [
      'the phone is Maya’s and the profile is not',
      [maya],
      page([person(null, evidence('phone', '+14155550101 x12'), evidence('linkedIn', 'zoe-lind'))]),
      'none',
    ],
    [
      'the phone is Maya’s and the e-mail is Bob’s',
      [maya, bob],
      page([person(null, evidence('phone', '+14155550101 x12'), evidence('email', 'bob@north.example'))]),
      'people 1 2',
    ],
    [
      'the switchboard is a stranger’s too',
      [contactWith({ ...bobWithoutProfile, email: null, phone: switchboard })],
      page([person('Zoe Lind', evidence('phone', switchboard))]),
      'people 2',
    ],
    [
      'the page lists other people beside its own',
      [maya, bob],
      page([
        person('Zoe Lind', evidence('linkedIn', 'zoe-lind', 'address')),
        person('Bob Rey', evidence('linkedIn', 'bob-rey', 'link')),
      ]),
      'none',
    ],
    [
      'another person’s member id stands beside the slug',
      [maya, contactWith({ ...bob, linkedInUrl: 'https://www.linkedin.com/in/ACoAABcdEfGhIjKlMn0' })],
      page([
        person(
          null,
          evidence('linkedIn', 'maya-okafor', 'address'),
          evidence('linkedInMember', 'ACoAABcdEfGhIjKlMn0', 'attribute'),
        ),
      ]),
      'people 1 2',
    ],
    [
      'two member ids differ in their case',
      [contactWith({ ...bob, linkedInUrl: 'https://www.linkedin.com/in/ACoAABcdEfGhIjKlMn0' })],
      page([person(null, evidence('linkedInMember', 'ACoAABcdEfGhIjKlMN0', 'attribute'))]),
      'none',
    ],
    [
      'a Sales Navigator id has the letters of a slug',
      [contactWith({ ...bob, linkedInUrl: 'https://www.linkedin.com/in/acwaabcdefghij' })],
      page([person(null, evidence('salesNavigator', 'acwaabcdefghij', 'address'))]),
      'none',
    ],
    [
      'a record holds two people’s e-mails',
      [maya, bob],
      page([person(null, evidence('email', 'maya.okafor@north.example'), evidence('email', 'bob@north.example'))]),
      'people 1 2',
    ],
    [
      'a deal has two people',
      [maya, bob],
      page([
        person('Maya Okafor', evidence('email', 'maya.okafor@north.example')),
        person('Bob Rey', evidence('email', 'bob@north.example')),
      ]),
      'people 1 2',
    ],
  ])('%s', (_trap, contacts, shown, expected) => {
    expect(short(matchPage(shown, index(contacts)))).toBe(expected)
  })

  test('the profile is of a known contact without a task, and the e-mail of another', () => {
    const memory = index([maya, bob], { 1: 0 })
    const both = page([person(null, evidence('linkedIn', 'maya-okafor'), evidence('email', 'bob@north.example'))])
    expect(short(matchPage(both, memory))).toBe('people 2')
    expect(matchPage(profile('maya-okafor'), memory)).toEqual({ kind: 'none', contact: maya })
  })
})

describe('a national number', () => {
  const french = contactWith({ id: 3, fullName: 'Léa Roux', phone: '06 12 34 56 78', country: 'France' })
  const american = contactWith({ id: 4, fullName: 'Jo Hart', phone: '415-555-0144', country: null })

  test('is read in the contact’s country where the user’s has no such number', () => {
    expect(short(matchPage(page([person(null, evidence('phone', '06 12 34 56 78'))]), index([french])))).toBe(
      'task 103 by phone',
    )
    expect(short(matchPage(page([person(null, evidence('phone', '+33 6 12 34 56 78'))]), index([french])))).toBe(
      'task 103 by phone',
    )
  })

  test('is read in the user’s country where the contact’s is unknown', () => {
    expect(short(matchPage(page([person(null, evidence('phone', '(415) 555-0144'))]), index([american])))).toBe(
      'task 104 by phone',
    )
    expect(short(matchPage(page([person(null, evidence('phone', '+44 415 555 0144'))]), index([american])))).toBe(
      'none',
    )
  })
})

describe('a doubt is a question with that contact as a candidate', () => {
  const bruno = (...found: Parameters<typeof evidence>[]) =>
    page([person('Bruno Costa', ...found.map((one) => evidence(...one)))])

  test('where the e-mail agrees and the names share no word', () => {
    const match = matchPage(bruno(['email', 'maya.okafor@north.example']), index([maya, bob]))
    expect(short(match)).toBe('people 1')
    expect(match).toMatchObject({ candidates: [{ agreement: { agrees: ['email'], differs: [{ sort: 'name' }] } }] })
    expect(countTasks(match)).toBe(1)
  })

  test('where the profile was renamed', () => {
    const renamed = person(
      'Maya Okafor',
      evidence('email', 'maya.okafor@north.example'),
      evidence('linkedIn', 'maya-o'),
    )
    expect(short(matchPage(page([renamed]), index([maya, bob])))).toBe('people 1')
  })

  test('and whoever else the page points at is one, too', () => {
    const both = page([
      person('Bob Rey', evidence('email', 'bob@north.example'), evidence('phone', '+14155550101 x12')),
    ])
    expect(short(matchPage(both, index([maya, bob])))).toBe('people 1 2')
  })
})

test('Reply can be asked for a profile and an e-mail, not for a phone or a name', () => {
  expect(canLookUp(profile('zoe-lind'))).toBe(true)
  expect(canLookUp(page([person(null, evidence('email', 'zoe@north.example'))]))).toBe(true)
  expect(canLookUp(page([person('Zoe Lind', evidence('phone', '+14155550101'))]))).toBe(false)
  expect(canLookUp(page([]))).toBe(false)
})
