import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPopup, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { MAYAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { createCast } from './cast.ts'
import { choose, copyIn, popupFor, profileWithDock } from './panels.ts'
import { completionsSent, dockFor, openDock, sentCompletion } from './watching.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  const options = await stage.setUp(['LinkedIn', 'Demo CRM'])
  await options.close()
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

describe('a call task on a LinkedIn profile', () => {
  test('shows the dock within a second of the page', async () => {
    const { slug, name } = cast.next('call')
    const page = await stage.browser.context.newPage()
    const waits: number[] = []
    for (let visit = 0; visit < 4; visit += 1) {
      await page.goto(stage.profileUrl(slug), { waitUntil: 'commit' })
      const begun = performance.now()
      await dockFor(page, name)
      waits.push(performance.now() - begun)
    }
    // The first visit starts what a browser starts once; the best of the others is the product's own time on any machine.
    expect(Math.min(...waits.slice(1))).toBeLessThan(1000)
    await page.close()
  })

  test('is completed as Positive by one click in the dock, once, and shows what Reply answered', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('maya-okafor'))
    const dock = await openDock(page)
    await dock.getByRole('heading', { name: 'Maya Okafor' }).waitFor()
    await choose(dock, 'Positive')

    await dock.getByRole('status').filter({ hasText: 'Positive' }).waitFor()
    await dock.getByRole('button', { name: 'Undo' }).waitFor()
    expect(completionsSent(stage)).toEqual([])
    // A page can hide the dock and cannot touch the toolbar: there the seconds and the result stand once more.
    await expect.poll(() => badgeOf(page)).toMatch(/^[1-5] s$/)

    await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    await expect.poll(() => badgeOf(page)).toBe('✓')
    const request = sentCompletion(stage)
    expect(request.path).toBe(`/v3/tasks/${MAYAS_CALL}/complete`)
    expect(request.body).toBe('{"callResolution":0,"finishProspectInSequence":false}')
    expect(request.headers['x-api-key']).toBe(DEMO_KEY)
    expect(request.headers['content-type']).toBe('application/json')
    expect(request.headers['authorization']).toBeUndefined()
    const info = dock.getByRole('region', { name: 'Delivery info' })
    await info.getByRole('link', { name: '+1 415 555 0132' }).waitFor()
    // The dock asks the page first: nothing is on the clipboard before it says so.
    await copyIn(dock, info.getByRole('button', { name: 'Copy phone' }))
    expect(await pasted()).toBe('+1 415 555 0132')
    await page.close()
  })

  test.each([
    ['To call', 1],
    ['Negative', 2],
  ] as const)('is completed as %s from the popup', async (resolution, written) => {
    const { slug, name, task } = cast.next('call')
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(slug))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name }).waitFor()
    await popup.getByRole('button', { name: resolution }).click()
    await popup.getByRole('button', { name: 'Send now' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    const request = sentCompletion(stage)
    expect(request.path).toBe(`/v3/tasks/${task.id}/complete`)
    expect(request.body).toBe(`{"callResolution":${written},"finishProspectInSequence":false}`)
    await page.close()
  })

  test('takes its resolution from a key, with the contact finished in the sequence', async () => {
    const role = cast.next('call')
    const { task } = role
    const { page, popup } = await popupFor(stage, role)
    await popup.getByRole('checkbox', { name: 'Finish in sequence' }).check()
    await popup.keyboard.press('3')
    await popup.getByRole('button', { name: 'Send now' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(sentCompletion(stage).body).toBe('{"callResolution":2,"finishProspectInSequence":true}')
    expect(stage.reply.control.completions(task.id)).toBe(1)
    await page.close()
  })
})

describe('a task that is no call', () => {
  test.each(['linkedIn', 'manualEmail', 'toDo', 'meeting', 'sms', 'whatsApp'] as const)(
    'of type %s is completed without a resolution',
    async (type) => {
      const role = cast.next(type)
      const { task } = role
      const { page, dock } = await profileWithDock(stage, role)
      expect(await dock.getByRole('button', { name: 'Positive' }).count()).toBe(0)
      await choose(dock, 'Complete task')
      await dock.getByRole('button', { name: 'Send now' }).click()
      await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
      const request = sentCompletion(stage)
      expect(request.path).toBe(`/v3/tasks/${task.id}/complete`)
      expect(request.body).toBe('{"finishProspectInSequence":false}')
      await page.close()
    },
  )
})

describe('a record of the demo CRM', () => {
  test('shows the dock for the person of the record, and follows to the next one', async () => {
    const [first, second] = [cast.next('call'), cast.next('call')]
    const page = await stage.browser.context.newPage()
    await page.goto(`${stage.crm.url}/contacts/${first.person.contactId}`)
    const dock = await openDock(page)
    await dock.getByRole('heading', { name: first.name }).waitFor()
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `/contacts/${second.person.contactId}`)
    await dockFor(page, second.name)
    await page.close()
  })
})

/** What the toolbar's icon says over this page. */
async function badgeOf(page: Page): Promise<string> {
  const address = page.url()
  const script = `chrome.tabs.query({}).then((tabs) => chrome.action.getBadgeText({ tabId: tabs.find(({ url }) => url === '${address}').id }))`
  return (await worker(stage.browser)).evaluate<string>(script)
}

/** What a paste into a field of some other page gives. */
async function pasted(): Promise<string> {
  const page = await stage.browser.context.newPage()
  await page.goto(`${stage.crm.url}/contacts`)
  const field = page.getByRole('searchbox')
  await field.focus()
  await page.keyboard.press('Control+V')
  const text = await field.inputValue()
  await page.close()
  return text
}
