import { readFile } from 'node:fs/promises'
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPopup, worker } from '#test/browser/launch.ts'
import { goTo } from '#test/browser/set-up.ts'
import { dockOn, pillOf } from '#test/demo/dock.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { TOMAS } from '#test/sandbox/cast/featured-people.ts'
import { MAYAS_CALL, TOMAS_CALL } from '#test/sandbox/cast/featured-tasks.ts'
import { builtFiles } from './built-files.ts'
import { betrays, filesWith, makeCanary } from './canary.ts'
import { choose } from './panels.ts'
import { searchWorld } from './search-world.ts'
import { isRead } from './watching.ts'
import { readerWorld } from './worlds.ts'

const canary = makeCanary()

let stage: Stage
let options: Page
let profile: Page
let record: Page
/** Everything that any page or the worker asked of any host, and everything that was written to a console. */
const requests: Request[] = []
const consoles: string[] = []
const exported: Record<string, string> = {}

/** A morning's work with the canary as the key: set up, two completions, a look at the history. */
beforeAll(async () => {
  stage = await buildStage()
  const { context } = stage.browser
  context.on('request', (request) => requests.push(request))
  context.on('console', (message) => consoles.push(message.text()))
  context.on('weberror', (error) => consoles.push(String(error.error())))

  options = await stage.setUp(['LinkedIn', 'Demo CRM'], canary.key)

  profile = await context.newPage()
  await profile.goto(stage.profileUrl('maya-okafor'))
  const dock = await dockOn(profile)
  await pillOf(dock).click()
  await isRead(dock)
  await choose(dock, 'Positive')
  await dock.getByRole('button', { name: 'Send now' }).click()
  await dock.getByRole('status').filter({ hasText: 'Completed' }).waitFor()

  record = await context.newPage()
  await record.goto(`${stage.crm.url}/contacts/${TOMAS}`)
  await dockOn(record)
  const popup = await openPopup(stage.browser, record)
  await popup.getByRole('button', { name: 'To call' }).click()
  await popup.getByRole('button', { name: 'Send now' }).click()
  await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()

  await options.bringToFront()
  await goTo(options, 'History')
  for (const format of ['JSON', 'CSV']) {
    const coming = options.waitForEvent('download')
    await options.getByRole('button', { name: `Export ${format}` }).click()
    const file = await coming
    exported[format] = await readFile(await file.path(), 'utf8')
  }
  await goTo(options, 'Settings')
})
afterAll(() => stage.end())

describe('the key is found in', () => {
  test('no world of a page: neither its own nor the page reader’s', async () => {
    for (const page of [profile, record]) {
      const own = await page.evaluate(searchWorld, canary.traces)
      expect(own.hits).toEqual([])
      expect(own.searched).toBeGreaterThan(5000)

      const world = await readerWorld(stage.browser, page)
      const reader = await world.searchFor(canary.traces)
      expect(reader.hits).toEqual([])
      expect(reader.searched).toBeGreaterThan(5000)
      await world.close()
    }
  })

  test('no document of ours: the field is gone after saving, an empty one comes, and nothing shows it', async () => {
    expect(await options.getByLabel('API key').count()).toBe(0)
    await options.getByRole('button', { name: 'Replace key…' }).click()
    expect(await options.getByLabel('API key').inputValue()).toBe('')
    expect((await options.evaluate(searchWorld, canary.traces)).hits).toEqual([])
    expect((await (await dockOn(profile)).evaluate(searchWorld, canary.traces)).hits).toEqual([])
    const popup = await openPopup(stage.browser, record)
    await popup.getByRole('status').filter({ hasText: 'Completed' }).waitFor()
    expect((await popup.evaluate(searchWorld, canary.traces)).hits).toEqual([])
    await popup.close()
  })

  test('no storage area that extension pages see', async () => {
    const areas = JSON.stringify(
      await options.evaluate(
        `Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null), chrome.storage.sync.get(null)])`,
      ),
    )
    expect(areas).toContain(stage.reply.url)
    expect(betrays(canary, areas)).toBe(false)
  })

  test('no address: neither of a request nor of a tab, nor in what was sent along', () => {
    const asked = requests.map((request) => `${request.url()} ${request.postData() ?? ''}`)
    const arrived = stage.reply.journal.entries.map(({ path, query, body }) => `${path}${query} ${body}`)
    const tabs = stage.browser.context.pages().map((page) => page.url())
    expect(asked.length).toBeGreaterThan(arrived.length)
    expect([...asked, ...arrived, ...tabs].filter((text) => betrays(canary, text))).toEqual([])
  })

  test('no console, of a page or of the worker', async () => {
    const live = await worker(stage.browser)
    await live.evaluate(() => console.info('the worker speaks'))
    await profile.evaluate(() => console.info('the page speaks'))
    await expect.poll(() => consoles).toEqual(expect.arrayContaining(['the worker speaks', 'the page speaks']))
    expect(consoles.filter((text) => betrays(canary, text))).toEqual([])
  })

  test('no export of the history', () => {
    expect(exported['JSON']).toContain(String(MAYAS_CALL))
    expect(exported['CSV']).toContain('Tomás Ferreira')
    expect(betrays(canary, JSON.stringify(exported))).toBe(false)
  })

  test('no file of the package', async () => {
    const betraying = [...(await builtFiles())].filter(([, content]) => betrays(canary, content.toString('latin1')))
    expect(betraying.map(([path]) => path)).toEqual([])
  })

  test('no file of the browser’s profile: the key is sealed before it is stored', async () => {
    expect(await filesWith(canary, stage.browser.profile)).toEqual([])
    // What is stored beside it, open, is found.
    const beside = await filesWith({ ...canary, key: 'rosa.lindgren@brightwater.example' }, stage.browser.profile)
    expect(beside.filter((path) => path.includes('.indexeddb.leveldb'))).not.toEqual([])
  })
})

