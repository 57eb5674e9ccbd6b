import { afterAll, beforeAll, expect, test } from 'vitest'
import { worker } from '#test/browser/launch.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { button, popupFor, says } from './panels.ts'
import { ONCE, outcome, standing } from './recorded.ts'

let stage: OpenCalls['stage']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls())
})
afterAll(() => stage.end())

test('a choice waits while the browser withholds Reply’s address, which is named beside the button that grants it, and is sent then', async () => {
  const person = nextCall()
  const { page, popup } = await popupFor(stage, person)
  await button(popup, 'Positive').click()
  await button(popup, 'Undo').waitFor()
  const origins = JSON.stringify([`${new URL(stage.reply.url).origin.replace(/:\d+$/, '')}/*`])
  expect(await (await worker(stage.browser)).evaluate(`chrome.permissions.remove({ origins: ${origins} })`)).toBe(true)
  await popup.getByRole('heading', { name: 'Wrapup may not reach Reply' }).waitFor()
  await popup.getByText('the browser no longer allows its address').waitFor()
  await expect.poll(async () => (await standing(stage, person)).states).toEqual(['paused'])
  expect(await standing(stage, person)).toMatchObject({ sent: 0, effects: 0 })
  await button(popup, 'Allow Reply').click()
  await says(popup, 'Completed as Positive')
  expect(await outcome(stage, person)).toEqual(ONCE)
  await page.close()
})
