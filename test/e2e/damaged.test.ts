import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killWorker, openPopup } from '#test/browser/launch.ts'
import { connect, goTo } from '#test/browser/set-up.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { button, popupFor, says } from './panels.ts'
import { ONCE, outcome } from './recorded.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls())
})
afterAll(() => stage.end())

/** Runs `change` on a store of one of the extension's databases, as nothing but a fault of the disk would. */
async function damage(database: string, table: string, change: string): Promise<void> {
  await options.evaluate(`new Promise((done, failed) => {
    const opened = indexedDB.open('${database}')
    opened.onerror = () => failed(opened.error)
    opened.onsuccess = () => {
      const db = opened.result
      const write = db.transaction('${table}', 'readwrite')
      const store = write.objectStore('${table}')
      ${change}
      write.oncomplete = () => { db.close(); done() }
      write.onerror = () => failed(write.error)
    }
  })`)
}

/** Leaves a database as a later version of the extension would: this one cannot open it. */
async function raise(database: string): Promise<void> {
  await options.evaluate(`new Promise((done, failed) => {
    const opened = indexedDB.open('${database}', 99)
    opened.onerror = () => failed(opened.error)
    opened.onsuccess = () => { opened.result.close(); done() }
  })`)
}

/** The worker begins anew: nothing is in its memory any more. */
async function reopen(): Promise<void> {
  await killWorker(stage.browser)
  await options.bringToFront()
  await options.reload()
}

const notice = (page: Page) => page.getByRole('region', { name: 'Stored on this computer' })

describe('a store that cannot be read', () => {
  test('a completion is set aside and named, everything else goes on, and it can be put away', async () => {
    const finished = nextCall()
    const { page, popup } = await popupFor(stage, finished)
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as Positive')
    await page.close()
    const row = `{ version: 1, id: 'broken', taskId: 4711, state: 'held', liveKey: 'broken' }`
    await damage('wrapup-completions', 'completions', `store.put(${row})`)
    await reopen()
    await notice(options).getByText('Part of Wrapup’s record of completions could not be read').waitFor()
    await notice(options).getByText('It was about task 4711.').waitFor()
    await goTo(options, 'History')
    await options.getByRole('list', { name: 'Completions' }).getByText(finished.name, { exact: true }).waitFor()
    await goTo(options, 'Settings')

    const next = nextCall()
    const again = await popupFor(stage, next)
    await notice(again.popup).getByText('could not be read and was set aside').waitFor()
    await button(again.popup, 'Positive').click()
    await button(again.popup, 'Send now').click()
    await says(again.popup, 'Completed as Positive')
    expect(await outcome(stage, next)).toEqual(ONCE)
    await again.page.close()

    await options.bringToFront()
    await button(options, 'Remove what was set aside').click()
    await notice(options).waitFor({ state: 'detached' })
  })

  test('settings keep every choice that can be read, and say that some were not', async () => {
    await options.evaluate(`chrome.storage.local.get('settings').then(({ settings }) =>
      chrome.storage.local.set({ settings: { ...settings, undoSeconds: 'five', theme: 'dark' } }))`)
    await reopen()
    await notice(options).getByText('Some of your settings could not be read').waitFor()
    await options
      .getByRole('combobox', { name: 'Undo window' })
      .locator('option:checked', { hasText: '5' })
      .waitFor({ state: 'attached' })
    await options
      .getByRole('combobox', { name: 'Theme' })
      .locator('option:checked', { hasText: 'Dark' })
      .waitFor({ state: 'attached' })
    await options.getByRole('switch', { name: 'LinkedIn', checked: true }).waitFor()
    await button(options, 'Remove what was set aside').click()
    await notice(options).waitFor({ state: 'detached' })
  })

  test('a key is asked for again, and with it the work goes on', async () => {
    await damage('wrapup-key', 'connection', `store.put({ key: 12 }, 'current')`)
    await reopen()
    await notice(options).getByText('The stored API key could not be read. Save your key again').waitFor()
    await connect(options, DEMO_KEY)
    await notice(options).waitFor({ state: 'detached' })
  })
})

describe('a database that cannot be opened', () => {
  test.each([
    ['wrapup-completions', 'does not open Wrapup’s record of completions, so nothing can be completed'],
    ['wrapup-key', 'does not open the store of your API key'],
  ])('%s: popup and options say so, and a person can begin anew', async (database, sentence) => {
    await raise(database)
    await reopen()
    await notice(options).getByText(sentence).waitFor()
    await options.getByRole('group', { name: 'Sites' }).waitFor()
    const person = nextCall()
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(person.slug))
    const popup = await openPopup(stage.browser, page)
    await notice(popup).getByText(sentence).waitFor()
    if (database === 'wrapup-completions') {
      await popup.getByRole('heading', { name: person.name }).waitFor()
      await button(popup, 'Positive').click()
      await popup.getByText('Your choice could not be saved, so nothing was sent.').waitFor()
    }

    await options.bringToFront()
    await button(options, 'Begin anew').click()
    await options.getByRole('dialog').getByRole('button', { name: 'Begin anew' }).click()
    await notice(options).waitFor({ state: 'detached' })
    await connect(options, DEMO_KEY)
    const again = await openPopup(stage.browser, page)
    await again.getByRole('heading', { name: person.name }).waitFor()
    await button(again, 'Positive').click()
    await button(again, 'Send now').click()
    await says(again, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })
})
