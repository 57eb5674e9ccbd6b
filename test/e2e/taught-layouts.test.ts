import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, pressAction, worker } from '#test/browser/launch.ts'
import { turnOn } from '#test/browser/set-up.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { CUSTOM_OBJECT, LAYOUTS, type Layout } from './layouts.ts'
import { dockFor, isDockShown } from './watching.ts'

let stage: Stage
let options: Page
let page: Page
let people: [Role, Role, Role]

beforeAll(async () => {
  stage = await buildStage()
  const cast = createCast(stage)
  people = [cast.next('call'), cast.next('call'), cast.next('call')]
  options = await stage.setUp([])
  for (const layout of [...LAYOUTS.map(([, one]) => one), CUSTOM_OBJECT]) await serve(layout)
  page = await stage.browser.context.newPage()
})
afterAll(() => stage.end())

async function serve(layout: Layout): Promise<void> {
  await stage.browser.context.route(`https://${layout.host}/**`, (route: Route) => {
    const { pathname, search } = new URL(route.request().url())
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: layout.page(pathname + search, people) })
  })
}

async function open(layout: Layout, role: Role): Promise<void> {
  if (layout.drawer === undefined) await page.goto(`https://${layout.host}${layout.record(role)}`)
  else {
    if (!page.url().startsWith(`https://${layout.host}${layout.list}`))
      await page.goto(`https://${layout.host}${layout.list}`)
    await page.locator(`[data-row="${role.person.contactId}"] td`).first().click()
  }
}

const valueOn = (layout: Layout, { person }: Role) =>
  (layout.drawer === undefined ? page.locator('body') : page.getByRole('dialog')).getByText(person.email ?? '', {
    exact: true,
  })

const countOfRules = async (host: string): Promise<number> =>
  (await worker(stage.browser)).evaluate(
    `chrome.storage.local.get("settings").then(({ settings }) => settings.ownSites.find(({ id }) => id === "own:https://${host}")?.rules.length ?? 0)`,
  )

/** Points at the first person's address and says that it is right. */
async function teach(layout: Layout, role: Role): Promise<void> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByText('Teach Wrapup this site').click()
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name: 'Point at it on the page' }).click()
  await closed
  await page.bringToFront()
  await valueOn(layout, role).click()
  // The card stands in a closed shadow root; its first button has the focus once it is there.
  await expect
    .poll(
      async () =>
        (await countOfRules(layout.host)) || page.keyboard.press('Enter').then(() => countOfRules(layout.host)),
      {
        timeout: 10_000,
      },
    )
    .toBe(1)
  await page.keyboard.press('Escape')
}

async function confirm(): Promise<void> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByRole('button', { name: 'Yes, use it' }).click()
  await popup.getByRole('button', { name: 'Yes, use it' }).waitFor({ state: 'detached' })
  await popup.close()
}

async function showsNobody(): Promise<void> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByText('Wrapup sees no person on this page.').waitFor()
  expect(isDockShown(page)).toBe(false)
  await popup.close()
}

/** Teaches on the first record, confirms on the second, and looks at the third, at the list and at a company. */
async function learn(layout: Layout): Promise<void> {
  const [first, second, third] = people
  await teach(layout, first)
  expect(isDockShown(page)).toBe(false)
  await open(layout, second)
  await valueOn(layout, second).waitFor()
  await confirm()
  await dockFor(page, second.name)
  await open(layout, third)
  await dockFor(page, third.name)
  if (layout.drawer === undefined) await page.goto(`https://${layout.host}${layout.list}`)
  else await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => isDockShown(page)).toBe(false)
  await showsNobody()
  await page.goto(`https://${layout.host}${layout.company}`)
  await page
    .getByText(first.person.email ?? '')
    .first()
    .waitFor()
  await showsNobody()
}

describe('a CRM of the rep’s own, taught by pointing once', () => {
  test.each(LAYOUTS)(
    '%s: right on the second and the third record, nobody on the list and on a company',
    async (_, layout) => {
      await open(layout, people[0])
      const popup = await pressAction(stage.browser, page)
      await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
      await popup.getByText('Teach Wrapup this site').waitFor()
      await popup.close()
      await learn(layout)
    },
  )
})

describe('a built-in site, where none of its rules fits', () => {
  test('is taught in the same way, beside its own rules, and what was taught stands in its row', async () => {
    const { host } = CUSTOM_OBJECT
    await turnOn(options, 'HubSpot')
    await page.goto(`https://${host}/contacts/1/record/0-1/${people[0].person.contactId}`)
    await dockFor(page, people[0].name)
    await open(CUSTOM_OBJECT, people[0])
    await expect.poll(() => isDockShown(page)).toBe(false)
    await learn(CUSTOM_OBJECT)
    await page.goto(`https://${host}/contacts/1/record/0-1/${people[1].person.contactId}`)
    await dockFor(page, people[1].name)
    await options.bringToFront()
    const rules = options.getByRole('group', { name: 'Sites' }).getByRole('list', { name: `Rules of ${host}` })
    await rules.getByRole('button', { name: 'Delete: E-mail' }).click()
    await expect.poll(() => countOfRules(host)).toBe(0)
    // Nothing is left of it: the site is read as if nobody had taught it anything.
    await page.bringToFront()
    await dockFor(page, people[1].name)
    await open(CUSTOM_OBJECT, people[2])
    await showsNobody()
  })
})
