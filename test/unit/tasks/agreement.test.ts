import { describe, expect, test } from 'vitest'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { type Agreement, agreementOf, TABLE, type Verdict } from '#lib/worker/tasks/agreement.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith } from './fake-reply.ts'
import { evidence, page, person, profile } from './pages.ts'

const maya = contactWith({
  id: 1,
  fullName: 'Maya Okafor',
  email: 'maya.okafor@north.example',
  linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
  phone: '+1 415 555 0101',
})
const bob = contactWith({ id: 2, fullName: 'Bob Rey', email: 'bob@north.example', phone: '+1 415 555 0102' })

function agree(contact: Contact, shown: PageIdentity, others: Contact[] = [bob]): Agreement {
  const memory = createTaskMemory('US')
  for (const one of [contact, ...others]) memory.putContact(one)
  return agreementOf(shown, contact, memory)
}

test('the table: certain only where nothing speaks against it, different only where nothing of one’s own agrees', () => {
  const inShort = Object.entries(TABLE).map(
    ([agrees, row]) =>
      `${agrees}: ${Object.entries(row)
        .map((cell) => cell.join(' '))
        .join()}`,
  )
  expect(inShort).toEqual([
    'own: nothing certain,names doubt,elsewhere doubt,strong doubt',
    'weakNamed: nothing certain,names doubt,elsewhere doubt,strong doubt',
    'weak: nothing certain,names doubt,elsewhere different,strong different',
    'several: nothing doubt,names doubt,elsewhere different,strong different',
    'nothing: nothing unknown,names unknown,elsewhere different,strong different',
  ])
})

