import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { badgeOver, downloaded, withdraw } from './addon.ts'
import { completionsSent, dockOf, docksIn, openDock, sentCompletion } from './docks.ts'
import { answerPrompt, buildFirefoxStage, connect, endFirstRun, type FirefoxStage } from './stage.ts'
import { openPopup } from './surfaces.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let options: View
let nextCall: () => Role

beforeAll(async () => {
  stage = await buildFirefoxStage()
  const cast = createCast(stage)
  nextCall = () => cast.next('call')
  options = await stage.install()
})
afterAll(() => stage.end())

/** One story, in the order in which a rep lives it: each step stands on the one before. */
describe('from the first run on', { shuffle: false }, () => {
  let page: View
  let other: View
  let person: Role

  test('the first-run page opens by itself, and until the rep agrees nothing is read', async () => {
    await options.waitText('Until you agree, nothing is read.')
    person = nextCall()
    page = await stage.open(stage.profileUrl(person.slug))
    const popup = await openPopup(stage)
    await popup.wait('heading', 'Welcome to Wrapup')
    await popup.click('button', 'Set up Wrapup')
    await expect.poll(() => popup.isThere()).toBe(false)
    expect(stage.reply.journal.entries).toEqual([])
    await options.click('button', 'I agree')
    await options.wait('textbox', 'API key')
  })

  test('a wrong key is refused in words, a good one is kept', async () => {
    await options.fill('API key', 'rp_wrong')
    await options.click('button', 'Save and test key')
    await options.waitText('Reply does not accept this API key')
    await connect(options, DEMO_KEY)
    expect(await options.text()).not.toContain('Reply does not accept this API key')
    await options.click('button', 'Next')
  })

  test('a site stays off where the browser’s question was answered with no', async () => {
    await options.click('switch', 'LinkedIn')
    await answerPrompt(stage.firefox, 'deny')
    await options.waitText('The browser was not given permission, so the site stays off.')
    expect(await options.has('radio', 'Also the button on the page')).toBe(false)
  })

  test('a site that is allowed gets its dock in tabs that are open already', async () => {
    await options.click('switch', 'LinkedIn')
    await answerPrompt(stage.firefox, 'allow')
    await options.click('radio', 'Also the button on the page')
    await stage.show(page)
    await openDock(stage, page, person.name)
    await expect.poll(() => badgeOver(stage.firefox, page)).toEqual({ text: '1', isInToolbar: true })
  })

  test('a completion counts down and is confirmed on the toolbar’s button, too', async () => {
    const dock = await dockOf(stage, page)
    await dock.click('button', 'Positive')
    await dock.click('button', 'Confirm Positive')
    await expect.poll(async () => (await badgeOver(stage.firefox, page)).text).toMatch(/^[1-5] s$/)
    await dock.click('button', 'Send now')
    await expect.poll(async () => (await badgeOver(stage.firefox, page)).text).toBe('✓')
    stage.reply.journal.clear()
  })

  test('the history is exported as JSON and as a table, without the key', async () => {
    await stage.show(options)
    await endFirstRun(options)
    await options.click('link', 'History')
    await options.click('button', 'Export JSON')
    await expect.poll(() => downloaded(stage.firefox, '.json')).toContain(String(person.task.id))
    await options.click('button', 'Export CSV')
    await expect.poll(() => downloaded(stage.firefox, '.csv')).toContain(String(person.task.id))
    for (const ending of ['.json', '.csv']) expect(await downloaded(stage.firefox, ending)).not.toContain(DEMO_KEY)
    await options.click('link', 'Settings')
  })

  test('what waits for Reply’s own address, which the browser withholds, is named so and sent once it is allowed', async () => {
    const waiting = nextCall()
    other = await stage.open(stage.profileUrl(waiting.slug))
    const dock = await openDock(stage, other, waiting.name)
    await dock.click('button', 'Positive')
    await dock.click('button', 'Confirm Positive')
    await dock.wait('button', 'Undo')
    await withdraw(stage.firefox, 'api.reply.io')
    await dock.wait('heading', 'Wrapup may not reach Reply')
    expect(completionsSent(stage)).toEqual([])
    // In Firefox a frame in a page can ask for nothing: it leads to where that can be.
    await dock.click('button', 'Allow it in the options')
    await options.waitText('the browser no longer allows its address')
    await options.click('button', 'Allow Reply')
    await answerPrompt(stage.firefox, 'allow')
    await stage.show(other)
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${waiting.task.id}/complete`)
  })

  test('a site whose permission was taken back has no dock in any tab any more', async () => {
    expect((await docksIn(stage, page)).length + (await docksIn(stage, other)).length).toBe(2)
    await withdraw(stage.firefox, 'linkedin.com')
    await expect.poll(async () => [...(await docksIn(stage, page)), ...(await docksIn(stage, other))]).toEqual([])
  })
})