describe('the search itself', () => {
  test('finds a key that is planted: deep in an object, in a field, in a closure’s text, in the reader’s world', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl('jonas-weber'))
    const [trace = ''] = canary.traces
    await page.evaluate((secret) => {
      const deep = {
        list: [
          new Map([
            [
              'a',
              {
                get hidden() {
                  return `x${secret}x`
                },
              },
            ],
          ]),
        ],
      }
      Object.assign(window, { deep })
      const field = document.createElement('input')
      document.body.append(field)
      field.value = secret
    }, trace)
    const { hits } = await page.evaluate(searchWorld, canary.traces)
    expect(hits).toEqual(expect.arrayContaining([expect.stringContaining('window.deep'), 'the value of INPUT']))

    const world = await readerWorld(stage.browser, page)
    await world.evaluate(`globalThis.kept = { by: [() => '${trace}'] }`)
    expect((await world.searchFor(canary.traces)).hits).toEqual(expect.arrayContaining(['window.kept.by.0']))
    await page.close()
  })

  test('would see a key in storage, where content scripts cannot look at all', async () => {
    const world = await readerWorld(stage.browser, profile)
    for (const area of ['local', 'session']) {
      await expect(world.evaluate(`chrome.storage.${area}.get(null)`)).rejects.toThrow(/not allowed from this context/)
      await expect(world.evaluate(`chrome.storage.${area}.set({ a: 1 })`)).rejects.toThrow(
        /not allowed from this context/,
      )
    }
    expect(await world.evaluate('chrome.storage.sync.get(null)')).toEqual({})
    expect(await world.evaluate('indexedDB.databases()')).toEqual([])
    await world.close()
    const databases = await options.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(databases).toContain('wrapup-key')
  })
})

describe('the key travels', () => {
  test('in X-API-Key, once per request, on every request to the API', () => {
    const { entries } = stage.reply.journal
    expect(entries.map(({ path }) => path)).toContain(`/v3/tasks/${MAYAS_CALL}/complete`)
    expect(entries.map(({ path }) => path)).toContain(`/v3/tasks/${TOMAS_CALL}/complete`)
    const carried = entries.map(({ rawHeaders }) => rawHeaders.filter(([, value]) => betrays(canary, value)))
    expect(carried).toEqual(entries.map(() => [['X-API-Key', canary.key]]))
    const others = entries.flatMap(({ rawHeaders }) => rawHeaders.map(([name]) => name.toLowerCase()))
    expect(others).not.toContain('authorization')
    expect(others).not.toContain('cookie')
  })

  test('to the API’s host and to no other', async () => {
    const hosts = new Set(requests.map((request) => new URL(request.url()).host))
    expect([...hosts]).toEqual(expect.arrayContaining([new URL(stage.reply.url).host, new URL(stage.crm.url).host]))
    const carriers = []
    for (const request of requests) {
      const headers = await request.allHeaders().catch(() => request.headers())
      if (betrays(canary, JSON.stringify(headers))) carriers.push(request.url())
    }
    expect(carriers).toHaveLength(stage.reply.journal.entries.length)
    expect(carriers.filter((url) => !url.startsWith(`${stage.reply.url}/v3/`))).toEqual([])
  })
})
