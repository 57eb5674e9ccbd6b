import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, pressAction, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { dockFor, isDockShown } from './watching.ts'

const HOST = 'crm.tallpine.example'

let stage: Stage
let options: Page
let first: Role
let second: Role
let third: Role

beforeAll(async () => {
  stage = await buildStage({ crmHost: HOST, crm: { latencyMs: 300 } })
  const cast = createCast(stage)
  first = cast.next('call')
  second = cast.next('call')
  third = cast.next('call')
  options = await stage.setUp([])
})
afterAll(() => stage.end())

const recordOf = ({ person }: Role) => `https://${HOST}/contacts/${person.contactId}`

const registered = async () =>
  (await worker(stage.browser)).evaluate('chrome.scripting.getRegisteredContentScripts().then((all) => all.length)')
const hasPermission = async () =>
  (await worker(stage.browser)).evaluate(`chrome.permissions.contains({ origins: ['https://${HOST}/*'] })`)

describe('a site that nobody has rules for', { shuffle: false }, () => {
  let page: Page

  test('is not read, and no permission for it is held, until the rep says so in the popup', async () => {
    page = await stage.browser.context.newPage()
    await page.goto(recordOf(first))
    await page.getByRole('heading', { name: first.name }).waitFor()
    const popup = await pressAction(stage.browser, page)
    const use = popup.getByRole('button', { name: 'Use Wrapup on this site' })
    await use.waitFor()
    expect(await registered()).toBe(0)
    expect(await hasPermission()).toBe(false)
    expect(isDockShown(page)).toBe(false)
    await use.click()
    await expect.poll(hasPermission).toBe(true)
    await expect.poll(registered).toBe(1)
  })

  test('then has the dock on the page that is open already, by what the page itself says', async () => {
    await dockFor(page, first.name)
  })

  test('has the dock on the next record after in-page navigation, and never names the person before', async () => {
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `/contacts/${second.person.contactId}`)
    const named: string[] = []
    await expect
      .poll(
        async () => {
          for (const frame of page.frames().filter((one) => one.url().includes('/dock.html'))) {
            named.push(
              (await frame
                .locator('body')
                .textContent()
                .catch(() => '')) ?? '',
            )
          }
          return named.some((text) => text.includes(second.name))
        },
        { timeout: 10_000, interval: 5 },
      )
      .toBe(true)
    expect(named.filter((text) => text.includes(first.name))).toEqual([])
  })

  test('shows nobody on a list', async () => {
    await page.goto(`https://${HOST}/contacts`)
    await page.getByRole('table').waitFor()
    const popup = await openPopup(stage.browser, page)
    await popup.getByText('Wrapup sees no person on this page.').waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
  })

  test('is turned off and removed in the options, and gives its permission back', async () => {
    await page.goto(recordOf(third))
    await dockFor(page, third.name)
    await options.getByRole('switch', { name: HOST }).click()
    await expect.poll(() => isDockShown(page)).toBe(false)
    await expect.poll(registered).toBe(0)
    await options.getByRole('switch', { name: HOST, checked: false }).click()
    await dockFor(page, third.name)
    await options.getByRole('button', { name: `Remove ${HOST}` }).click()
    await options.getByRole('button', { name: 'Remove it' }).click()
    await expect.poll(() => options.getByRole('switch', { name: HOST }).count()).toBe(0)
    await expect.poll(() => isDockShown(page)).toBe(false)
    expect(await hasPermission()).toBe(false)
    await page.close()
  })
})