describe('the page of', () => {
  test.each<[string, PageIdentity, Verdict]>([
    ['the same profile is certain', profile('maya-okafor'), 'certain'],
    ['another profile is somebody else', profile('bob-rey'), 'different'],
    ['a namesake is somebody else', profile('maya-okafor-9', 'Maya Okafor'), 'different'],
    ['the same e-mail is certain', page([person(null, evidence('email', 'MAYA.OKAFOR@north.example'))]), 'certain'],
    [
      'another e-mail is somebody else',
      page([person('Maya Okafor', evidence('email', 'mo@north.example'))]),
      'different',
    ],
    [
      'one of two e-mails is certain',
      page([person(null, evidence('email', 'maya@home.example'), evidence('email', 'maya.okafor@north.example'))]),
      'certain',
    ],
    [
      'her e-mail and another contact’s is a doubt',
      page([person(null, evidence('email', 'bob@north.example'), evidence('email', 'maya.okafor@north.example'))]),
      'doubt',
    ],
    [
      'her e-mail under another name is a doubt',
      page([person('Bruno Costa', evidence('email', 'maya.okafor@north.example'))]),
      'doubt',
    ],
    [
      'her e-mail under her married name is certain',
      page([person('Maya Rey', evidence('email', 'maya.okafor@north.example'))]),
      'certain',
    ],
    [
      'her profile with another e-mail is a doubt',
      page([person(null, evidence('linkedIn', 'maya-okafor'), evidence('email', 'maya@home.example'))]),
      'doubt',
    ],
    [
      'her e-mail with another profile is a doubt: she may have renamed it',
      page([person('Maya Okafor', evidence('linkedIn', 'maya-sells'), evidence('email', 'maya.okafor@north.example'))]),
      'doubt',
    ],
    [
      'her e-mail with another contact’s phone is a doubt',
      page([
        person('Maya Okafor', evidence('email', 'maya.okafor@north.example'), evidence('phone', '+1 415 555 0102')),
      ]),
      'doubt',
    ],
    [
      'her e-mail with a phone that is nobody’s is certain: people have several',
      page([person(null, evidence('email', 'maya.okafor@north.example'), evidence('phone', '+1 415 555 0199'))]),
      'certain',
    ],
    ['nobody says nothing', page([]), 'unknown'],
    ['a name alone says nothing', page([person('Bob Rey')]), 'unknown'],
    ['her phone alone is certain', page([person(null, evidence('phone', '(415) 555-0101'))]), 'certain'],
    [
      'her phone under another name is a doubt',
      page([person('Bob Rey', evidence('phone', '(415) 555-0101'))]),
      'doubt',
    ],
    [
      'her phone with another profile is a colleague at the same switchboard',
      page([person('Zoe Lind', evidence('phone', '(415) 555-0101'), evidence('linkedIn', 'zoe-lind'))]),
      'different',
    ],
    [
      'her phone and name with another profile is a doubt',
      page([person('Maya Okafor', evidence('phone', '(415) 555-0101'), evidence('linkedIn', 'maya-sells'))]),
      'doubt',
    ],
    ['another phone says nothing', page([person(null, evidence('phone', '(415) 555-0199'))]), 'unknown'],
    [
      'another contact’s phone is somebody else',
      page([person(null, evidence('phone', '(415) 555-0102'))]),
      'different',
    ],
    [
      'a Sales Navigator lead cannot be compared',
      page([person(null, evidence('salesNavigator', 'ACwAABcdEfGhIj', 'address'))]),
      'unknown',
    ],
    [
      'two people, one of them her, is certain',
      page([
        person('Bob Rey', evidence('email', 'bob@north.example')),
        person('Maya Okafor', evidence('email', 'maya.okafor@north.example')),
      ]),
      'certain',
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
    expect(agree(maya, shown).verdict).toBe(expected)
  })

  test('a shared mailbox is certain under her name, and a doubt under another', () => {
    const atInfo = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'info@north.example' })
    const shown = (name: string) => page([person(name, evidence('email', 'info@north.example'))])
    expect(agree(atInfo, shown('Maya Okafor')).verdict).toBe('certain')
    expect(agree(atInfo, shown('Zoe Lind')).verdict).toBe('doubt')
  })

  test('a value that two contacts have is a doubt, and one that eleven have is nobody’s', () => {
    const shown = page([person('Maya Okafor', evidence('email', 'maya.okafor@north.example'))])
    const twins = (count: number) =>
      Array.from({ length: count }, (_, at) => contactWith({ id: 10 + at, email: 'maya.okafor@north.example' }))
    expect(agree(maya, shown, twins(1)).verdict).toBe('doubt')
    expect(agree(maya, shown, twins(10)).verdict).toBe('unknown')
  })

  test('a value that is hers alone outweighs one that she shares', () => {
    const twin = contactWith({ id: 10, fullName: 'Zoe Lind', email: 'maya.okafor@north.example' })
    const shown = page([
      person('Maya Okafor', evidence('email', 'maya.okafor@north.example'), evidence('linkedIn', 'maya-okafor')),
    ])
    expect(agree(maya, shown, [twin]).verdict).toBe('certain')
    expect(agree(twin, shown, [maya]).verdict).toBe('different')
  })
})

