import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '#lib/worker/tasks/agreement.ts'
import { identitiesOf, traitsOf } from '#lib/worker/tasks/identities.ts'
import { matchPage } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { readAsk } from '#lib/worker/tasks/written-ask.ts'
import { contactWith, summaryWith } from './fake-reply.ts'
import { evidence, page, person } from './pages.ts'

const SLUGS = [
  'undefined',
  'null',
  'none',
  'n-a',
  'na',
  'unknown',
  'username',
  'user-name',
  'your-profile',
  'not-found',
  'Not-Available',
  'undefined-undefined',
  'first-name-last-name',
  'linkedin',
  'no-linkedin',
  'profile',
  'test',
  'nolinkedin',
  'no-profile-found',
  'linkedinprofile',
  'linkedin-member',
  'login',
  'mynetwork',
  'contact-info',
  'mwlite',
  'comm',
  'https',
  'true',
  '404',
  'does-not-exist',
  'not-specified',
  'kein-profil',
  'ninguno',
  'нет',
  'xxx',
  '000',
  '---',
  'pub',
  'company',
  'company/acme',
  'in/details/experience',
  'www.linkedin.com/company/acme',
]
const MAILBOXES = [
  'noemail@noemail.example',
  'noemail@acme.example',
  'no-email@acme.example',
  'no.email+12@acme.example',
  'noemail12@acme.example',
  'none@none.example',
  'na@na.example',
  'n/a@acme.example',
  'n.a@n-a.example',
  'unknown@unknown.example',
  'test@test.example',
  'test@acme.example',
  'test123@acme.example',
  'null@null.example',
  'undefined@acme.example',
  'user@acme.example',
  'firstname.lastname@acme.example',
  'your.name@acme.example',
  'a@a.example',
  'xxx@acme.example',
  'abc@abc.example',
  '123@123.example',
  'ana.petrova@noemail.example',
  'ana@nowhere.invalid',
  'notiene@notiene.example',
  'no-email-on-file@acme.example',
  'needemail@acme.example',
  'do-not-use@acme.example',
  'changeme@acme.example',
  'blank@acme.example',
  'tbd@acme.example',
  'email@email.example',
  'no@email.example',
  'not@provided.example',
  'guest@guest.example',
  'x@y.example',
  'ana@nowhere.example',
  'brak@acme.example',
  'нет@нет.example',
]
const PHONES = [
  '000-000-0000',
  '0000000',
  '111 111 1111',
  '(555) 555-5555',
  '+1 555 555 5555',
  '123-456-7890',
  '999999999',
]

describe.each([
  ['linkedIn', SLUGS, (slug: string) => ({ linkedInUrl: `https://www.linkedin.com/in/${slug}` })],
  [
    'salesNavigator',
    ['undefined', 'username'],
    (id: string) => ({ linkedInSalesNavigatorUrl: `https://www.linkedin.com/sales/lead/${id},NAME_SEARCH` }),
  ],
  ['email', MAILBOXES, (email: string) => ({ email })],
  ['phone', PHONES, (phone: string) => ({ phone })],
] as const)('what stands in for a %s where nothing was known', (kind, values, field) => {
  test.each(values)('%s identifies nobody, neither on the page nor in Reply', (value) => {
    const contact = contactWith({ id: 1, fullName: null, country: 'US', ...field(value) })
    const shown = page([person(null, evidence(kind, value))])
    const memory = createTaskMemory('US')
    memory.putContact(contact)
    memory.putTask(summaryWith({ id: 101, contactId: 1 }))
    expect(matchPage(shown, memory)).toEqual({ kind: 'none', contact: null })
    expect(agreementOf(shown, contact, memory)).toMatchObject({ verdict: 'unknown', evidence: [] })
    expect(identitiesOf(contact, 'US').phones).toEqual([])
    expect(Object.values(identitiesOf(contact, 'US').strong).flat()).toEqual([])
    expect(traitsOf(person(null, evidence(kind, value)), null).filter((trait) => trait.kind !== 'phone')).toEqual([])
  })
})

test.each([...MAILBOXES, ...SLUGS.map((slug) => `https://www.linkedin.com/in/${slug}`), ...PHONES.slice(0, 4)])(
  'nobody is asked for by %s',
  (text) => {
    expect(readAsk(text)).toBeNull()
  },
)

describe('what only looks like it is somebody', () => {
  test.each([
    'maya-okafor',
    'z-l',
    'jo-na',
    'null-island-tours',
    'person-6',
    'nan-li',
    'test-pilot-jane',
    'unknown-pleasures',
    'name-ito',
    'max-page',
    'helen-post',
    'home-improver-jo',
    'a1b',
  ])('the profile %s', (slug) => {
    expect(traitsOf(person(null, evidence('linkedIn', slug)), null)).toMatchObject([{ kind: 'linkedIn', value: slug }])
  })

  test.each([
    'na@acme.example',
    'no@acme.example',
    'jo@jo.example',
    'acme@acme.example',
    'info@acme.example',
    'testa.rossi@acme.example',
    'user12@acme.example',
    '123456789@qq.com',
    '666@qq.com',
    'abc@me.com',
    'none.such@acme.example',
    'dee.none@acme.example',
    'default@acme.example',
    'guest@acme.example',
    'change@me.com',
    'a@acme.example',
    'tod.oakes@acme.example',
  ])('the mailbox %s', (email) => {
    expect(traitsOf(person(null, evidence('email', email)), null)).toMatchObject([{ kind: 'email', value: email }])
  })

  test.each(['+1 415 555 0101', '+1 555 123 4567', '+52 55 1234 5678', '+33 1 11 11 11 12', '012-345 6789'])(
    'the number %s',
    (phone) => {
      const contact = contactWith({ id: 1, phone, country: phone.startsWith('0') ? 'Malaysia' : null })
      const memory = createTaskMemory(null)
      memory.putContact(contact)
      expect(agreementOf(page([person(null, evidence('phone', phone))]), contact, memory).verdict).toBe('certain')
    },
  )

  test('ordinary names', () => {
    const word = fc.stringMatching(/^[b-m]{3,8}$/)
    fc.assert(
      fc.property(word, word, (first, last) => {
        fc.pre(new Set(first).size > 1)
        const shown = [evidence('linkedIn', `${first}-${last}q`), evidence('email', `${first}.${last}q@acme.example`)]
        expect(traitsOf(person(null, ...shown), null)).toHaveLength(2)
      }),
    )
  })
})
