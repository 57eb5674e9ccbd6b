import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEYBOARDS, keyboardAt } from '#test/browser/keyboards.ts'
import { openPopup, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast } from './cast.ts'
import { sentFor } from './open-calls.ts'
import { button, openMenu, popupFor, profileWithDock, says, visit } from './panels.ts'
import { NOT_SENT, ONCE, outcome } from './recorded.ts'
import { dockOf, isRead } from './watching.ts'
import { readerWorld } from './worlds.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())

/** What has the focus: its accessible name as far as these screens need it. */
const focused = (panel: Page | Frame) =>
  panel.evaluate(() => {
    const held = document.activeElement
    return held === document.body ? '' : `${held?.tagName} ${held?.textContent?.trim()}`
  })

const heading = (name: string) => expect.stringMatching(new RegExp(`^H1 .?${name}`))

describe.each(Object.keys(KEYBOARDS))('with a %s keyboard', (layout) => {
  test('a call is chosen, taken back, chosen again and sent without leaving the keys', async () => {
    const person = cast.next('call')
    const { page, popup } = await popupFor(stage, person)
    const keys = await keyboardAt(popup, layout)
    await keys.third()
    await says(popup, 'Negative')
    await expect.poll(() => focused(popup)).toMatch(/^OUTPUT .*Negative/)
    // Enter does what is printed on a button, and on none of these.
    await keys.enter()
    await keys.undo()
    await says(popup, 'Undone')
    await keys.first()
    await says(popup, 'Positive')
    await keys.undo()
    await says(popup, 'Undone')
    await expect.poll(() => focused(popup)).toMatch(/^OUTPUT Undone/)
    await keys.second()
    await says(popup, 'Completed as To call')
    await expect.poll(() => focused(popup)).toMatch(/^OUTPUT Completed as To call/)
    expect(sentFor(stage, person).map(({ body }) => body)).toEqual([
      '{"callResolution":1,"finishProspectInSequence":false}',
    ])
    await page.close()
  })
})

describe('Enter', () => {
  test('completes a task that is no call from where the focus is when the panel opens, and takes nothing back', async () => {
    const person = cast.next('toDo')
    const { page, popup } = await popupFor(stage, person)
    const keys = await keyboardAt(popup, 'QWERTY')
    await expect.poll(() => focused(popup)).toEqual(heading(person.name))
    await keys.enter()
    await says(popup, 'You can close this')
    await keys.enter()
    await keys.enter()
    await says(popup, 'Completed')
    await keys.enter()
    expect(sentFor(stage, person)).toHaveLength(1)
    await page.close()
  })

  test('completes it in the dock, too, once that has been in sight for half a second', async () => {
    const person = cast.next('toDo')
    const { page, dock } = await profileWithDock(stage, person)
    const keys = await keyboardAt(page, 'QWERTY')
    await expect.poll(() => focused(dock)).toEqual(heading(person.name))
    await dock.locator('button:not([aria-disabled])', { hasText: 'Complete task' }).waitFor()
    await keys.enter()
    await says(dock, 'You can close this')
    await keys.enter()
    await says(dock, 'Completed')
    expect(sentFor(stage, person)).toHaveLength(1)
    await page.close()
  })
})

describe('a key', () => {
  test('that is held down, composed with, or typed into a field gives no resolution', async () => {
    const person = cast.next('call')
    const { page, popup } = await popupFor(stage, person)
    const keys = await keyboardAt(popup, 'QWERTY')
    await keys.press({ code: 'Digit1', key: '1' }, { autoRepeat: true })
    await keys.press({ code: 'Digit1', key: '!' }, { shift: true })
    await keys.press({ code: 'Digit2', key: 'Process' })
    await keys.press({ code: 'KeyF', key: 'g' })
    await button(popup, 'Positive').waitFor()
    // The last one is for the panel: what came before it was heard by then.
    await keys.third()
    await says(popup, 'Negative')
    await keys.undo()
    await says(popup, 'Undone')
    expect(await outcome(stage, person)).toEqual(NOT_SENT)
    await page.close()
  })
})

