import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILD, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast } from './cast.ts'
import { choose } from './panels.ts'
import { dockOf, openDock, sentCompletion } from './watching.ts'

/** Two docks stand above each other for as long as the old reader needs to notice that its extension is gone. */
const NOTICED = { timeout: 10_000 }

let stage: Stage
let build: string
let page: Page
let task: { id: number }
/** Elements that are direct children of the document's root while the page has no dock. */
let bare: number

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'wrapup-update-'))
  await cp(BUILD, build, { recursive: true })
  stage = await buildStage({ browser: { build } })
  await stage.setUp(['LinkedIn'])
  const role = createCast(stage).next('call')
  task = role.task
  page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl('nobody-with-a-task'))
  bare = await rootChildren()
  await page.goto(stage.profileUrl(role.slug))
})
afterAll(async () => {
  await stage.end()
  await rm(build, { recursive: true, force: true, maxRetries: 5 })
})

const rootChildren = () => page.evaluate(() => document.documentElement.childElementCount)
const docks = () => page.frames().filter((frame) => frame.url().includes('/dock.html'))
const version = async () => (await worker(stage.browser)).evaluate('chrome.runtime.getManifest().version')

/**
 * Starts the extension anew, as the browser's own page of extensions does. Now and then Chromium leaves it with a worker that it does not know
 * itself ("No SW"), to which no call of the browser answers any more; then it is started once more.
 */
async function reload(old: Frame): Promise<void> {
  const extensions = await stage.browser.context.newPage()
  await extensions.goto('chrome://extensions')
  const ask = <Answer>(call: string) => extensions.evaluate<Answer>(`chrome.developerPrivate.${call}`)
  const id = stage.browser.extensionId
  const cameOrLost = async () => {
    if (docks().some((dock) => dock !== old)) return 'came'
    const { runtimeErrors } = await ask<{ runtimeErrors: { message: string }[] }>(`getExtensionInfo('${id}')`)
    return runtimeErrors.some(({ message }) => message.includes('No SW')) ? 'lost' : 'waiting'
  }
  let became = 'lost'
  for (let tries = 0; tries < 5 && became === 'lost'; tries += 1) {
    await ask(`deleteExtensionErrors({ extensionId: '${id}' })`)
    await ask(`reload('${id}', { failQuietly: true })`)
    await expect.poll(cameOrLost).not.toBe('waiting')
    became = await cameOrLost()
  }
  await extensions.close()
  await page.bringToFront()
}

async function isReplaced(old: Frame): Promise<void> {
  await expect.poll(() => docks().length === 1 && !docks().includes(old), NOTICED).toBe(true)
  await expect.poll(rootChildren, NOTICED).toBe(bare + 1)
}

/** One story: the same page stays open all the time. */
describe('a page that is open while the extension goes', { shuffle: false }, () => {
  test('has the dock of the new version, once that is installed, and nothing of the old one', async () => {
    const old = await dockOf(page)
    const file = join(build, 'manifest.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"version":\s*"[^"]+"/, '"version": "9.9.9"'))
    await reload(old)
    await isReplaced(old)
    expect(await version()).toBe('9.9.9')
  })

  test('has one again after the extension was started anew without another version', async () => {
    const old = await dockOf(page)
    await reload(old)
    await isReplaced(old)
  })

  test('completes by it, once, without having been loaded again', async () => {
    const dock = await openDock(page)
    await choose(dock, 'Positive')
    await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect(sentCompletion(stage).path).toBe(`/v3/tasks/${task.id}/complete`)
  })

  test('is as it was before once the extension is removed', async () => {
    await dockOf(page)
    const removed = (await worker(stage.browser)).evaluate('chrome.management.uninstallSelf()')
    await removed.catch(() => undefined)
    await expect.poll(rootChildren, NOTICED).toBe(bare)
    // The browser tells of a frame that went a moment after the page could see it.
    await expect.poll(docks, NOTICED).toEqual([])
  })
})
