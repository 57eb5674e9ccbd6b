import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { completedTimes, type OpenCalls, openCalls, sentFor } from './open-calls.ts'
import { choose } from './panels.ts'
import { openDock } from './watching.ts'

const PASSPHRASE = 'three green herons'

let calls: OpenCalls
let options: Page

beforeAll(async () => {
  calls = await openCalls()
  options = calls.options
})
afterAll(() => calls.stage.end())

describe('a key behind a passphrase', () => {
  test('is locked by a press and opened by the passphrase alone; what waited is then sent, once', async () => {
    const { stage, nextCall } = calls
    await options.getByLabel('Passphrase').fill(PASSPHRASE)
    await options.getByRole('button', { name: 'Set passphrase' }).click()
    await options.getByRole('button', { name: 'Lock now' }).waitFor()

    const role = nextCall()
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(role.slug))
    const dock = await openDock(page, role.name)
    await dock.getByRole('heading', { name: role.name }).waitFor()
    await choose(dock, 'Positive')
    await dock.getByRole('button', { name: 'Undo' }).waitFor()

    await options.bringToFront()
    await options.getByRole('button', { name: 'Lock now' }).click()
    await options.getByText('nothing is read from Reply and nothing is sent').waitFor()

    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'Wrapup is locked' }).waitFor()
    await expect.poll(() => dock.getByText('a passphrase is not typed into a web page').count()).toBe(1)
    await popup.getByLabel('Passphrase').fill('three grey herons')
    await popup.getByRole('button', { name: 'Unlock' }).click()
    await popup.getByText('That is not the passphrase.').waitFor()
    // The undo window is long over; the choice waits for the key.
    await expect.poll(() => popup.getByText('Wrapup is locked').count()).toBeGreaterThan(0)
    expect(sentFor(stage, role)).toEqual([])

    await popup.getByLabel('Passphrase').fill(PASSPHRASE)
    await popup.getByRole('button', { name: 'Unlock' }).click()
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(completedTimes(stage, role)).toBe(1)
    expect(sentFor(stage, role)).toHaveLength(1)
    await page.close()
  })

  test('is locked when the browser was closed', async () => {
    await calls.stage.restart()
    const { stage } = calls
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('maya-okafor'))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'Wrapup is locked' }).waitFor()
    await popup.getByLabel('Passphrase').fill(PASSPHRASE)
    await popup.getByRole('button', { name: 'Unlock' }).click()
    await popup.getByRole('heading', { name: 'Maya Okafor' }).waitFor()
    await page.close()
  })
})