describe('a switchboard that several people share', () => {
  // Where the four are does not say where their number is.
  const colleague = (id: number, name: string, phone: string | null, country: string | null) =>
    contactWith({ id, fullName: name, email: `${name.toLowerCase()}@lane.example`, phone, country })
  const rufus = colleague(1, 'Rufus', '(212) 555-0100 x 317', 'United Kingdom')
  const isolde = colleague(2, 'Isolde', '+1 212 555 0100 ext. 204', 'Brazil')
  const mehmet = colleague(3, 'Mehmet', '+12125550100;ext=318', 'Sweden')
  const philippa = colleague(4, 'Philippa', '212.555.0100', 'Germany')
  const staff = [rufus, isolde, mehmet, philippa]

  function verdictOn(
    contact: Contact,
    phone: string,
    home: 'US' | 'GB' | 'FR' | null = 'US',
    among = staff,
  ): Agreement {
    const memory = createTaskMemory(home)
    for (const one of among) memory.putContact(one)
    const { fullName, email } = contact
    return agreementOf(
      page([person(fullName, evidence('email', email ?? ''), evidence('phone', phone))]),
      contact,
      memory,
    )
  }

  test.each(['US', 'GB', 'FR', null] as const)('each on their own page is certain, with the home region %s', (home) => {
    const verdicts = staff.map((one) => verdictOn(one, one.phone ?? '', home).verdict)
    expect(verdicts).toEqual(['certain', 'certain', 'certain', 'certain'])
  })

  test.each(['2125550100;ext=317', '+1 212 555 0100 x317', '001 212 555 0100, ext 317'])(
    'the extension is a desk: %s is whose it is, however Reply writes it',
    (phone) => {
      expect(verdictOn(rufus, phone)).toMatchObject({ verdict: 'certain', agrees: ['email', 'phone', 'name'] })
      expect(verdictOn(philippa, phone)).toMatchObject({ verdict: 'doubt', pointsAt: [1] })
      expect(verdictOn(mehmet, phone)).toMatchObject({ verdict: 'doubt', pointsAt: [1] })
    },
  )

  test.each(['(212) 555-0100', '+1 212 555 0100'])(
    '%s without an extension points at nobody in particular among those who have it',
    (phone) => {
      const verdicts = [rufus, isolde, mehmet].map((one) => verdictOn(one, phone).verdict)
      expect(verdicts).toEqual(['certain', 'certain', 'certain'])
    },
  )

  test('with the desk of somebody else it is a doubt, and so it is where only others have it', () => {
    expect(verdictOn(rufus, '(212) 555-0100 x 318')).toMatchObject({ verdict: 'doubt', pointsAt: [3] })
    const zoe = colleague(5, 'Zoe', '+1 415 555 0177', null)
    expect(verdictOn(zoe, '(212) 555-0100 x 317', 'US', [...staff, zoe]).verdict).toBe('doubt')
    expect(verdictOn(zoe, '+1 212 555 0100', 'US', [...staff, zoe]).verdict).toBe('doubt')
  })

  test('a line without its area is not compared by its digits alone', () => {
    const local = contactWith({ id: 6, phone: '555-0100', country: 'France' })
    const memory = createTaskMemory('US')
    memory.putContact(local)
    expect(agreementOf(page([person(null, evidence('phone', '555 0100'))]), local, memory).verdict).toBe('unknown')
  })
})

describe('without a question goes on', () => {
  const alone = contactWith({ id: 1, fullName: 'Maya Okafor', email: 'maya.okafor@north.example' })
  test.each<[string, PageIdentity, boolean]>([
    ['a page that says nothing of a person', page([]), true],
    ['a profile that Reply does not know', profile('maya-okafor'), false],
    ['the same, under the very name', profile('maya-okafor', 'Maya Okafor'), true],
    ['the same, under a name that only begins alike', profile('maya-okafor', 'Maya Lind'), false],
    ['another name', page([person('Zoe Lind')]), false],
    ['a page that is another contact’s', page([person(null, evidence('email', 'bob@north.example'))]), false],
  ])('%s: %s', (_case, shown, expected) => {
    expect(agree(alone, shown).passes).toBe(expected)
  })
})

describe('what agrees and what differs', () => {
  test('is told of an e-mail that stands under another name', () => {
    const told = agree(maya, page([person('Bruno Costa', evidence('email', 'maya.okafor@north.example'))]))
    expect(told).toMatchObject({
      agrees: ['email'],
      differs: [{ sort: 'name', how: 'another', page: 'Bruno Costa' }],
    })
  })

  test('is told of a renamed profile', () => {
    const shown = person(
      'Maya Okafor',
      evidence('linkedIn', 'maya-sells'),
      evidence('email', 'maya.okafor@north.example'),
    )
    expect(agree(maya, page([shown]))).toMatchObject({
      agrees: ['email', 'name'],
      differs: [{ sort: 'linkedIn', how: 'another', page: 'maya-sells' }],
    })
  })

  test('is told with whose value it is, once', () => {
    const shown = person(null, evidence('email', 'bob@north.example'), evidence('linkedIn', 'maya-okafor'))
    expect(agree(maya, page([shown])).differs).toEqual([
      { sort: 'email', how: 'elsewhere', page: 'bob@north.example', of: 'Bob Rey', count: 1 },
    ])
  })

  test('is told of a page that cannot be compared', () => {
    const told = agree(contactWith({ id: 1, email: 'maya.okafor@north.example' }), profile('zoe-lind'))
    expect(told).toMatchObject({ agrees: [], differs: [{ sort: 'page', how: 'uncompared', page: 'zoe-lind' }] })
  })
})
