import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SiteExample } from '#lib/page/sites/site-rule.ts'
import { openPopup } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { MAYA } from '#test/sandbox/cast/featured-people.ts'
import { untilIndexRead } from './index-read.ts'
import { dockFor, isDockShown } from './watching.ts'

/** The pages show her, and she has open tasks. */
const NAME = 'Maya Okafor'
const EMAIL = 'maya.okafor@northwind-harbor.example'
const SITES = ['Notion', 'Zendesk Sell', 'Zoho CRM', 'Freshsales', 'Salesforce', 'HubSpot', 'Copper', 'Dynamics 365']

type Moved = { page: string; address: string }

/** The examples of these sites, with those that are of one person apart from those of nobody. */
const RECORDS: Moved[] = [
  // More addresses of each kind than the examples have.
  { page: 'notion/page.html', address: 'https://app.notion.com/acme/0123456789abcdef0123456789abcdef?pvs=4' },
  { page: 'zendesk-sell/contact.html', address: 'https://acme.zendesk.com/sell/contacts/123?tab=activity' },
  { page: 'zendesk-sell/contact.html', address: 'https://acme.zendesk.com/sell/leads/123' },
  { page: 'zoho/contact.html', address: 'https://crm.zoho.com.au/crm/org123/tab/Leads/4567' },
  { page: 'zoho/contact.html', address: 'https://one.zoho.com/zohoone/acme/home/cxapp/crm/org123/tab/Leads/4567' },
  { page: 'zoho/contact.html', address: 'https://crmplus.zoho.in/acme/index.do/cxapp/crm/org9/tab/Contacts/4567?x=1' },
  { page: 'freshsales/contact.html', address: 'https://acme.freshsales.io/contacts/123/activities' },
]
const NOBODYS: Moved[] = []
for (const site of ['notion', 'zendesk-sell', 'zoho', 'freshsales', 'salesforce', 'hubspot', 'copper', 'dynamics']) {
  const found: { examples: SiteExample[] } = await import(`../fixtures/pages/${site}/examples.ts`)
  for (const { page, address, gives } of found.examples) {
    // A page that names a task as well is about that.
    const isOfHer = gives.people.some(({ evidence }) => evidence.some(({ value }) => value === EMAIL))
    if (isOfHer && gives.taskReferences.length === 0) RECORDS.push({ page: `${site}/${page}`, address })
    else if (gives.people.length + gives.taskReferences.length === 0) NOBODYS.push({ page: `${site}/${page}`, address })
  }
}

let stage: Stage
/** The page that every address has at this moment. */
let served = ''

beforeAll(async () => {
  stage = await buildStage()
  // As Reply holds her: what a page shows besides her e-mail is hers, too.
  stage.reply.control.changeContact(MAYA, {
    email: EMAIL,
    phone: '+1 415 555 0134',
    country: 'United States',
    linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
  })
  for (const origin of new Set([...RECORDS, ...NOBODYS].map(({ address }) => new URL(address).origin))) {
    await stage.browser.context.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: served }),
    )
  }
  await untilIndexRead(await stage.setUp(SITES))
})
afterAll(() => stage.end())

const open = async ({ address, page: file }: Moved) => {
  served = readFileSync(`test/fixtures/pages/${file}`, 'utf8')
  const page = await stage.browser.context.newPage()
  await page.goto(address)
  return page
}

describe('a CRM that moved is read where it is now', () => {
  test.each(RECORDS.map((one) => [one.page, one.address, one] as const))('%s at %s', async (_page, _address, one) => {
    const page = await open(one)
    await dockFor(page, NAME)
    await page.close()
  })
})

describe('a record there that is not one person’s names nobody', () => {
  test.each(NOBODYS.map((one) => [one.page, one.address, one] as const))('%s at %s', async (_page, _address, one) => {
    const page = await open(one)
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
    await page.close()
  })
})
