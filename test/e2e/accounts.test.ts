import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseUndoWindow, connect, goTo, saveKey } from '#test/browser/set-up.ts'
import { DEMO_KEY, KEYS } from '#test/sandbox/keys.ts'
import type { Role } from './cast.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { button, popupFor } from './panels.ts'
import { completionsSent, sentCompletion } from './watching.ts'

let stage: OpenCalls['stage']
let options: OpenCalls['options']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, options, nextCall } = await openCalls())
})
afterAll(() => stage.end())
beforeEach(() => stage.reply.journal.clear())

const dialog = () => options.getByRole('dialog')
const tray = () => options.locator('section', { has: options.getByRole('heading', { name: 'Waiting, or needs you' }) })

/** A completion in its undo window of 30 s: nothing was sent, and nothing will be for longer than a test needs. */
async function chosen(): Promise<Role> {
  const person = nextCall()
  await chooseUndoWindow(options, '30 seconds')
  const { page, popup } = await popupFor(stage, person)
  await button(popup, 'Positive').click()
  await button(popup, 'Undo').waitFor()
  await page.close()
  await options.bringToFront()
  await tray().getByText(person.name).waitFor()
  return person
}

/** Ends the undo window by hand. */
const sendNow = ({ name }: Role) => options.getByRole('button', { name: new RegExp(`^Send now: .?${name}`) }).click()

/** It goes to Reply once, with the key of the account that chose it, and nothing is left to settle. */
async function isSentOnce({ task }: Role): Promise<void> {
  await expect.poll(() => completionsSent(stage).length).toBe(1)
  const { path, headers } = sentCompletion(stage)
  expect(path).toBe(`/v3/tasks/${task.id}/complete`)
  expect(headers['x-api-key']).toBe(DEMO_KEY)
  await tray().waitFor({ state: 'detached' })
}

describe('a completion that is not settled', () => {
  test('outlives the removal of the key, which says so, and waits for a key of its account', async () => {
    const person = await chosen()
    await options.getByRole('button', { name: 'Remove key' }).click()
    await dialog().getByText('1 completion is still open').waitFor()
    await dialog().getByRole('button', { name: 'Remove it' }).click()
    await sendNow(person)
    await tray().getByText('Waiting for a working key').waitFor()

    await connect(options, KEYS.colleague.key)
    await tray().getByText('Waiting for the other account').waitFor()
    expect(completionsSent(stage)).toEqual([])

    await connect(options, DEMO_KEY)
    await isSentOnce(person)
  })

  test('makes a key of another account a question, and stays when that account is used', async () => {
    const person = await chosen()
    await saveKey(options, KEYS.colleague.key)
    await dialog().getByText('1 completion is still open').waitFor()
    await dialog().getByRole('button', { name: 'Stay with this one' }).click()
    await options.getByText('Connected as rosa.lindgren').waitFor()

    await saveKey(options, KEYS.colleague.key)
    await dialog().getByRole('button', { name: 'Use the other account' }).click()
    await options.getByText('Connected as jonah.pike').waitFor()
    await sendNow(person)
    await tray().getByText('Waiting for the other account').waitFor()
    expect(completionsSent(stage)).toEqual([])

    await connect(options, DEMO_KEY)
    await isSentOnce(person)
  })

  test('makes another address a question, and is not lost by clearing the history', async () => {
    const person = await chosen()
    await options.getByLabel('API address').fill('https://reply.example')
    await options.getByRole('button', { name: 'Use this address' }).click()
    await dialog().getByText('1 completion is still open').waitFor()
    await dialog().getByRole('button', { name: 'Stay with this one' }).click()

    await goTo(options, 'History')
    await options.getByRole('button', { name: 'Clear history' }).click()
    await dialog().getByRole('button', { name: 'Clear it' }).click()
    await options.getByText('1 that wait or need you kept.').waitFor()
    await sendNow(person)
    await isSentOnce(person)
  })
})
