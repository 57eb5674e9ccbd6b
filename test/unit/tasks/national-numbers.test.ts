import { type CountryCode, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test, vi } from 'vitest'
import { phoneText } from '#lib/shared/identity/phone-text.ts'
import type { Contact } from '#lib/shared/reply/model.ts'

import { identitiesOf, isStrong, traitsOf } from '#lib/worker/tasks/identities.ts'
import { matchPage } from '#lib/worker/tasks/matching.ts'
import { comparePhones } from '#lib/worker/tasks/phone-comparison.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith, summaryWith } from './fake-reply.ts'
import { evidence, page, person } from './pages.ts'

// Thousands of numbers on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

/** An example number of each country that has one, as its people write it at home and as the world does. */
const COUNTRIES = Object.keys(examples).flatMap((code) => {
  const number = getExampleNumber(code as CountryCode, examples)
  return number === undefined ? [] : [{ code, national: number.formatNational(), e164: number.number }]
})

const HOMES: readonly (CountryCode | null)[] = ['DE', 'FR', 'IN', 'GB', 'US', null]

/** Whether a page that writes a number so is matched with a contact, through everything between page and task. */
function isFound(written: string, contact: Contact, home: CountryCode | null): boolean {
  const value = phoneText(written)
  if (value === null) return false
  const memory = createTaskMemory(home)
  memory.putContact(contact)
  memory.putTask(summaryWith({ id: 100 + contact.id, contactId: contact.id }))
  return matchPage(page([person(null, evidence('phone', value))]), memory).kind === 'task'
}

const missed = (
  home: CountryCode | null,
  contactOf: (one: (typeof COUNTRIES)[number]) => Contact,
  write: (one: (typeof COUNTRIES)[number]) => string,
) => COUNTRIES.filter((one) => !isFound(write(one), contactOf(one), home)).map(({ code }) => code)

const known = ({ code, e164 }: (typeof COUNTRIES)[number]) => contactWith({ id: 1, phone: e164, country: code })

describe.each(HOMES)('with the home region %s', (home) => {
  test('every country’s national spelling finds the contact of that country', () => {
    expect(COUNTRIES).toHaveLength(245)
    expect(missed(home, known, ({ national }) => national)).toEqual([])
  })

  test.each([
    ' x12',
    ' ext. 12',
    ' extn 12',
    '#12',
    ';ext=12',
    ',12',
    ' *227',
    ' DW 12',
    ' poste 12',
    ' доб. 12',
    ' 内線12',
    'p9',
  ])('and so it does with the extension %j', (extension) => {
    expect(missed(home, known, ({ national }) => national + extension)).toEqual([])
  })

  test('the word before an extension need not be known', () => {
    expect(missed(home, known, ({ national }) => `${national} lokalni 12`)).toEqual([])
  })

  test('a contact without a country is found by the country of their own number', () => {
    const found = ({ e164 }: (typeof COUNTRIES)[number]) => contactWith({ id: 1, phone: e164, country: null })
    const uncertain = missed(home, found, ({ national }) => national)
    // Islands that share their country's code and write numbers as it does are found as well.
    expect(uncertain).toEqual([])
  })

  test('a contact whose number is national is found by the page’s international one', () => {
    const found = ({ code, national }: (typeof COUNTRIES)[number]) =>
      contactWith({ id: 1, phone: national, country: code })
    expect(missed(home, found, ({ e164 }) => e164)).toEqual([])
    expect(missed(home, found, ({ national }) => `${national} x12`)).toEqual([])
  })
})

test('numbers that say their country never agree with another country’s, nor with another number of it', () => {
  const contacts = COUNTRIES.map(({ code, e164 }) => ({
    e164,
    identities: identitiesOf(contactWith({ id: 1, phone: e164, country: code }), 'DE'),
  }))
  for (const { e164 } of COUNTRIES) {
    const [trait] = traitsOf(person(null, evidence('phone', e164)), 'DE')
    if (trait === undefined || isStrong(trait)) throw new Error(e164)
    const agreeing = contacts.filter(({ identities }) => comparePhones(trait, identities) !== 'no')
    expect(new Set(agreeing.map((one) => one.e164))).toEqual(new Set([e164]))
  }
})

test('a national number that fits two contacts is a question, and not one of them', () => {
  const memory = createTaskMemory('US')
  for (const contact of [
    contactWith({ id: 1, phone: '+1 551 234 5678', country: 'US' }),
    contactWith({ id: 2, phone: '+52 55 1234 5678', country: 'Mexico' }),
  ]) {
    memory.putContact(contact)
    memory.putTask(summaryWith({ id: 100 + contact.id, contactId: contact.id }))
  }
  expect(matchPage(page([person(null, evidence('phone', '55 1234 5678'))]), memory)).toMatchObject({
    kind: 'people',
    candidates: { length: 2 },
  })
})
