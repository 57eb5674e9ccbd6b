import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { goTo } from '#test/browser/set-up.ts'
import { untilIndexRead } from './index-read.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { openDock } from './watching.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls({ sites: ['LinkedIn', 'Demo CRM'] }))
  // Whose page is known only from then on.
  await untilIndexRead(options)
  await goTo(options, 'Today')
})
afterAll(() => stage.end())

/** The tab that has come to an address: what opens beside it is the side panel. */
async function tabAt({ browser }: OpenCalls['stage'], address: string): Promise<Page> {
  const find = () => browser.context.pages().find((one) => one.url() === address)
  await expect.poll(find).toBeDefined()
  const page = find()
  if (page === undefined) throw new Error('The tab was there and is gone.')
  return page
}

describe('the day as a page of the options', () => {
  test('opens a person of its list in a tab beside it, with the task that was pressed', async () => {
    const { name, slug } = nextCall()
    await options.getByRole('searchbox', { name: 'Search tasks' }).fill(name)
    await options.getByRole('list', { name: 'Tasks' }).getByRole('button', { name }).first().click()
    const page = await tabAt(stage, stage.profileUrl(slug))
    await openDock(page, name)
    expect(options.url()).toContain('#today')
    await page.close()
  })

  test('begins a run in a tab of its own, with the one that was chosen', async () => {
    // Who comes first of all follows the hour, and may have no page.
    const { name, slug } = nextCall()
    await options.bringToFront()
    await options.getByRole('searchbox', { name: 'Search tasks' }).fill(name)
    await options.getByRole('checkbox', { name }).first().check()
    await options.getByRole('button', { name: /^Run 1/ }).click()
    const page = await tabAt(stage, stage.profileUrl(slug))
    const dock = await openDock(page, name)
    await dock.getByRole('region', { name: 'Run' }).waitFor()
    await page.close()
  })

  test('opens the record on which the contact was last matched, for as long as pages may be remembered', async () => {
    const { name, slug, person } = nextCall()
    const record = `${stage.crm.url}/contacts/${person.contactId}`
    const before = await stage.browser.context.newPage()
    await before.goto(record)
    const popup = await openPopup(stage.browser, before)
    await popup.getByRole('heading', { name }).waitFor()
    await popup.close()
    await before.close()

    const openFromList = async (address: string) => {
      await options.bringToFront()
      await options.getByRole('searchbox', { name: 'Search tasks' }).fill(name)
      await options.getByRole('list', { name: 'Tasks' }).getByRole('button', { name }).first().click()
      const page = await tabAt(stage, address)
      await openDock(page, name)
      await page.close()
    }
    await openFromList(record)

    await goTo(options, 'Settings')
    const remember = options.getByRole('switch', { name: 'Remember these pages' })
    await remember.click()
    await expect.poll(() => remember.getAttribute('aria-checked')).toBe('false')
    await goTo(options, 'Today')
    await openFromList(stage.profileUrl(slug))
    // Turned on again it begins with none.
    await goTo(options, 'Settings')
    await remember.click()
    await expect.poll(() => remember.getAttribute('aria-checked')).toBe('true')
    await goTo(options, 'Today')
    await openFromList(stage.profileUrl(slug))
  })

  test('is what the address names, and is left by Back', async () => {
    await options.bringToFront()
    await options.reload()
    await options.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await goTo(options, 'History')
    await options.goBack()
    await options.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  })
})
