import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { consolePage, consoleUrl } from './console-page.ts'
import { dockFor, isDockShown } from './watching.ts'

let stage: Stage
let people: [Role, Role, Role]

beforeAll(async () => {
  stage = await buildStage({ crm: { latencyMs: 500 }, lagMs: 500 })
  const cast = createCast(stage)
  people = [cast.next('call'), cast.next('call'), cast.next('call')]
  await stage.setUp(['LinkedIn', 'Demo CRM', 'Salesforce'])
})
afterAll(() => stage.end())

type Sample = { path: string; shown: string }

/** Who the dock names at this moment, and at which address: the address is read first, so a late dock cannot hide. */
async function sample(page: Page): Promise<Sample | null> {
  const path = await page.evaluate(() => location.pathname)
  const frame = page.frames().find((one) => one.url().includes('/dock.html'))
  const shown = await (frame
    ?.locator('body')
    .textContent()
    .catch(() => '') ?? Promise.resolve(''))
  const after = await page.evaluate(() => location.pathname)
  return after === path ? { path, shown: shown ?? '' } : null
}

/** Samples until the dock names the wanted person, and gives every sample. */
async function follow(page: Page, name: string): Promise<Sample[]> {
  const samples: Sample[] = []
  await expect
    .poll(
      async () => {
        const one = await sample(page)
        if (one !== null) samples.push(one)
        return one?.shown.includes(name) ?? false
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(true)
  return samples
}

/** In-page navigation, as a click on a link does it in such an application. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** What was shown, one after another, each once, until the wanted thing is shown. */
async function course(shownNow: () => Promise<string>, wanted: string): Promise<string[]> {
  const seen: string[] = []
  await expect
    .poll(
      async () => {
        const shown = await shownNow()
        if (shown !== seen.at(-1)) seen.push(shown)
        return shown
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(wanted)
  return seen
}

describe('in-page navigation while the page still shows the old person', () => {
  test.each([
    ['a CRM', (role: Role) => `/contacts/${role.person.contactId}`, () => stage.crm.url],
    [
      'a CRM that keeps old records in the page',
      (role: Role) => `/contacts/${role.person.contactId}`,
      () => stage.crm.url,
    ],
    ['a professional network', (role: Role) => `/in/${role.slug}`, () => 'https://www.linkedin.com'],
  ])('never names the old one in %s', async (site, pathOf, origin) => {
    const page = await stage.browser.context.newPage()
    const query = site.includes('keeps') ? '?keepMounted=1' : ''
    await page.goto(`${origin()}${pathOf(people[0])}${query}`)
    await dockFor(page, people[0].name)

    for (const next of [people[1], people[2], people[0]]) {
      await goTo(page, pathOf(next))
      const others = people.filter((one) => one !== next).map((one) => one.name)
      const samples = await follow(page, next.name)
      const wrong = samples.filter(({ path, shown }) => {
        return path === pathOf(next) && others.some((name) => shown.includes(name))
      })
      expect(wrong).toEqual([])
      // The dock is quicker than the page, which the network loads again for people whom it does not suggest.
      await expect.poll(() => page.title().catch(() => '')).toContain(next.name)
      await page.waitForLoadState()
    }
    await page.close()
  })
})

describe('while the page still shows the old person', () => {
  test('an open popup drops them, and does not come back to them', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(`${stage.crm.url}/contacts/${people[0].person.contactId}`)
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: people[0].name }).waitFor()
    const names = people.map(({ name }) => name)
    const named = async () => {
      const text = (await popup.locator('body').textContent()) ?? ''
      return names.filter((name) => text.includes(name)).join(' and ')
    }
    for (const [old, next] of [
      [people[0], people[1]],
      [people[1], people[2]],
      [people[2], people[0]],
    ] as const) {
      await goTo(page, `/contacts/${next.person.contactId}`)
      const seen = await course(named, next.name)
      expect(seen.filter((name) => name !== old.name && name !== '')).toEqual([next.name])
      expect(seen.lastIndexOf(old.name)).toBeLessThanOrEqual(0)
    }
    await page.close()
  })

  test('the badge drops their task, and does not come back to it', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(`${stage.crm.url}/contacts/${people[0].person.contactId}`)
    await dockFor(page, people[0].name)
    const shown = async () => {
      const live = await worker(stage.browser)
      return live.evaluate<string>(
        'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))',
      )
    }
    await page.bringToFront()
    expect(await course(shown, '1')).toEqual(expect.arrayContaining(['1']))
    await goTo(page, '/companies')
    // A page about nobody has what every other has: what is due.
    const due = await (await worker(stage.browser)).evaluate<string>('chrome.action.getBadgeText({})')
    expect(due).toMatch(/^\d\d/)
    const seen = await course(shown, due)
    expect(seen.lastIndexOf('1')).toBeLessThanOrEqual(0)
    // The next person's task is counted once the page shows them, and not before.
    await goTo(page, `/contacts/${people[1].person.contactId}`)
    await dockFor(page, people[1].name)
    expect(await shown()).toBe('1')
    await page.close()
  })
})

test('a console with four records mounted shows the task of the one that is in front', async () => {
  const cast = people.map(({ person }) => person)
  const idle = stage.people.find(({ contactId }) => !cast.some((one) => one.contactId === contactId))
  const mounted = [...cast, ...(idle === undefined ? [] : [idle])]
  await stage.browser.context.route('https://acme.lightning.force.com/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: consolePage(mounted, 500) }),
  )
  const page = await stage.browser.context.newPage()
  await page.goto(consoleUrl(0))
  await dockFor(page, people[0].name)
  for (const place of [1, 2, 0] as const) {
    const path = new URL(consoleUrl(place)).pathname
    await goTo(page, path)
    const others = people.filter((one) => one !== people[place]).map((one) => one.name)
    const samples = await follow(page, people[place].name)
    expect(samples.filter((one) => one.path === path && others.some((name) => one.shown.includes(name)))).toEqual([])
  }
  await page.close()
})

test('a record that is opened in a background tab has its dock when the tab is looked at', async () => {
  const front = await stage.browser.context.newPage()
  await front.goto(`${stage.crm.url}/companies`)
  const opened = stage.browser.context.waitForEvent('page')
  await front.evaluate((url) => {
    const link = document.createElement('a')
    link.href = url
    link.target = '_blank'
    link.rel = 'noopener'
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true }))
  }, `${stage.crm.url}/contacts/${people[1].person.contactId}`)
  const page = await opened
  expect(isDockShown(front)).toBe(false)
  await page.bringToFront()
  await dockFor(page, people[1].name)
  await page.close()
  await front.close()
})
