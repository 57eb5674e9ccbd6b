import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { dockFor, isDockShown } from './watching.ts'

let stage: Stage
let people: [Role, Role, Role]

beforeAll(async () => {
  stage = await buildStage({ crm: { latencyMs: 500 }, lagMs: 500 })
  const cast = createCast(stage)
  people = [cast.next('call'), cast.next('call'), cast.next('call')]
  await stage.setUp(['LinkedIn', 'Demo CRM'])
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
      await page.evaluate((path) => {
        history.pushState(null, '', path)
        dispatchEvent(new PopStateEvent('popstate'))
      }, pathOf(next))
      const others = people.filter((one) => one !== next).map((one) => one.name)
      const samples = await follow(page, next.name)
      const wrong = samples.filter(({ path, shown }) => {
        return path === pathOf(next) && others.some((name) => shown.includes(name))
      })
      expect(wrong).toEqual([])
    }
    await page.close()
  })
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
