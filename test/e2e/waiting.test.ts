import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect, saveKey } from '#test/browser/set-up.ts'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import type { Role } from './cast.ts'
import { completionPath, type OpenCalls, openCalls, sentFor } from './open-calls.ts'
import { button, popupFor, popupOver, says } from './panels.ts'
import { ONCE, outcome, standing } from './recorded.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls({ undo: 'Off' }))
})
afterAll(() => stage.end())

/** Presses Try now and waits for these words. Wrapup tries by itself as well, and the button goes when that is quicker. */
async function tryNow(popup: Page, words: string | RegExp): Promise<void> {
  await Promise.race([button(popup, 'Try now').click(), says(popup, words)])
  await says(popup, words)
}

describe('too many requests', () => {
  /** Milliseconds between the two requests that reached the stand-in. */
  function betweenRequests(person: Role): number {
    const [first, second] = sentFor(stage, person).map(({ at }) => Date.parse(at))
    return (second ?? Number.NaN) - (first ?? Number.NaN)
  }

  test.each<[how: string, header: () => string]>([
    ['in seconds', () => '3'],
    ['as a date', () => new Date(stage.reply.world.now().getTime() + 3000).toUTCString()],
  ])('Reply says until when %s: it says so and is sent then, once', async (_, header) => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    stage.reply.control.addFault({
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': header() },
      path: completionPath(person),
    })
    await button(popup, 'Positive').click()
    await says(popup, /Waiting to try again.*Reply asks for a pause until .*too many requests for your account/s)
    // The seconds are for the eye: what counts down is told once, and not read out.
    await popup.getByText(/Positive is saved on this computer\. Next try in \d s\./).waitFor()
    expect(await standing(stage, person)).toMatchObject({ states: ['queued'], effects: 0 })
    await says(popup, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual({ ...ONCE, sent: 2, requests: 2 })
    // A date has no parts of a second.
    expect(betweenRequests(person)).toBeGreaterThan(2000)
    await page.close()
  })
})

describe('a key that does not do', () => {
  afterEach(async () => {
    KEYS.personal.revoked = false
    KEYS.personal.teamIds = [100]
    await options.bringToFront()
    await connect(options, DEMO_KEY)
  })

  /** What must be so while a choice waits for the rep to mend the connection. */
  async function waits(person: Role): Promise<void> {
    expect(await standing(stage, person)).toEqual({ states: ['paused'], sent: 1, requests: 1, effects: 0 })
  }

  test('it was revoked: the choice is kept, the key is asked for, and with a good one it is sent, once', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    KEYS.personal.revoked = true
    await button(popup, 'Positive').click()
    await popup.getByRole('heading', { name: 'Reply refused the key' }).waitFor()
    const main = popup.getByRole('main')
    await main.getByText('It may be mistyped or revoked. Paste a valid one in the settings.').waitFor()
    await main.getByText('1 completion is kept. Wrapup goes on with a valid key.').waitFor()
    await button(popup, 'Open options').waitFor()
    await waits(person)

    await options.bringToFront()
    await options.getByText('Reply does not accept this API key.').first().waitFor()
    await connect(options, KEYS.smallest.key)
    await says(await popupOver(stage, page, person), 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual({ ...ONCE, sent: 2, requests: 2 })
    await page.close()
  })

  test('it lacks a permission: the permission is named, and once the key has it Try now sends it', async () => {
    await connect(options, KEYS.readOnly.key)
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await button(popup, 'Positive').click()
    await says(popup, /Waiting for a working key.*Positive is saved on this computer\./s)
    await says(popup, 'The API key lacks the permission tasks:operate.')
    await waits(person)

    const { scopes } = KEYS.readOnly
    KEYS.readOnly.scopes = [...scopes, 'tasks:operate']
    await tryNow(popup, 'Completed as Positive')
    KEYS.readOnly.scopes = scopes
    expect(await outcome(stage, person)).toEqual({ ...ONCE, sent: 2, requests: 2 })
    await page.close()
  })

  test('it reaches a second team by now: it asks which, and sends it for that team', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    KEYS.personal.teamIds = [100, 101]
    await button(popup, 'Positive').click()
    await says(popup, /Waiting for a working key.*This key reaches several teams\./s)
    await waits(person)

    await options.bringToFront()
    await saveKey(options, DEMO_KEY)
    await options.getByRole('combobox', { name: 'Your team' }).selectOption({ label: 'Outbound EU' })
    await options.getByRole('button', { name: 'Save and test key' }).click()
    await says(await popupOver(stage, page, person), 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual({ ...ONCE, sent: 2, requests: 2 })
    expect(sentFor(stage, person).map(({ headers }) => headers['x-team-id'])).toEqual([undefined, '100'])
    await page.close()
  })

  test('it is somebody else’s: what was chosen is never sent with it', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    KEYS.personal.revoked = true
    await button(popup, 'Positive').click()
    await popup.getByRole('heading', { name: 'Reply refused the key' }).waitFor()

    await options.bringToFront()
    await saveKey(options, KEYS.colleague.key)
    await options.getByRole('button', { name: 'Use the other account' }).click()
    const why = /It belongs to the account of .* and waits until that is connected again\./
    await options.getByText(why).first().waitFor()
    await waits(person)
    KEYS.personal.revoked = false
    await connect(options, DEMO_KEY)
    expect(await outcome(stage, person)).toEqual({ ...ONCE, sent: 2, requests: 2 })
    await page.close()
  })
})

describe('no network', () => {
  afterEach(() => stage.browser.context.setOffline(false))

  test('a choice made offline is saved, and sent when the network returns, once', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    await stage.browser.context.setOffline(true)
    await button(popup, 'Positive').click()
    await says(
      popup,
      /Waiting for the network.*Positive is saved on this computer and goes out as soon as you are online\./s,
    )
    expect(await standing(stage, person)).toEqual({ states: ['paused'], sent: 0, requests: 0, effects: 0 })

    await stage.browser.context.setOffline(false)
    await says(popup, 'Completed as Positive')
    expect(await outcome(stage, person)).toEqual(ONCE)
    await page.close()
  })

  test('the connection broke while Reply carried it out: reading the task confirms it once Reply can be reached', async () => {
    const person = nextCall()
    const { page, popup } = await popupFor(stage, person)
    const { control } = stage.reply
    control.addFault({ kind: 'cutAfterCommit', times: 'always', path: completionPath(person) })
    const gone = control.addFault({ kind: 'cutBeforeCommit', times: 'always', path: `/v3/tasks/${person.task.id}` })
    await button(popup, 'Positive').click()
    await says(popup, /Checking with Reply.*The connection to Reply broke off\./s)
    control.clearFaults(gone)
    await tryNow(popup, /Confirmed finished at .*Positive was sent/s)
    expect(await outcome(stage, person)).toMatchObject({ states: ['done'], sent: 1, effects: 1 })
    await page.close()
  })
})
