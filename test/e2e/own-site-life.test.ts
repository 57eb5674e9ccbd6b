import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, pressAction } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { untilIndexRead } from './index-read.ts'
import { dockFor } from './watching.ts'

const PUBLIC = 'http://crm.tallpine.example'
const PRIVATE = 'http://crm.tallpine.internal'
const BUILT_IN = 'https://acme.pipedrive.com'

let stage: Stage
let options: Page
let role: Role

beforeAll(async () => {
  stage = await buildStage()
  role = createCast(stage).next('call')
  const { name, person } = role
  for (const origin of [PUBLIC, PRIVATE, BUILT_IN]) {
    await stage.browser.context.route(`${origin}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>${name}</title><main><h1>${name}</h1><dl><dt>Email</dt><dd>${person.email}</dd></dl></main>`,
      }),
    )
  }
  options = await stage.setUp([])
  await untilIndexRead(options)
})
afterAll(() => stage.end())

async function open(address: string): Promise<Page> {
  const page = await stage.browser.context.newPage()
  await page.goto(address)
  return page
}

describe('a CRM whose pages come unencrypted', () => {
  test('on the internet is refused, with the reason', async () => {
    const page = await open(`${PUBLIC}/contacts/1`)
    const popup = await pressAction(stage.browser, page)
    await popup.getByText('Wrapup does not read this site: its pages come unencrypted (http)').waitFor()
    expect(await popup.getByRole('button', { name: 'Use Wrapup on this site' }).count()).toBe(0)
    await popup.close()
    await page.close()
  })

  test('under a private name is offered with a plain warning', async () => {
    const page = await open(`${PRIVATE}/contacts/1`)
    const popup = await pressAction(stage.browser, page)
    await popup.getByRole('button', { name: 'Use Wrapup on this site' }).waitFor()
    await popup.getByText('Use it only where you trust the network.').waitFor()
    await popup.close()
    await page.close()
  })
})

/** What a version that did not know the site yet had stored, and how its rules had fared. */
const storeAsOwn = (origin: string) =>
  options.evaluate(
    async ([id, run]) => {
      const rule = { kind: 'field', id: 'a', field: 'email', pages: '/custom/*', selector: '[data-field="mail"]' }
      const taught = { label: 'Mail', container: null, taughtOn: 'k', taughtValue: 'a@acme.example', confirmed: true }
      const { chrome } = globalThis as unknown as { chrome: { storage: { local: Store } } }
      const { settings } = await chrome.storage.local.get('settings')
      const ownSites = [{ id, mode: 'dock', rules: [{ ...rule, ...taught }] }]
      const email = { seen: 40 + run, found: 40, run }
      await chrome.storage.local.set({
        settings: { ...settings, ownSites },
        siteHealth: { pipedrive: { namedAt: Date.now(), fields: { email } } },
      })
    },
    [`own:${origin}`, 6] as const,
  )
type Store = {
  get: (name: string) => Promise<Record<string, object>>
  set: (items: Record<string, unknown>) => Promise<void>
}

describe('what was taught about a host for which rules came to be built in', { shuffle: false }, () => {
  test('stays beside them: the built-in switch stands as the rep’s own one stood', async () => {
    await storeAsOwn(BUILT_IN)
    await options.reload()
    await options.getByRole('switch', { name: 'Pipedrive', checked: true }).waitFor()
    expect(await options.getByRole('switch', { name: 'acme.pipedrive.com' }).count()).toBe(0)
    await options.getByText('/custom/*').first().waitFor()
  })

  test('tells that a field fell silent; “Point again” begins the picker on an open record', async () => {
    const page = await open(`${BUILT_IN}/person/7`)
    await options.bringToFront()
    await options.reload()
    // The permission was another's until now: this browser is asked for the built-in site's.
    const allow = options.getByRole('button', { name: /Allow again/ })
    const silent = options.getByRole('button', { name: 'Point again: E-mail' }).first()
    await silent.waitFor()
    if ((await allow.count()) > 0) await allow.first().click()
    await expect.poll(() => allow.count()).toBe(0)
    const children = () => page.evaluate(() => document.documentElement.childElementCount)
    const before = await children()
    await silent.click()
    await expect.poll(children).toBeGreaterThan(before)
    await page.bringToFront()
    const at = async () => {
      return page.evaluate(() => {
        const host = document.documentElement.lastElementChild
        const isHit = (x: number, y: number) => document.elementFromPoint(x, y) === host
        const middle = innerWidth / 2
        if (isHit(middle, innerHeight - 40)) return 'bottom'
        return isHit(middle, 40) ? 'top' : 'elsewhere'
      })
    }
    // The picker's card can be moved out of the way.
    await expect.poll(at).toBe('bottom')
    await page.keyboard.press('m')
    await expect.poll(at).toBe('top')
    await page.keyboard.press('Escape')
    await expect.poll(at).toBe('elsewhere')
    await page.close()
  })
})

test('a site of one’s own over plain http on a private name shows the dock once it is used', async () => {
  const page = await open(`${PRIVATE}/contacts/1`)
  const popup = await pressAction(stage.browser, page)
  await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
  await dockFor(page, role.name)
  const again = await openPopup(stage.browser, page)
  await again.close()
  await page.close()
})
