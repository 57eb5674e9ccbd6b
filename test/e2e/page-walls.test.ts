import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MESSAGES, type MessageName } from '#lib/shared/messages/table.ts'
import { comesToRest, FORGERS, forgersOn, stateOf, tabIdOf } from '#test/attacks/forgers.ts'
import { dockOn, pillOf } from '#test/demo/dock.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { builtFiles } from './built-files.ts'
import { forgedMessages } from './forged-messages.ts'
import { searchWorld } from './search-world.ts'
import { readerWorld, type World } from './worlds.ts'

let stage: Stage
let options: Page
let page: Page
let dock: Frame

/** A profile with the dock's panel open, whose page listens to everything that it can hear. */
beforeAll(async () => {
  stage = await buildStage()
  options = await stage.setUp(['LinkedIn', 'Demo CRM'])
  page = await stage.browser.context.newPage()
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    addEventListener(
      'message',
      ({ data, origin }) => heard.push(`message ${JSON.stringify(data)} from ${origin}`),
      true,
    )
    new PerformanceObserver((list) => {
      for (const { name, entryType } of list.getEntries()) if (entryType === 'resource') heard.push(`loaded ${name}`)
    }).observe({ type: 'resource', buffered: true })
  })
  await page.goto(stage.profileUrl('maya-okafor'))
  dock = await openPanel()
})
afterAll(() => stage.end())

describe('a page with the dock on it', () => {
  test('sees no frame, and one more element that says nothing', async () => {
    const seen = await page.evaluate(() => {
      const [host, ...more] = [...document.documentElement.children].filter(
        (one) => !/^(?:HEAD|BODY)$/.test(one.tagName),
      )
      return {
        frames: [window.length, document.querySelectorAll('iframe, frame, object, embed').length],
        more: more.length,
        tag: host?.tagName,
        shadow: host?.shadowRoot ?? null,
        inside: host?.childNodes.length,
        attributes: host?.getAttributeNames(),
        text: host?.outerHTML ?? '',
        under: document.elementFromPoint(innerWidth - 100, innerHeight - 100) === host,
      }
    })
    expect(seen).toMatchObject({ frames: [0, 0], more: 0, tag: 'DIV', shadow: null, inside: 0, under: true })
    expect(seen.attributes?.filter((name) => name !== 'style')).toEqual([])
    expect(seen.text).not.toMatch(/wrapup|reply|dock|task|extension|chrome/i)
  })

  test('finds our name or address nowhere in its world', async () => {
    const names = ['wrapup', 'Wrapup', 'WRAPUP', 'chrome-extension', 'moz-extension', stage.browser.extensionId]
    const { hits, searched } = await page.evaluate(searchWorld, names)
    expect(hits).toEqual([])
    expect(searched).toBeGreaterThan(5000)
  })

  test('hears nothing: no message, no loaded resource', async () => {
    await pillOf(dock).click()
    await pillOf(dock).click()
    await page.evaluate(() => postMessage('the page speaks to itself', '*'))
    const heard = () => page.evaluate((): unknown => Reflect.get(window, 'heard'))
    await expect.poll(heard).toEqual([expect.stringContaining('the page speaks to itself')])
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).toEqual([])
  })

  test('can load no file of the package by its address', async () => {
    const urls = [...(await builtFiles()).keys()].map((path) => stage.browser.extensionUrl(`/${path}`))
    const probe = async (addresses: string[]) => {
      const loads = (element: HTMLElement) =>
        new Promise<boolean>((resolve) => {
          element.addEventListener('load', () => resolve(true))
          element.addEventListener('error', () => resolve(false))
          document.head.append(element)
        })
      const loaded: string[] = []
      for (const src of addresses) {
        if (
          await fetch(src).then(
            () => true,
            () => false,
          )
        )
          loaded.push(`fetch ${src}`)
        if (await loads(Object.assign(document.createElement('img'), { src }))) loaded.push(`image ${src}`)
        if (await loads(Object.assign(document.createElement('script'), { src }))) loaded.push(`script ${src}`)
        const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: src })
        if (await loads(style)) loaded.push(`style ${src}`)
      }
      return loaded
    }
    expect(await page.evaluate(probe, urls)).toEqual([])
    // The probe sees what can be loaded.
    expect(await page.evaluate(probe, [page.url()])).toEqual([
      `fetch ${page.url()}`,
      `script ${page.url()}`,
      `style ${page.url()}`,
    ])
  })

  test('has no way to speak to the extension', async () => {
    expect(await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime)).toBe(
      'undefined',
    )
    const before = await state()
    await page.evaluate(
      (forged) => {
        for (const [type, content] of Object.entries(forged)) {
          const message = { type, ...content }
          postMessage(message, '*')
          dispatchEvent(new CustomEvent(type, { detail: message }))
          document.dispatchEvent(new MessageEvent('message', { data: message }))
        }
      },
      forgedMessages(await tabId()),
    )
    expect(await state()).toEqual(before)
  })
})