describe('Escape', () => {
  test('closes the topmost thing only, and at last gives the page its focus back', async () => {
    const person = cast.next('call')
    const { page, dock } = await profileWithDock(stage, person)
    const keys = await keyboardAt(page, 'QWERTY')
    const pill = dock.getByRole('button', { name: /^Reply task:/ })
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('input'))
      field.id = 'of-the-page'
      field.focus()
    })
    await openMenu(dock)
    await keys.escape()
    await dock.getByRole('menu').waitFor({ state: 'detached' })
    expect(await pill.getAttribute('aria-expanded')).toBe('true')
    await keys.escape()
    await expect.poll(() => pill.getAttribute('aria-expanded')).toBe('false')
    await keys.escape()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('of-the-page')
    await page.keyboard.type('1')
    expect(await page.locator('#of-the-page').inputValue()).toBe('1')
    await page.close()
  })
})

describe('the browser’s own command', () => {
  const pill = (dock: Frame) => dock.getByRole('button', { name: /^Reply task:/ })
  /** Gives a command over this page, as the browser does. */
  const give = async (command: string, page: Page) => {
    const live = await worker(stage.browser)
    await live.evaluate(
      `chrome.tabs.query({ url: ${JSON.stringify(page.url())} }).then(([tab]) => chrome.commands.onCommand.dispatch('${command}', tab))`,
    )
  }

  test('opens the dock, and its keys count without a press in it', async () => {
    const person = cast.next('call')
    const page = await visit(stage, person)
    const dock = await dockOf(page)
    await pill(dock).waitFor()
    await give('dock', page)
    await expect.poll(() => pill(dock).getAttribute('aria-expanded')).toBe('true')
    await expect.poll(() => focused(dock)).toEqual(heading(person.name))
    await isRead(dock)
    await expect.poll(() => button(dock, 'Positive').getAttribute('aria-disabled')).toBeNull()
    await page.keyboard.press('1')
    await button(dock, 'Undo').waitFor()
    await page.close()
  })

  test('chooses for the person in front, be the panel open or not, and can be undone', async () => {
    const [closed, open] = [cast.next('call'), cast.next('call')]
    const page = await visit(stage, closed)
    const dock = await dockOf(page)
    await pill(dock).waitFor()
    await give('negative', page)
    await expect.poll(() => pill(dock).innerText()).toMatch(/Negative/)
    expect(await outcome(stage, closed)).toEqual(ONCE)
    await page.close()

    const second = await profileWithDock(stage, open)
    await button(second.dock, 'Positive').waitFor()
    await expect.poll(() => button(second.dock, 'Positive').getAttribute('aria-disabled')).toBeNull()
    // The dock judges the press first: the tick comes a moment after it.
    const finish = second.dock.getByRole('checkbox', { name: 'Finish in sequence' })
    await finish.click()
    await expect.poll(() => finish.isChecked()).toBe(true)
    await give('positive', second.page)
    await button(second.dock, 'Send now').click()
    await says(second.dock, 'Completed as Positive')
    expect(sentFor(stage, open).map(({ body }) => body)).toEqual([
      '{"callResolution":0,"finishProspectInSequence":true}',
    ])
    await second.page.close()
  })

  test('chooses nothing where nobody is in front, and says so', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('nobody-at-all'))
    const popup = await openPopup(stage.browser, page)
    await popup.getByRole('heading', { level: 1 }).waitFor()
    await give('positive', page)
    await popup.getByRole('alert').filter({ hasText: 'Positive was not chosen' }).waitFor()
    await page.close()
  })

  test('is the worker’s to tell, and nobody’s in a page', async () => {
    const person = cast.next('call')
    const page = await visit(stage, person)
    const dock = await dockOf(page)
    await pill(dock).waitFor()
    const world = await readerWorld(stage.browser, page)
    await world.evaluate(`chrome.runtime.sendMessage({ type: 'dock.command' }).catch(() => null)`)
    await world.close()
    expect(await pill(dock).getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })
})
