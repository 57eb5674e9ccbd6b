import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killBrowser, killWorker } from '#test/browser/launch.ts'
import { completedTimes, type OpenCalls, openCalls, sentFor } from './open-calls.ts'
import { button, choose, popupFor, popupOver, profileWithDock, says } from './panels.ts'
import { NOT_SENT, ONCE, outcome, theOnlyChoice } from './recorded.ts'
import { grantsAreOnDisk } from './sudden-death.ts'

let stage: OpenCalls['stage']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls())
})
afterAll(() => stage.end())

describe('in the undo window', () => {
  test('Undo leads to no request at all, also after the window', async () => {
    const person = nextCall()
    const later = nextCall()
    const { page, dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await says(dock, 'Positive, in')
    await button(dock, 'Undo').click()
    await says(dock, /Undone.*Nothing was sent\./s)

    // A choice made later, with a window as long, is sent: by then the window of the first is over.
    const other = await profileWithDock(stage, later)
    await choose(other.dock, 'Negative')
    expect(await outcome(stage, later)).toEqual(ONCE)
    expect(await outcome(stage, person)).toEqual(NOT_SENT)
    await page.close()
    await other.page.close()
  })

  test('what was undone with the key U can be chosen anew, and the new choice counts', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Negative').click()
    await says(popup, 'Negative, in')
    await popup.keyboard.press('u')
    await says(popup, 'Undone')
    await button(popup, 'Positive').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as Positive')
    expect(sentFor(stage, person).map(({ body }) => body)).toEqual([
      '{"callResolution":0,"finishProspectInSequence":false}',
    ])
    await page.close()
  })

  test('Send now sends at once, and once', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'To call').click()
    await button(popup, 'Send now').click()
    await says(popup, 'Completed as To call')
    expect(await outcome(stage, person)).toEqual(ONCE)
    const { clickedAt, settledAt } = await theOnlyChoice(stage, person)
    expect((settledAt ?? Number.NaN) - clickedAt).toBeLessThan(5000)
    await page.close()
  })

  test('a task that somebody else finishes meanwhile is not claimed', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    await says(popup, 'Positive, in')
    stage.reply.control.finishElsewhere(person.task.id, 'negative')
    await says(popup, /Was already finished.*Positive may not be recorded\./s)
    expect(await outcome(stage, person)).toEqual({ states: ['doneElsewhere'], sent: 1, requests: 1, effects: 0 })
    await page.close()
  })

  test('closing the popup changes nothing: it is sent, once, and the popup says so later', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    await says(popup, 'You can close this. It will still be sent.')
    await popup.close()
    expect(sentFor(stage, person)).toEqual([])

    expect(await outcome(stage, person)).toEqual(ONCE)
    await says(await popupOver(stage, page, person), 'Completed as Positive')
    await page.close()
  })

  test('closing the tab changes nothing: it is sent, once', async () => {
    const person = nextCall()
    const { page, dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await says(dock, 'Positive, in')
    await page.close()
    expect(sentFor(stage, person)).toEqual([])
    expect(await outcome(stage, person)).toEqual(ONCE)
  })

  test('a worker that dies is brought back by its alarm, and it is sent, once', async () => {
    const person = nextCall()
    const { page, dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await says(dock, 'Positive, in')
    await page.close()
    await killWorker(stage.browser)
    expect(sentFor(stage, person)).toEqual([])
    // Nothing of the extension is asked for until then, so nothing but the alarm can have woken it.
    await expect.poll(() => completedTimes(stage, person), { timeout: 65_000, interval: 250 }).toBe(1)
    expect(await outcome(stage, person)).toEqual(ONCE)
  }, 90_000)

  test('a worker that dies is brought back by whoever looks, and it is sent, once', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    await says(popup, 'Positive, in')
    await popup.close()
    await killWorker(stage.browser)
    expect(sentFor(stage, person)).toEqual([])

    await says(await popupOver(stage, page, person), 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual(ONCE)
    // The alarm would have come later than that.
    const { clickedAt, settledAt } = await theOnlyChoice(stage, person)
    expect((settledAt ?? Number.NaN) - clickedAt).toBeLessThan(25_000)
    await page.close()
  })

  test('closing the browser holds it back until the browser is opened again, and it is sent, once', async () => {
    const person = nextCall()
    const { dock } = await profileWithDock(stage, person)
    await choose(dock, 'Negative')
    await says(dock, 'Negative, in')
    await stage.restart()
    expect(await outcome(stage, person)).toEqual(ONCE)
    expect(sentFor(stage, person).map(({ body }) => body)).toEqual([
      '{"callResolution":2,"finishProspectInSequence":false}',
    ])
  })

  test('a browser that is killed loses nothing', async () => {
    await grantsAreOnDisk(stage)
    const person = nextCall()
    const { dock } = await profileWithDock(stage, person)
    await choose(dock, 'Positive')
    await says(dock, 'Positive, in')
    await killBrowser(stage.browser)
    expect(sentFor(stage, person)).toEqual([])
    await stage.restart()
    expect(await outcome(stage, person)).toEqual(ONCE)
  })
})
