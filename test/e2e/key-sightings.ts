import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import type { Launched } from '#test/browser/launch.ts'
import { betrays, type Canary } from './canary.ts'

/** Runs in a page of the extension: everything that it keeps and would say of itself, as one text. */
const EVERYTHING_KEPT = `(async () => {
  const letters = (bytes) => new TextDecoder('latin1').decode(bytes)
  const readable = (_, value) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? letters(value) : value)
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const rows = []
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store)
      rows.push(name, store, await done(reading.getAllKeys()), await done(reading.getAll()))
    }
    database.close()
  }
  const told = ['setup.get', 'history.list'].map((type) => chrome.runtime.sendMessage({ type }))
  const areas = ['local', 'session', 'sync'].map((area) => chrome.storage[area].get(null))
  const tabs = await chrome.tabs.query({})
  const badges = tabs.flatMap(({ id: tabId }) => [chrome.action.getTitle({ tabId }), chrome.action.getBadgeText({ tabId })])
  return JSON.stringify([rows, await Promise.all([...told, ...areas, ...badges])], readable)
})()`

/**
 * Where the key can be seen at this moment: in what is kept or told, in a document with its fields and addresses, in a
 * console. `keeper` is a page of the extension; `heard` what the consoles have said.
 */
export async function keySightings(
  canary: Canary,
  { context }: Launched,
  keeper: Page,
  heard: readonly string[],
): Promise<string[]> {
  const found: string[] = []
  const look = (where: string, text: string) => {
    if (betrays(canary, text)) found.push(where)
  }
  look('what is kept', z.string().parse(await keeper.evaluate(EVERYTHING_KEPT)))
  for (const frame of context.pages().flatMap((page) => page.frames())) {
    look(`the address ${frame.url().split('?')[0] ?? ''}`, frame.url())
    const text = await frame
      .evaluate(() => {
        const fields = [...document.querySelectorAll('input, textarea, select')]
        const values = fields.map((field) => ('value' in field ? String(field.value) : ''))
        return [document.title, document.documentElement.outerHTML, ...values].join('\n')
      })
      // A frame that goes away while it is read shows nobody anything.
      .catch(() => '')
    look(`the document ${frame.url().split('?')[0] ?? ''}`, text)
  }
  look('a console', heard.join('\n'))
  return found
}
