import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { completedTimes } from './open-calls.ts'
import { button, choose, says } from './panels.ts'
import { dockFor, isRead } from './watching.ts'

let stage: Stage
let cast: ReturnType<typeof createCast>

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn', 'Demo CRM'])
})
afterAll(() => stage.end())

const recordOf = ({ person }: Role) => `${stage.crm.url}/contacts/${person.contactId}`

/** Opens the dock that speaks of this person, and completes their call. */
async function completeOn(page: Page, role: Role): Promise<void> {
  const dock = await dockFor(page, role.name)
  await dock.getByRole('button', { name: `Reply task: ${role.name}` }).click()
  await dock.getByRole('heading', { name: role.name }).waitFor()
  await isRead(dock)
  await choose(dock, 'Positive')
  await button(dock, 'Send now').click()
  await says(dock, 'Completed')
}

// Chromium keeps no page with an extension's frame in it for Back: it is loaded again.
test('a page that was left and comes back has the dock of its own person, and a click is theirs', async () => {
  const [first, second] = [cast.next('call'), cast.next('call')]
  const page = await stage.browser.context.newPage()
  await page.goto(recordOf(first))
  await dockFor(page, first.name)
  await page.goto(recordOf(second))
  await dockFor(page, second.name)
  await page.goBack()
  await completeOn(page, first)
  expect([completedTimes(stage, first), completedTimes(stage, second)]).toEqual([1, 0])
  await page.goForward()
  await completeOn(page, second)
  expect([completedTimes(stage, first), completedTimes(stage, second)]).toEqual([1, 1])
  await page.close()
})

test('a page of 3,000 shadow roots has the dock, and a click counts', async () => {
  const role = cast.next('call')
  const page = await stage.browser.context.newPage()
  await page.goto(recordOf(role))
  await page.evaluate(() => {
    for (let count = 0; count < 3000; count += 1) {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
      root.innerHTML = `<p>Part ${count}</p><a href="mailto:part${count}@parts.example">Write</a>`
    }
  })
  await completeOn(page, role)
  expect(completedTimes(stage, role)).toBe(1)
  await page.close()
})
