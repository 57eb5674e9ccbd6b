import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { Contact } from '#test/sandbox/model.ts'
import { createCast } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { type Shown, serveRecords } from './record-pages.ts'
import { dockFor, isDockShown } from './watching.ts'

/** What Reply holds of somebody, and how a record of the CRM writes the same. */
type Spelling = { why: string; held: Partial<Contact>; shown: Omit<Shown, 'name'> }

const SAME: readonly Spelling[] = [
  {
    why: 'marks that nobody sees, in the e-mail',
    held: { email: 'ada.vale@acme.example' },
    shown: { email: 'ada.vale\u200b@ac\u00adme.example' },
  },
  {
    why: 'marks that nobody sees, in the phone',
    held: { phone: '+1 415 555 0161' },
    shown: { phone: '\u202a+1 415-555-0161\u202c' },
  },
  {
    why: 'mailto with slashes',
    held: { email: 'bea.vale@acme.example' },
    shown: { email: '<a href="mailto://bea.vale@acme.example">write</a>' },
  },
  {
    why: 'both forms of an international domain',
    held: { email: 'cid@xn--mnchen-3ya.example' },
    shown: { email: 'cid@München.example' },
  },
  {
    why: 'a British number at home, with its extension',
    held: { phone: '+44 20 7946 0107', country: 'United Kingdom' },
    shown: { phone: '020 7946 0107 x12' },
  },
  {
    why: 'a Mexican number, which could be one of the rep’s own country',
    held: { phone: '+52 1 55 1234 5678', country: 'Mexico' },
    shown: { phone: '55 1234 5678' },
  },
  {
    why: 'a number of six digits, of a contact without a country',
    held: { phone: '+376 312 345', country: null },
    shown: { phone: '312 345' },
  },
  {
    why: 'what phones share of LinkedIn',
    held: { linkedInUrl: 'in/dora-vale' },
    shown: { profile: 'https://www.LinkedIn.com/mwlite/in/Dora-Vale%20' },
  },
  {
    why: 'an address pasted behind a prefix',
    held: { linkedInUrl: 'https://www.linkedin.com/in/https://www.linkedin.com/in/emil-vale' },
    shown: { profile: 'https://linkedin.com/comm/in/in/emil-vale?midToken=A' },
  },
  {
    why: 'Recruiter inside of a project',
    held: { linkedInRecruiterUrl: 'https://www.linkedin.com/talent/profile/AEEAABbcDEFGhijKLMNopq' },
    shown: { profile: 'https://www.linkedin.com/talent/hire/2041234/manage/all/profile/AEEAABbcDEFGhijKLMNopq' },
  },
]

/** What stands in both and is nobody's. */
const NOBODYS: readonly Spelling[] = [
  { why: 'noemail@', held: { email: 'noemail@noemail.example' }, shown: { email: 'noemail@noemail.example' } },
  { why: 'na@na', held: { email: 'na@na.example' }, shown: { email: 'na@na.example' } },
  {
    why: '/in/undefined',
    held: { linkedInUrl: 'https://www.linkedin.com/in/undefined' },
    shown: { profile: 'https://www.linkedin.com/in/undefined' },
  },
  {
    why: 'a host in the place of a slug',
    held: { linkedInUrl: 'https://www.linkedin.com/in/www.linkedin.com' },
    shown: { profile: 'https://www.linkedin.com/in/www.linkedin.com' },
  },
  { why: 'nine zeros', held: { phone: '000000000', country: 'United States' }, shown: { phone: '000-000-000' } },
  { why: '555-555-5555', held: { phone: '+1 555 555 5555' }, shown: { phone: '(555) 555-5555' } },
]

let stage: Stage
let open: (id: number) => Promise<Page>
const names = new Map<Spelling, string>()
const records: Record<number, Shown> = {}
const numberOf = (one: Spelling) => [...SAME, ...NOBODYS].indexOf(one) + 1

beforeAll(async () => {
  stage = await buildStage()
  const cast = createCast(stage)
  for (const one of [...SAME, ...NOBODYS]) {
    const { person } = cast.next('call')
    stage.reply.control.changeContact(person.contactId, {
      email: `someone${numberOf(one)}@elsewhere.example`,
      phone: null,
      linkedInUrl: null,
      linkedInSalesNavigatorUrl: null,
      linkedInRecruiterUrl: null,
      ...one.held,
    })
    names.set(one, person.fullName)
    records[numberOf(one)] = { name: person.fullName, ...one.shown }
  }
  open = await serveRecords(stage, records)
  await untilIndexRead(await stage.setUp(['HubSpot']))
})
afterAll(() => stage.end())

describe('one identity is one, however page and Reply write it', () => {
  test.each(SAME.map((one) => [one.why, one] as const))('%s', async (_why, one) => {
    const page = await open(numberOf(one))
    await dockFor(page, names.get(one) ?? '')
    await page.close()
  })
})

describe('a value that stands for none is nobody’s, even beside the right name', () => {
  test.each(NOBODYS.map((one) => [one.why, one] as const))('%s', async (_why, one) => {
    const page = await open(numberOf(one))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
    await page.close()
  })
})
