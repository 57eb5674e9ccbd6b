import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCast } from '#test/e2e/cast.ts'
import { manage } from './addon.ts'
import { docksIn, openDock, sentCompletion } from './docks.ts'
import { asVersion, pack } from './pack.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import type { View } from './view.ts'

let stage: FirefoxStage
let page: View
let person: { name: string; task: { id: number } }
/** Elements that are direct children of the document's root while the page has no dock. */
let bare: number

beforeAll(async () => {
  stage = await buildFirefoxStage()
  await stage.setUp(['LinkedIn'])
  const role = createCast(stage).next('call')
  person = role
  bare = await rootChildren(await stage.open(stage.profileUrl('nobody-with-a-task')))
  page = await stage.open(stage.profileUrl(role.slug))
})
afterAll(() => stage.end())

const rootChildren = (view: View) => view.run<number>('return document.documentElement.childElementCount;')

/** What stands in the docks of the page, each a text. */
async function shown(): Promise<string[]> {
  const docks = await docksIn(stage, page)
  return Promise.all(docks.map((dock) => dock.text().catch(() => '(gone)')))
}

/** One story: the same page stays open all the time. */
describe('a page with an open dock, while the extension goes', { shuffle: false }, () => {
  test('has the dock of the new version, once that is installed, and nothing of the old one', async () => {
    const old = await openDock(stage, page, person.name)
    const next = await pack(asVersion('9.9.9'))
    await stage.firefox.install(next.file)
    await next.remove()
    await expect.poll(() => old.isThere()).toBe(false)
    await expect.poll(async () => (await docksIn(stage, page)).length).toBe(1)
    await expect.poll(() => rootChildren(page)).toBe(bare + 1)
  })

  test('shows nothing of it once the extension is switched off', async () => {
    await manage(stage.firefox, 'disable')
    await expect.poll(async () => (await shown()).join('')).toBe('')
  })

  test('has one dock once it is switched on again, and any tab has woken it', async () => {
    await manage(stage.firefox, 'enable')
    await stage.open('about:blank')
    await stage.show(page)
    await expect.poll(async () => (await shown()).filter((text) => text !== '').length).toBe(1)
    await expect.poll(() => rootChildren(page)).toBe(bare + 1)
  })

  test('completes by it, once, without having been loaded again', async () => {
    const dock = await openDock(stage, page, person.name)
    await dock.click('button', 'Positive')
    await dock.click('button', 'Confirm Positive')
    await dock.click('button', 'Send now')
    await dock.wait('status', 'Completed')
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${person.task.id}/complete`)
  })

  test('shows nothing of it once the extension is removed', async () => {
    await manage(stage.firefox, 'uninstall')
    await expect.poll(async () => (await shown()).join('')).toBe('')
  })
})
