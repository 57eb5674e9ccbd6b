import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, worker } from '#test/browser/launch.ts'
import { connect, firstRunPage, goTo, useAddress, writeAddress } from '#test/browser/set-up.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { DEMO_KEY, KEYS, ROSA } from '#test/sandbox/keys.ts'
import { createCast } from './cast.ts'
import { choose } from './panels.ts'
import { isDockShown, openDock } from './watching.ts'

/** Of the demo's key. */
const TEAM = 100

let stage: Stage
let options: Page
let completed: number

beforeAll(async () => {
  stage = await buildStage()
  options = await firstRunPage(stage.browser)
})
afterAll(() => stage.end())

const registered = async () =>
  (await worker(stage.browser)).evaluate('chrome.scripting.getRegisteredContentScripts().then((all) => all.length)')

/** One story, in the order in which a rep lives it: each step stands on the one before. */
describe('the options page', { shuffle: false }, () => {
  test('asks for consent first, and until then nothing is read or can be set', async () => {
    await options.getByText('Until you agree, nothing is read.').waitFor()
    expect(await options.getByLabel('API key').count()).toBe(0)
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('maya-okafor'))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name: 'Welcome to Wrapup' }).waitFor()
    await page.close()
    expect(await registered()).toBe(0)
    expect(stage.reply.journal.entries).toEqual([])
    await options.getByRole('button', { name: 'I agree' }).click()
    await options.getByLabel('API key').waitFor()
  })

  test('refuses an address that is not https', async () => {
    await writeAddress(options, 'http://reply.example')
    await options.getByRole('button', { name: 'Use this address' }).click()
    await options.getByText('It must begin with https://').waitFor()
    await useAddress(options, stage.reply.url)
  })

  test.each([
    ['a wrong key', 'rp_wrong', /does not accept this API key/],
    ['a revoked key', KEYS.revoked.key, /does not accept this API key/],
    ['a key without the scope for contacts', KEYS.noContacts.key, /contacts:read/],
    ['a key without the scope for tasks', KEYS.noTasks.key, /tasks:operate/],
    ['a team key', KEYS.team.key, /personal/i],
  ])('says what is wrong with %s and does not save it', async (_, key, sentence) => {
    await options.getByLabel('API key').fill(key)
    await options.getByRole('button', { name: 'Save and test key' }).click()
    await options.getByText(sentence).first().waitFor()
    expect(await options.getByText('Connected as').count()).toBe(0)
  })

  test('asks which team when the key reaches several', async () => {
    await options.getByLabel('API key').fill(KEYS.twoTeams.key)
    await options.getByRole('button', { name: 'Save and test key' }).click()
    await options.getByLabel('Your team').selectOption('101')
    await options.getByRole('button', { name: 'Save and test key' }).click()
    await options.getByRole('status').filter({ hasText: 'Connected as' }).filter({ hasText: 'Team 101' }).waitFor()
    const request = stage.reply.journal.entries.find((entry) => entry.headers['x-team-id'] !== undefined)
    expect(request?.headers['x-team-id']).toBe('101')
  })

  test('replaces a key, keeps nothing of it on the page, and turns LinkedIn on without code in its pages', async () => {
    await connect(options, DEMO_KEY)
    expect(await options.getByLabel('API key').count()).toBe(0)
    await options.getByRole('button', { name: 'Next' }).click()
    await options.getByRole('heading', { name: 'Where do you work?' }).waitFor()
    await options.getByRole('switch', { name: 'LinkedIn' }).click()
    await options.getByRole('radio', { name: 'Badge and popup only', checked: true }).waitFor()
    expect(await registered()).toBe(0)

    const { slug, name } = createCast(stage).next('call')
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(slug))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { name }).waitFor()
    const badge = 'chrome.tabs.query({active:true}).then(([tab]) => chrome.action.getBadgeText({tabId: tab.id}))'
    await expect.poll(async () => (await worker(stage.browser)).evaluate(badge)).toBe('1')
    expect(isDockShown(page)).toBe(false)
    await page.close()
  })

  test('goes back a step and on again, and a reload goes on where it was', async () => {
    await options.getByRole('button', { name: 'Back' }).click()
    await options.getByRole('heading', { name: 'Your key' }).waitFor()
    await options.getByRole('button', { name: 'Next' }).click()
    await options.reload()
    await options.getByRole('heading', { name: 'Where do you work?' }).waitFor()
    await options.getByRole('radio', { name: 'Badge and popup only', checked: true }).waitFor()
  })

  test('ends with how many tasks are due, as Reply has them, and opens the first one', async () => {
    await options.getByRole('button', { name: 'Done' }).click()
    const tonight = new Date().setHours(24, 0, 0, 0)
    const due = [...stage.reply.world.tasks.values()].filter(
      (task) =>
        task.assignedUserId === ROSA &&
        task.teamId === TEAM &&
        task.status === 'new' &&
        !task.isScheduled &&
        Date.parse(task.dueTo) < tonight,
    )
    await options.getByRole('heading', { name: `${due.length} due today`, exact: true }).waitFor()
    const first =
      (await options.getByRole('list', { name: 'The first ones' }).getByRole('listitem').first().textContent()) ?? ''
    const [page] = await Promise.all([
      stage.browser.context.waitForEvent('page'),
      options.getByRole('button', { name: 'Open the first one' }).click(),
    ])
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('region', { name: 'Run' }).waitFor()
    expect(first).toContain((await popup.getByRole('heading', { level: 1 }).textContent())?.trim())
    await popup.getByRole('button', { name: 'More of the run' }).click()
    await popup.getByRole('menuitem', { name: 'End the run' }).click()
    await page.close()
    await options.bringToFront()
    await options.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await options.reload()
    await goTo(options, 'Settings')
  })

  test('turns the dock on for tabs that are open already, and off again without a trace', async () => {
    const { slug } = createCast(stage).next('call')
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(slug))
    await options.getByRole('radio', { name: 'Also the button on the page' }).click()
    await openDock(page)
    await options.getByRole('switch', { name: 'LinkedIn' }).click()
    await expect.poll(() => isDockShown(page)).toBe(false)
    await expect.poll(registered).toBe(0)
    await page.close()
  })

  test('keeps the undo window that was chosen, and sends at once when it is off', async () => {
    await options.getByLabel('Undo window').selectOption({ label: 'Off' })
    const { slug, name, task } = createCast(stage).next('toDo')
    await options.getByRole('switch', { name: 'LinkedIn' }).click()
    await options.getByRole('radio', { name: 'Also the button on the page' }).click()
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(slug))
    const dock = await openDock(page)
    await dock.getByRole('heading', { name }).waitFor()
    await choose(dock, 'Complete task')
    await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(stage.reply.control.completions(task.id)).toBe(1)
    completed = task.id
    await page.close()
  })

  test('lists what was done, finds it, and exports it', async () => {
    await options.reload()
    await goTo(options, 'History')
    const { name } = createCast(stage).next('toDo')
    const list = options.getByRole('list', { name: 'Completions' })
    await expect.poll(() => list.getByRole('listitem').count()).toBeGreaterThan(0)
    await options.getByLabel('Search history').fill(`nobody like ${name}`)
    await options.getByText('Nothing matches.').waitFor()
    await options.getByLabel('Search history').fill('')

    const isJson = (text: string) => typeof JSON.parse(text) === 'object'
    const isTable = (text: string) => text.split('\r\n').length > 1
    for (const [button, isWhole] of [
      ['Export JSON', isJson],
      ['Export CSV', isTable],
    ] as const) {
      const saved = options.waitForEvent('download')
      await options.getByRole('button', { name: button }).click()
      const path = await (await saved).path()
      const text = await readFile(path, 'utf8')
      expect(isWhole(text)).toBe(true)
      expect(text).toContain(String(completed))
      expect(text).not.toContain(DEMO_KEY)
    }
  })

  test('clears the history and removes the key when it is told twice', async () => {
    await options.getByRole('button', { name: 'Clear history' }).click()
    await options.getByRole('button', { name: 'Clear it' }).click()
    await options.getByText('Nothing yet. What you complete will be listed here.').waitFor()
    await goTo(options, 'Settings')
    await options.getByRole('button', { name: 'Remove key' }).click()
    await options.getByRole('button', { name: 'Remove it' }).click()
    await expect.poll(() => options.getByText('Connected as').count()).toBe(0)
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('maya-okafor'))
    const popup = await openPopup(stage.browser, page)
    await popup
      .getByRole('button', { name: /options|set/i })
      .first()
      .waitFor()
    await page.close()
  })
})
