import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killWorker } from '#test/browser/launch.ts'
import { type OpenCalls, openCalls } from './open-calls.ts'
import { panelOn } from './panels.ts'
import { isDockShown } from './watching.ts'

const READER = '/content-scripts/page.js'
const HOST = '/content-scripts/dock-host.js'
/** The rules of the page's own site, and of no other. */
const RULES = '/sites/linkedin.js'

let stage: OpenCalls['stage']
let nextCall: OpenCalls['nextCall']

beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls())
})
afterAll(() => stage.end())

/** The scripts of ours that run in a page, as the browser's debugger tells of them. */
async function ownScripts(page: Page): Promise<{ running: () => string[]; cdp: CDPSession }> {
  const cdp = await stage.browser.context.newCDPSession(page)
  const urls: string[] = []
  cdp.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension:')) urls.push(new URL(url).pathname)
  })
  await cdp.send('Debugger.enable')
  return { running: () => [...new Set(urls)].toSorted(), cdp }
}

describe("the script of the dock's host", () => {
  test('comes into a page only once its person has a task', async () => {
    const page = await stage.browser.context.newPage()
    const { running } = await ownScripts(page)
    await page.goto(stage.profileUrl('nobody-with-a-task'))
    await expect.poll(running).toEqual([READER, RULES])
    const person = nextCall()
    await page.goto(stage.profileUrl(person.slug))
    await panelOn(page, person)
    expect(running()).toEqual([HOST, READER, RULES])
    await page.close()
  })

  test('comes when the worker has died, too', async () => {
    const person = nextCall()
    await killWorker(stage.browser)
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(person.slug))
    await panelOn(page, person)
    await page.close()
  })

  test('shows the dock again on a page that comes back from the back/forward cache', async () => {
    const person = nextCall()
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(person.slug))
    await panelOn(page, person)
    await page.goto(stage.profileUrl('nobody-with-a-task'))
    await expect.poll(() => isDockShown(page)).toBe(false)
    await page.goBack()
    await panelOn(page, person)
    await page.close()
  })
})