describe('a page reader in wrong hands', () => {
  let world: World
  beforeAll(async () => {
    world = await readerWorld(stage.browser, page)
  })
  afterAll(() => world.close())

  const send = (message: object) => world.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`)

  test('is answered when it says who its page is about', async () => {
    const identity = { site: 'linkedin', key: 'x', epoch: 7, people: [], taskReferences: [], settled: true }
    expect(await send({ type: 'page.seen', identity })).toEqual({ ok: true, value: { show: false } })
    await page.reload()
    dock = await openPanel()
    await world.close()
    world = await readerWorld(stage.browser, page)
  })

  const names = Object.keys(MESSAGES).filter((name) => MESSAGES[name as MessageName].from[0] !== 'page') as Exclude<
    MessageName,
    `page.${string}` | 'teach.pointed'
  >[]

  test.each(names)('gets no answer to %s, and changes nothing by it', async (name) => {
    const content = forgedMessages(await tabId())[name]
    expect(MESSAGES[name].request.safeParse(content).success).toBe(true)
    const before = await state()
    expect(await send({ type: name, ...content })).toBeUndefined()
    expect(await state()).toEqual(before)
  })

  test('gets no answer to what is no message', async () => {
    const identity = { site: 'linkedin', key: 'x', epoch: 7, people: [], taskReferences: [], settled: true }
    const before = await state()
    for (const type of ['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'page.see', 7, null]) {
      expect({ type, answer: await send({ type, identity }) }).toEqual({ type, answer: undefined })
    }
    expect(await send({ type: 'page.seen', identity: { ...identity, key: 'x'.repeat(601) } })).toBeUndefined()
    expect(await send({ type: 'page.seen', identity: { ...identity, site: 'elsewhere' } })).toBeUndefined()
    expect(await state()).toEqual(before)
  })

  test('cannot teach what nobody asked it for', async () => {
    const before = await state()
    const pointed = { field: 'email', value: 'ada@x.example', selector: 'body', label: null, container: null }
    expect(await send({ type: 'teach.pointed', ...pointed })).toEqual({ ok: false, problem: { code: 'internal' } })
    expect(await state()).toEqual(before)
  })

  test('is told no rules of a site that it does not stand on', async () => {
    expect(await send({ type: 'page.rules' })).toEqual({ ok: true, value: { rules: null } })
    expect(await send({ type: 'page.rules', site: 'own:https://crm.tallpine.example' })).toEqual({
      ok: true,
      value: { rules: null },
    })
  })

  test('is not believed about a site that it does not stand on', async () => {
    const identity = {
      site: 'demo',
      key: 'demo:contact:31001',
      epoch: 7,
      people: [],
      taskReferences: [],
      settled: true,
    }
    const before = await state()
    expect(await send({ type: 'page.seen', identity })).toEqual({ ok: false, problem: { code: 'permissionMissing' } })
    expect(await state()).toEqual(before)
  })

  test('opens no lasting connection to the worker', async () => {
    const ended = `new Promise((resolve) => chrome.runtime.connect().onDisconnect.addListener(() => resolve('ended')))`
    expect(await world.evaluate(ended)).toBe('ended')
  })
})

describe('forged messages, as many as can be', () => {
  test.each(FORGERS)('of %s are not believed and change nothing', async (kind) => {
    const forger = (await forgersOn(stage, options, page, dock)).find(({ name }) => name === kind)
    const before = await state()
    expect(await forger?.send({ count: 2000, seed: 7 })).toBe(0)
    expect(await state()).toEqual(before)
  })
})

/** Opens the dock's panel and waits until all of it was read, so that nothing is under way any more. */
async function openPanel(): Promise<Frame> {
  const frame = await dockOn(page)
  await pillOf(frame).click()
  await frame.getByRole('button', { name: 'Copy script' }).waitFor()
  await comesToRest(options)
  return frame
}

const tabId = () => tabIdOf(options, page)
const state = () => stateOf(stage, options)
