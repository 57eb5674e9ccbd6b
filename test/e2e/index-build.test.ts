import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { killWorker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast } from './cast.ts'
import { profileWithDock } from './panels.ts'

/** Reply allows so many requests a minute; the user's other tools share them. */
const HALF_A_MINUTE = 50
const KILLS = 10

let stage: Stage

beforeAll(async () => {
  stage = await buildStage({ reply: { tasks: 300, contacts: 300 } })
  // Slow enough that there is something to interrupt.
  stage.reply.control.addFault({ kind: 'delay', ms: 150, path: '/v3/**', method: 'GET', times: 'always' })
})
afterAll(() => stage.end())

test('the rep’s tasks are read although the worker is killed ten times meanwhile, within half of what Reply allows', {
  timeout: 240_000,
}, async () => {
  const { journal } = stage.reply
  const options = await stage.setUp(['LinkedIn'])
  // Testing the key is the rep's own doing.
  journal.clear()
  const progress = z.object({
    value: z.object({ index: z.object({ state: z.string(), contactsKnown: z.number(), contactsTotal: z.number() }) }),
  })
  const index = async () =>
    progress.parse(await options.evaluate("chrome.runtime.sendMessage({ type: 'setup.get' })")).value.index

  const shown: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = journal.entries.length
    await expect.poll(() => journal.entries.length, { timeout: 30_000 }).toBeGreaterThan(before)
    await killWorker(stage.browser)
    shown.push((await index()).contactsKnown)
  }
  // What was read before a death is not read again.
  expect(shown).toEqual(shown.toSorted((one, other) => one - other))

  await expect.poll(async () => (await index()).state, { timeout: 180_000, interval: 500 }).toBe('ready')
  const { contactsKnown, contactsTotal } = await index()
  expect(contactsKnown).toBe(contactsTotal)
  for (const minute of requestsPerMinute()) expect(minute).toBeLessThanOrEqual(HALF_A_MINUTE)
  const { page } = await profileWithDock(stage, createCast(stage).next('call'))
  await page.close()
})

/** How many requests were made in the minute that ends with each of them. */
function requestsPerMinute(): number[] {
  const times = stage.reply.journal.entries.map(({ at }) => Date.parse(at))
  return times.map((end) => times.filter((at) => at > end - 60_000 && at <= end).length)
}
