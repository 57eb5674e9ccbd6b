import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killBrowser, killWorker, openWindow } from '#test/browser/launch.ts'
import type { Role } from './cast.ts'
import { completedTimes, completionPath, type OpenCalls, openCalls } from './open-calls.ts'
import { button, choose, type Panel, panelOn, popupFor, popupOver, profileWithDock, says } from './panels.ts'
import { NOT_SENT, ONCE, outcome, theOnlyChoice, undoAt } from './recorded.ts'
import { grantsAreOnDisk } from './sudden-death.ts'

let stage: OpenCalls['stage']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls())
})
afterAll(() => stage.end())

/** Chooses Positive in the popup and sends it at once, to a server that keeps the request. */
async function sendIntoHold(person: Role, when: 'beforeCommit' | 'afterCommit') {
  const { control, faults } = stage.reply
  const fault = control.addFault({ kind: 'hold', when, path: completionPath(person) })
  const { page, popup } = await popupFor(stage, person)
  await button(popup, 'Positive').click()
  await button(popup, 'Send now').click()
  await says(popup, 'Positive is on its way to Reply.')
  await expect.poll(() => faults.held(), { timeout: 10_000 }).toBe(1)
  return { page, popup, release: () => control.releaseHeld(fault) }
}

describe('a death while Reply has the request', () => {
  test('worker killed before it was carried out: the task is read, and nothing is sent again', async () => {
    const person = nextCall()
    const { page, popup, release } = await sendIntoHold(person, 'beforeCommit')
    await popup.close()
    await killWorker(stage.browser)

    const again = await popupOver(stage, page, person)
    await says(again, /Checking with Reply.*The answer did not arrive\..*so that nothing is sent twice\./s)
    expect(completedTimes(stage, person)).toBe(0)
    release()
    await says(again, /Confirmed finished at .*Positive may have been sent/s)
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('worker killed after it was carried out: reading the task confirms it', async () => {
    const person = nextCall()
    const { page, popup, release } = await sendIntoHold(person, 'afterCommit')
    await popup.close()
    await killWorker(stage.browser)
    release()
    await says(await popupOver(stage, page, person), /Confirmed finished at .*Positive may have been sent/s)
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('browser killed after it was carried out: reading the task confirms it when the browser is opened again', async () => {
    await grantsAreOnDisk(stage)
    const person = nextCall()
    const { release } = await sendIntoHold(person, 'afterCommit')
    await killBrowser(stage.browser)
    release()
    await stage.restart()
    expect(await outcome(stage, person)).toEqual(ONCE)
    expect(await theOnlyChoice(stage, person)).toMatchObject({ confirmedBy: 'read', attempts: 1 })
  })
})

describe('more than one press', () => {
  /** The second of two presses may find its button gone: that is one of the ways in which it counts for nothing. */
  const press = (panel: Panel, name: string) =>
    button(panel, name)
      .click({ timeout: 1500 })
      .catch(() => undefined)

  test('a double click is one choice', async () => {
    const person = nextCall()
    const { page, dock } = await profileWithDock(stage, person)
    await button(dock, 'Positive').dblclick()
    await button(dock, 'Send now').click()
    await says(dock, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('the second half of a double click does not press what has come under the pointer', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    const undo = await button(popup, 'Undo').boundingBox()
    if (undo === null) throw new Error('Undo is not on the screen.')
    await popup.mouse.move(undo.x + undo.width / 2, undo.y + undo.height / 2)
    await popup.mouse.down({ clickCount: 2 })
    await popup.mouse.up({ clickCount: 2 })
    await button(popup, 'Send now').click()
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('a click and two keys at once are one choice', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await Promise.all([press(popup, 'Positive'), popup.keyboard.press('1'), popup.keyboard.press('2')])
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as')
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('popup and dock pressed at once are one choice', async () => {
    const person = nextCall()
    const { page, dock } = await profileWithDock(stage, person)
    await expect.poll(() => button(dock, 'Negative').isEnabled()).toBe(true)
    const popup = await popupOver(stage, page, person)
    await Promise.all([button(popup, 'Positive').press('1'), button(dock, 'Negative').press('3')])
    await button(dock, 'Send now').click()
    await says(dock, 'Completed as')
    expect(await outcome(stage, person)).toEqual(ONCE)
    // A click in the page closes a popup: opened again, it says the same.
    await says(await popupOver(stage, page, person), 'Completed as')
    await page.close()
  })

  test('two windows on the same person are one choice, which both show', async () => {
    const person = nextCall()
    const first = await profileWithDock(stage, person)
    const window = await openWindow(stage.browser)
    await window.goto(stage.profileUrl(person.slug))
    const dock = await panelOn(window, person)
    const buttons = [button(first.dock, 'Positive'), button(dock, 'Positive')]
    for (const one of buttons) await expect.poll(() => one.isEnabled()).toBe(true)
    // By key: once the first has been taken, another button can have come under the pointer of the second.
    await Promise.all(buttons.map((one) => one.press('1')))
    await Promise.all([says(first.dock, 'Positive, in'), says(dock, 'Positive, in')])
    await button(dock, 'Send now').click()
    expect(await outcome(stage, person)).toEqual(ONCE)
    await window.close()
    await first.page.close()
  })
})

describe('an Undo at the very end of the window', () => {
  test('either stops it or comes too late, and never both', async () => {
    const undoing: Promise<{ person: Role; undone: string }>[] = []
    for (const offset of [-250, -8, 0, 8, 250]) {
      const person = nextCall()
      // Slow enough that an Undo finds the request under way.
      stage.reply.control.addFault({ kind: 'delay', ms: 400, path: completionPath(person) })
      const { page, dock } = await profileWithDock(stage, person)
      await choose(dock, 'Positive')
      await says(dock, 'Positive, in')
      await page.close()
      const choice = await theOnlyChoice(stage, person)
      undoing.push(undoAt(stage, choice, choice.notBefore + offset).then((undone) => ({ person, undone })))
    }
    const answers = await Promise.all(undoing)
    for (const { person, undone } of answers) {
      expect(await outcome(stage, person)).toEqual(undone === 'undone' ? NOT_SENT : ONCE)
    }
    const first = answers.at(0)?.undone
    const last = answers.at(-1)?.undone
    expect({ first, last }).toEqual({ first: 'undone', last: 'tooLate' })
  })

  test('that comes too late says so, and what was chosen is sent', async () => {
    const person = nextCall()
    const { control, faults } = stage.reply
    const fault = control.addFault({ kind: 'hold', path: completionPath(person) })
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    await button(popup, 'Undo').waitFor()
    const { notBefore } = await theOnlyChoice(stage, person)
    // The popup is kept busy past the end of the window, so that it still shows Undo when the key arrives.
    const begun = popup.waitForEvent('console', (message) => message.text() === 'busy')
    const busy = popup.evaluate((until) => {
      console.log('busy')
      while (Date.now() < until);
    }, notBefore + 300)
    await begun
    await Promise.all([busy, popup.keyboard.press('u')])
    await popup.getByRole('alert').filter({ hasText: 'Too late to undo: the time for that is over.' }).waitFor()
    expect(faults.held()).toBe(1)
    control.releaseHeld(fault)
    await says(popup, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })
})
