import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { dockFor } from './watching.ts'

/** The strictest page there is: isolated from every other origin, and allowed no frame at all. */
const STRICT = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'content-security-policy': "frame-src 'none'; child-src 'none'",
}

let stage: Stage
let person: Role
let page: Page

beforeAll(async () => {
  // The browser would else wait up to half a minute before it reports its memory.
  stage = await buildStage({ browser: { args: ['--enable-blink-features=ForceEagerMeasureMemory'] } })
  await stage.setUp(['LinkedIn'])
  person = createCast(stage).next('call')
  page = await stage.browser.context.newPage()
  await page.route('https://www.linkedin.com/in/**', async (route) => {
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: STRICT,
      body: `<!doctype html><title>${person.name}</title><main><h1>${person.name}</h1></main>`,
    })
  })
  await page.goto(stage.profileUrl(person.slug))
})
afterAll(() => stage.end())

describe('a page that is isolated from other origins, and allows no frame', () => {
  test('has the dock', async () => {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    await dockFor(page, person.name)
  })

  test('finds its address in no report of the browser', async () => {
    await dockFor(page, person.name)
    const report = await page.evaluate(async () => {
      const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory')
      if (typeof measure !== 'function') throw new Error('This browser measures no memory.')
      const measured: unknown = await measure.call(performance)
      const entries = performance.getEntries().map(({ name }) => name)
      return JSON.stringify([measured, entries])
    })
    // It tells of the frame, and not what is in it.
    expect(report).toContain('cross-origin')
    expect(report).not.toMatch(/extension|dock\.html/)
  }, 90_000)
})
