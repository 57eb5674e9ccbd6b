import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { movedExamples } from '#test/fixtures/pages/moved-examples.ts'
import { untilIndexRead } from './index-read.ts'
import { dockFor, isDockShown } from './watching.ts'

/** The pages show her, and she has open tasks. */
const NAME = 'Maya Okafor'
const EMAIL = 'maya.okafor@northwind-harbor.example'
const SITES = ['Notion', 'Zendesk Sell', 'Zoho CRM', 'Freshsales', 'Salesforce', 'HubSpot', 'Copper', 'Dynamics 365']

type Moved = { page: string; address: string }
const isOfPerson = ({ gives }: (typeof movedExamples)[number]) =>
  gives.people.some(({ evidence }) => evidence.some(({ value }) => value === EMAIL))

/** As CRMs are now, and more addresses of each kind than the examples have. */
const RECORDS: readonly Moved[] = [
  ...movedExamples.filter(isOfPerson),
  { page: 'notion/page.html', address: 'https://app.notion.com/acme/0123456789abcdef0123456789abcdef?pvs=4' },
  { page: 'zendesk-sell/contact.html', address: 'https://acme.zendesk.com/sell/contacts/123?tab=activity' },
  { page: 'zendesk-sell/contact.html', address: 'https://acme.zendesk.com/sell/leads/123' },
  { page: 'zoho/contact.html', address: 'https://crm.zoho.com.au/crm/org123/tab/Leads/4567' },
  { page: 'zoho/contact.html', address: 'https://one.zoho.com/zohoone/acme/home/cxapp/crm/org123/tab/Leads/4567' },
  { page: 'zoho/contact.html', address: 'https://crmplus.zoho.in/acme/index.do/cxapp/crm/org9/tab/Contacts/4567?x=1' },
  { page: 'freshsales/contact.html', address: 'https://acme.freshsales.io/contacts/123/activities' },
]
const NOBODYS = movedExamples.filter((one) => !isOfPerson(one) && one.gives.people.length === 0)

let stage: Stage

beforeAll(async () => {
  stage = await buildStage()
  const pages = new Map([...RECORDS, ...NOBODYS].map(({ address, page }) => [address, page]))
  for (const origin of new Set([...pages.keys()].map((address) => new URL(address).origin))) {
    await stage.browser.context.route(`${origin}/**`, (route) => {
      const asked = new URL(route.request().url())
      // What stands behind `#` is not asked for.
      const at = [...pages.keys()].find((address) => address.replace(/#.*/, '') === asked.href)
      const page = at === undefined ? undefined : pages.get(at)
      const body = page === undefined ? '' : readFileSync(`test/fixtures/pages/${page}`, 'utf8')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body })
    })
  }
  await untilIndexRead(await stage.setUp(SITES))
})
afterAll(() => stage.end())

const open = async ({ address }: Moved) => {
  const page = await stage.browser.context.newPage()
  await page.goto(address)
  return page
}

describe('a CRM that moved is read where it is now', () => {
  test.each(RECORDS.map((one) => [one.address, one] as const))('%s', async (_, one) => {
    const page = await open(one)
    await dockFor(page, NAME)
    await page.close()
  })
})

describe('a record there that is not one person’s names nobody', () => {
  test.each(NOBODYS.map((one) => [one.address, one] as const))('%s', async (_, one) => {
    const page = await open(one)
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
    await page.close()
  })
})
