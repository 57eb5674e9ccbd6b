import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, pressAction, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { dockFor, isDockShown } from './watching.ts'

const HOST = 'crm.tallpine.example'
const TEN = 10

let stage: Stage
let options: Page
let taughtOn: Role
let checkedOn: Role
let others: Role[]
let page: Page
let exported: string

beforeAll(async () => {
  stage = await buildStage({ crmHost: HOST })
  const cast = createCast(stage)
  taughtOn = cast.next('call')
  checkedOn = cast.next('call')
  others = Array.from({ length: TEN }, () => cast.next('call'))
  options = await stage.setUp([])
  page = await stage.browser.context.newPage()
})
afterAll(() => stage.end())

/** Opens a record in the layout that nothing can be told from. */
async function open({ person, name }: Role): Promise<void> {
  await page.goto(`https://${HOST}/contacts/${person.contactId}?layout=bare`)
  await page.getByRole('heading', { name }).waitFor()
}

const ruleCount = async () =>
  (await worker(stage.browser)).evaluate(
    'chrome.storage.local.get("settings").then(({ settings }) => settings.ownSites[0]?.rules.length ?? 0)',
  )

async function beginPointing(): Promise<void> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByText('Teach Wrapup this site').click()
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name: 'Point at it on the page' }).click()
  await closed
}

const markup = () => page.evaluate(() => document.documentElement.outerHTML)

describe('teaching a CRM by pointing', { shuffle: false }, () => {
  test('generic rules find nobody on it', async () => {
    await open(taughtOn)
    const popup = await pressAction(stage.browser, page)
    await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
    await popup.getByText('Teach Wrapup this site').waitFor()
    expect(isDockShown(page)).toBe(false)
    await popup.close()
  })

  test('Escape leaves the picker without a trace, and the page never got the key', async () => {
    const before = await markup()
    await page.evaluate(() => addEventListener('keydown', ({ key }) => (document.title = `page got ${key}`)))
    await beginPointing()
    await expect.poll(markup).not.toBe(before)
    await page.bringToFront()
    await page.keyboard.press('Escape')
    await expect.poll(markup).toBe(before)
    expect(await page.title()).not.toContain('Escape')
    expect(await ruleCount()).toBe(0)
  })

  test('the rep points at the e-mail, sees what is read, and says that it is right', async () => {
    await beginPointing()
    await page.bringToFront()
    const field = page.getByText(taughtOn.person.email ?? '', { exact: true })
    await field.hover()
    await field.click()
    // The card stands in a closed shadow root, where nobody sees it come; its first button has the focus once it is there.
    const answer = () => page.keyboard.press('Enter')
    await expect.poll(async () => (await ruleCount()) || answer().then(ruleCount)).toBe(1)
    const last = () => page.evaluate(() => document.documentElement.lastElementChild?.localName)
    await expect.poll(() => answer().then(last)).toBe('body')
  })

  test('it does not count on the record that it was taught on', async () => {
    const popup = await openPopup(stage.browser, page)
    await popup.getByText('Until then it does not count.').waitFor()
    expect(await popup.getByRole('button', { name: 'Yes, use it' }).count()).toBe(0)
    expect(isDockShown(page)).toBe(false)
    await popup.close()
  })

  test('on a second record the popup shows what is read there, and only the rep’s yes makes it count', async () => {
    await open(checkedOn)
    expect(isDockShown(page)).toBe(false)
    const popup = await openPopup(stage.browser, page)
    await popup.getByText(checkedOn.person.email ?? '').waitFor()
    await popup.getByRole('button', { name: 'Yes, use it' }).click()
    await popup.getByRole('button', { name: 'Yes, use it' }).waitFor({ state: 'detached' })
    await popup.close()
    await dockFor(page, checkedOn.name)
  })

  test(`the right person is found on ${TEN} other records`, async () => {
    for (const role of others) {
      await open(role)
      await dockFor(page, role.name)
    }
  })

  test('and after in-page navigation, without ever naming the one before', async () => {
    const [from, to] = [others[TEN - 1] ?? taughtOn, others[0] ?? taughtOn]
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `/contacts/${to.person.contactId}`)
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
          return named.some((text) => text.includes(to.name))
        },
        { timeout: 10_000, interval: 5 },
      )
      .toBe(true)
    expect(named.filter((text) => text.includes(from.name))).toEqual([])
  })

  test('it says nobody on a list of people', async () => {
    await page.goto(`https://${HOST}/contacts?layout=bare`)
    await page.getByRole('table').waitFor()
    const popup = await openPopup(stage.browser, page)
    await popup.getByText('Wrapup sees no person on this page.').waitFor()
    await popup.close()
  })

  test('the rule is tested, exported, deleted with its site, imported, and finds the person again', async () => {
    await open(others[1] ?? taughtOn)
    await options.bringToFront()
    const rule = options.getByRole('listitem', { name: 'E-mail' })
    await rule.getByRole('button', { name: 'Test' }).click()
    await rule.getByText(others[1]?.person.email ?? '').waitFor()

    const saved = options.waitForEvent('download')
    await options.getByRole('button', { name: 'Export rules' }).click()
    exported = await (await saved).path()
    await options.getByRole('button', { name: `Remove ${HOST}` }).click()
    await options.getByRole('button', { name: 'Remove it' }).click()
    await expect.poll(() => isDockShown(page)).toBe(false)

    await options.locator('input[type=file]').setInputFiles(exported)
    await options.getByText('1 rule added.').waitFor()
    await options.getByRole('switch', { name: HOST }).click()
    await dockFor(page, others[1]?.name ?? '')
    await options.locator('input[type=file]').setInputFiles(exported)
    await options.getByText('0 rules added, 1 already there.').waitFor()
  })

  test('refuses a file that holds no rules, and a pattern that some address could keep busy', async () => {
    const file = (text: string) => ({ name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await options.locator('input[type=file]').setInputFiles(file('{"wrapupRules":2}'))
    await options.getByText('That file holds no rules of Wrapup.').waitFor()
    const slow = { kind: 'address', id: 'r', pattern: '^/(?<taskId>\\d+)(\\w+\\d*)+$' }
    const sites = [{ id: `own:https://${HOST}`, rules: [slow] }]
    await options.locator('input[type=file]').setInputFiles(file(JSON.stringify({ wrapupRules: 1, sites })))
    await options.getByText('Some address could keep this pattern busy').waitFor()
    expect(await ruleCount()).toBe(1)
  })

  test('an address rule finds the task that an address names', async () => {
    const role = others[2] ?? taughtOn
    await options.getByRole('button', { name: 'Add an address rule' }).click()
    await options.getByLabel('Pattern').fill('[?&]step=(?<taskId>\\d{1,12})')
    await options.getByLabel('An address to test it with').fill(`https://${HOST}/x?step=${role.task.id}`)
    await options.getByText(`Names task ${role.task.id}.`).waitFor()
    await options.getByRole('button', { name: 'Save rule' }).click()
    await expect.poll(ruleCount).toBe(2)
    await page.goto(`https://${HOST}/companies?step=${role.task.id}`)
    await dockFor(page, role.name)
  })
})
