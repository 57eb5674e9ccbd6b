import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressAction, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast } from './cast.ts'
import { choose, openMenu, popupOver, profileWithDock, says, visit } from './panels.ts'
import { dockFor, isDockShown } from './watching.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())

const pillOf = (dock: Frame) => dock.getByRole('button', { name: /^Reply task:/ })

/** What the toolbar's icon says of a page. */
async function badgeOf(page: Page): Promise<unknown> {
  const id = `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id)`
  return (await worker(stage.browser)).evaluate(`${id}.then((tabId) => chrome.action.getBadgeText({ tabId }))`)
}

async function hide(dock: Frame): Promise<void> {
  await openMenu(dock)
  await dock.getByRole('menuitem', { name: 'Hide on this site' }).click()
}

describe('the open panel', () => {
  test('is closed to its pill by the X, and hides nothing by it', async () => {
    const person = cast.next('call')
    const { page, dock } = await profileWithDock(stage, person)
    await dock.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => pillOf(dock).getAttribute('aria-expanded')).toBe('false')
    await page.reload()
    await dockFor(page, person.name)
    await page.close()
  })

  test('leads to another corner and to the settings by its menu', async () => {
    const { page, dock } = await profileWithDock(stage, cast.next('call'))
    await openMenu(dock)
    expect(await dock.getByRole('menuitem').allInnerTexts()).toEqual([
      'Move to another corner',
      'Keys',
      'Settings',
      expect.stringContaining('Hide on this site'),
    ])
    await dock.getByRole('menuitem', { name: 'Settings' }).press('Escape')
    const more = dock.getByRole('button', { name: 'More' })
    expect(await more.evaluate((button) => document.activeElement === button)).toBe(true)
    await page.close()
  })
})

describe('the pill', () => {
  test('opens by a key after it was dragged', async () => {
    const person = cast.next('call')
    const page = await visit(stage, person)
    const dock = await dockFor(page, person.name)
    const { x, y, width, height } = (await pillOf(dock).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 - 40, y - 30, { steps: 5 })
    await page.mouse.up()
    await pillOf(dock).press('Enter')
    await expect.poll(() => pillOf(dock).getAttribute('aria-expanded')).toBe('true')
    await page.close()
  })

  test('is heard without a countdown', async () => {
    const person = cast.next('call')
    const { page, dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await says(dock, 'Positive')
    const names = new Set<string | null>()
    // Through the undo window, until it is completed.
    while ((await dock.getByRole('status').filter({ hasText: 'Completed' }).count()) === 0) {
      names.add(await pillOf(dock).ariaSnapshot())
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect([...names].filter((name) => /\d/.test(name?.replace(person.name, '') ?? ''))).toEqual([])
    await page.close()
  })
})

describe('the dock that is hidden on its site', { shuffle: false }, () => {
  const other = () => cast.next('call')

  test('says so with a way back, which brings it back', async () => {
    const { page, dock } = await profileWithDock(stage, other())
    await hide(dock)
    await says(dock, 'Hidden on LinkedIn')
    await dock.getByRole('button', { name: 'Undo' }).click()
    await pillOf(dock).waitFor()
    await page.reload()
    await expect.poll(() => isDockShown(page)).toBe(true)
    await page.close()
  })

  test('goes after eight seconds, at once in other tabs, and the popup brings it back', async () => {
    const elsewhere = await visit(stage, other())
    await expect.poll(() => isDockShown(elsewhere)).toBe(true)
    const person = other()
    const { page, dock } = await profileWithDock(stage, person)
    const hidden = Date.now()
    await hide(dock)
    await says(dock, 'Hidden on LinkedIn')
    await expect.poll(() => isDockShown(elsewhere)).toBe(false)
    await expect.poll(() => isDockShown(page), { timeout: 15_000 }).toBe(false)
    expect(Date.now() - hidden).toBeGreaterThan(7900)

    const popup = await popupOver(stage, page, person)
    await popup.getByText('You hid the button on LinkedIn').waitFor()
    await popup.getByRole('button', { name: 'Show it again' }).click()
    await expect.poll(() => isDockShown(page)).toBe(true)
    await expect.poll(() => isDockShown(elsewhere)).toBe(true)
    await page.close()
    await elsewhere.close()
  })
})

describe('that a choice was undone', () => {
  test('is said on the visit on which it was, and not on the next one', async () => {
    const person = cast.next('call')
    const { page, dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await dock.getByRole('button', { name: 'Undo' }).click()
    await says(dock, 'Undone')
    await page.reload()
    const fresh = await dockFor(page, person.name)
    await pillOf(fresh).click()
    await fresh.getByRole('button', { name: 'Positive' }).waitFor()
    expect(await fresh.getByText('Undone').count()).toBe(0)
    await page.close()
  })
})

describe('a key that Reply refuses', { shuffle: false }, () => {
  test('never takes the dock away under the hand: it says so, and so does the badge', async () => {
    const { page, dock } = await profileWithDock(stage, cast.next('call'))
    stage.reply.control.addFault({ kind: 'status', status: 401, path: '/v3/**', times: 'always' })
    await choose(dock, 'Positive')
    await dock.getByRole('heading', { name: 'Reply refused the key' }).waitFor({ timeout: 20_000 })
    expect(isDockShown(page)).toBe(true)
    expect(await pillOf(dock).innerText()).toContain('Reply refused the key')
    await expect.poll(() => badgeOf(page)).toBe('!')
    await page.close()
  })

  test('is on the badge of every page of a site that is on', async () => {
    const feed = await stage.browser.context.newPage()
    await feed.goto('https://www.linkedin.com/feed/')
    await expect.poll(() => badgeOf(feed)).toBe('!')
    await feed.goto(`${stage.crm.url}/contacts`)
    await expect.poll(() => badgeOf(feed)).toBe('')
    await feed.close()
  })
})

describe('LinkedIn', { shuffle: false }, () => {
  test('is used as the popup says: with the choice told, its icon alone, and that survives a reload', async () => {
    const mine = await buildStage()
    try {
      await mine.setUp([])
      const { slug, name } = createCast(mine).next('call')
      const page = await mine.browser.context.newPage()
      await page.goto(mine.profileUrl(slug))
      const popup = await pressAction(mine.browser, page)
      await popup.getByRole('heading', { name }).waitFor()
      await popup.getByText('LinkedIn’s user agreement restricts').waitFor()
      await popup.getByRole('radio', { name: 'Badge and popup only' }).click()
      await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
      const badge = async () =>
        (await worker(mine.browser)).evaluate(
          'chrome.tabs.query({ url: "https://www.linkedin.com/*" }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))',
        )
      await expect.poll(badge).toBe('1')
      expect(isDockShown(page)).toBe(false)
      await popup.close()
      await page.reload()
      await expect.poll(badge).toBe('1')
      // With the button, the same click brings the button.
      const options = await mine.browser.context.newPage()
      await options.goto(mine.browser.extensionUrl('/options.html'))
      await options.getByRole('switch', { name: 'LinkedIn' }).click()
      await options.getByRole('switch', { name: 'LinkedIn', checked: false }).waitFor()
      const again = await pressAction(mine.browser, page)
      await again.getByRole('radio', { name: 'Also the button on the page' }).click()
      await again.getByRole('button', { name: 'Use Wrapup on this site' }).click()
      await dockFor(page, name)
    } finally {
      await mine.end()
    }
  })
})
