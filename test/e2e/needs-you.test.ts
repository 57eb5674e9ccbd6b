import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killWorker, worker } from '#test/browser/launch.ts'
import type { Role } from './cast.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { button, popupFor, says } from './panels.ts'
import { theOnlyChoice } from './recorded.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls({ undo: 'Off' }))
})
afterAll(() => stage.end())

async function inWorker(script: string): Promise<unknown> {
  return (await worker(stage.browser)).evaluate(script)
}

/** The notifications that the extension has on show, by their name. None before it may show any. */
async function shown(): Promise<string[]> {
  const may = "chrome.permissions.contains({ permissions: ['notifications'] })"
  const all = await inWorker(`${may}.then((granted) => (granted ? chrome.notifications.getAll() : {}))`)
  return Object.keys(all as object)
}

/** A completion that no machine can decide: the task is gone. */
async function needsDecision(): Promise<{ person: Role; page: Page }> {
  const person = nextCall()
  const { page, popup } = await popupFor(stage, person)
  stage.reply.control.removeTask(person.task.id)
  await button(popup, 'Positive').click()
  await says(popup, 'This needs you')
  return { person, page }
}

/** A button of the tray: what it does, and for whom. */
const deed = (what: string, { name }: Role) => options.getByRole('button', { name: new RegExp(`^${what}: .?${name}`) })

const tray = () => options.locator('section', { has: options.getByRole('heading', { name: 'Waiting, or needs you' }) })

describe('a completion that needs the rep', () => {
  test('turns the badge of every tab, and is decided in the options', async () => {
    const { person, page } = await needsDecision()
    expect(await shown()).toEqual([])
    await options.bringToFront()
    const text =
      'chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id }))))'
    await expect.poll(() => inWorker(text)).toSatisfy((texts: string[]) => texts.every((one) => one === '!'))
    await tray().getByText('Reply knows no such task').waitFor()
    await deed('Dismiss', person).click()
    await tray().waitFor({ state: 'detached' })
    await expect.poll(() => inWorker(text)).toSatisfy((texts: string[]) => texts.every((one) => one !== '!'))
    await page.close()
  })

  test('is notified once it is asked for, once, names nobody, and is gone when it is decided', async () => {
    const before = await needsDecision()
    await options.bringToFront()
    await options.getByRole('switch', { name: 'When a completion needs you' }).click()
    await options.getByRole('switch', { name: 'When a completion needs you', checked: true }).waitFor()
    // What needed the rep before they asked is on the badge, and is not told now.
    expect(await shown()).toEqual([])

    const { person, page } = await needsDecision()
    const { id, course } = await theOnlyChoice(stage, person)
    await expect.poll(shown).toEqual([`wrapup.needs-you.${id}`])
    await inWorker(`chrome.notifications.clear('wrapup.needs-you.${id}')`)
    await killWorker(stage.browser)
    await options.bringToFront()
    await deed('Check again', person).click()
    const checked = async () => {
      const now = await theOnlyChoice(stage, person)
      return now.state === 'attention' && now.course.length > course.length
    }
    await expect.poll(checked, { timeout: 20_000 }).toBe(true)
    expect(await shown()).toEqual([])
    await deed('Dismiss', before.person).click()
    await tray().getByText(before.person.name).waitFor({ state: 'detached' })
    await page.close()
    await before.page.close()
  })

  test('is no longer notified once that is turned off', async () => {
    await options.bringToFront()
    await options.getByRole('switch', { name: 'When a completion needs you' }).click()
    await options.getByRole('switch', { name: 'When a completion needs you', checked: false }).waitFor()
    const { page } = await needsDecision()
    expect(await shown()).toEqual([])
    await page.close()
  })
})
