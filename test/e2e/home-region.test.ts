import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { Contact } from '#test/sandbox/model.ts'
import { createCast } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { serveRecords } from './record-pages.ts'
import { dockFor, isDockShown } from './watching.ts'

/** A contact's number, and how a page of theirs writes it. */
type Row = { held: Partial<Contact>; shown: string }

/** Of people abroad, read by somebody whose browser speaks German: the page's number may well be a German one. */
const ONES_OWN: readonly Row[] = [
  { held: { phone: '+1 212 555 0142', country: 'United States' }, shown: '(212) 555-0142' },
  { held: { phone: '+1 213 555 0143', country: null }, shown: '(213) 555-0143' },
  { held: { phone: '+1 646 555 0144', country: 'USA' }, shown: '646.555.0144 x12' },
  { held: { phone: '+44 20 7946 0107', country: 'United Kingdom' }, shown: '020 7946 0107' },
  { held: { phone: '+44 20 7946 0108', country: null }, shown: '(020) 7946 0108 ext. 9' },
  { held: { phone: '+52 1 55 1234 5678', country: 'Mexico' }, shown: '55 1234 5678' },
  { held: { phone: '+33 1 99 00 12 34', country: 'Frankreich' }, shown: '01 99 00 12 34' },
  { held: { phone: '+376 312 345', country: null }, shown: '312 345' },
  { held: { phone: '01 99 00 56 78', country: 'FR' }, shown: '+33 (0)1 99 00 56 78' },
  { held: { phone: '+49 30 23125 014', country: null }, shown: '030 / 23125-014' },
  { held: { phone: '+49 30 23125 015', country: 'Deutschland' }, shown: '030 23125015 Durchwahl 7' },
]
const ANOTHERS: readonly Row[] = [
  { held: { phone: '+1 917 555 0145', country: 'United States' }, shown: '(917) 555-0146' },
  { held: { phone: '+49 917 5550147', country: null }, shown: '+1 917 555 0147' },
]

let stage: Stage
let open: (id: number) => Promise<Page>
const names = new Map<number, string>()

beforeAll(async () => {
  stage = await buildStage({ browser: { args: ['--lang=de-DE', '--accept-lang=de-DE'] } })
  const cast = createCast(stage)
  const rows = [...ONES_OWN, ...ANOTHERS].map(({ held, shown }, at) => {
    const { person } = cast.next('call')
    const email = `someone${at}@elsewhere.example`
    stage.reply.control.changeContact(person.contactId, { email, linkedInUrl: null, ...held })
    names.set(at, person.fullName)
    return [at, { name: person.fullName, phone: shown }] as const
  })
  open = await serveRecords(stage, Object.fromEntries(rows))
  await untilIndexRead(await stage.setUp(['HubSpot']))
})
afterAll(() => stage.end())

test('the browser speaks German', async () => {
  expect(await (await worker(stage.browser)).evaluate('navigator.language')).toBe('de-DE')
})

describe('a number is read at home, and where the contact is', () => {
  test.each(ONES_OWN.map(({ held, shown }, at) => [`${shown} is ${held.phone}, ${held.country}`, at] as const))(
    '%s',
    async (_, at) => {
      const page = await open(at)
      await dockFor(page, names.get(at) ?? '')
      await page.close()
    },
  )
})

describe('a number that is none of theirs in either is not theirs', () => {
  test.each(ANOTHERS.map(({ held, shown }, at) => [`${shown} is not ${held.phone}`, at] as const))(
    '%s',
    async (_, at) => {
      const page = await open(ONES_OWN.length + at)
      const popup = await openPopup(stage.browser, page)
      await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
      expect(isDockShown(page)).toBe(false)
      await popup.close()
      await page.close()
    },
  )
})
