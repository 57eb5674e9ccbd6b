import type { Page } from 'playwright-core'
import { worker } from '#test/browser/launch.ts'
import { buildStage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { makeAllCalls } from './open-calls.ts'

const CRM = 'https://app.hubspot.com'

/** What a record's column holds of somebody. */
export const nameOf = ({ name }: Role) => `<h2 data-test-id="highlight-record-label">${name}</h2>`
export const mailOf = ({ person }: Role) => `<a href="mailto:${person.email}">${person.email}</a>`
export const crmPage = (column: string) =>
  `<!doctype html><title>Record</title><body><div data-test-id="left-sidebar">${column}</div></body>`

/** Records of a CRM whose parts come when a test says so, and what the worker hears of them. */
export async function lateRecords() {
  const stage = await buildStage()
  makeAllCalls(stage)
  const cast = createCast(stage)
  await stage.setUp(['LinkedIn', 'HubSpot'])
  /** The record that the CRM draws, by its number in the address. */
  const drawn = new Map<string, string>()
  await stage.browser.context.route(`${CRM}/**`, (route) => {
    const id = route.request().url().split('/').at(-1) ?? ''
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: crmPage(drawn.get(id) ?? '') })
  })
  const live = await worker(stage.browser)
  await live.evaluate(`globalThis.heard = []
    chrome.storage.session.onChanged.addListener((changes) => {
      for (const { newValue } of Object.values(changes)) heard.push({ at: Date.now(), said: JSON.stringify(newValue?.identity ?? null) })
    })`)

  let lastId = 100
  /** The address of a record that nobody has opened yet. */
  function nextAddress(): string {
    lastId += 1
    return `${CRM}/contacts/1/record/0-1/${lastId}`
  }

  return {
    stage,
    cast,
    nextAddress,

    /** Opens a record of its own whose column holds this, and runs a script in it before anything else. */
    async open(column: string, script?: () => void): Promise<Page> {
      const page = await stage.browser.context.newPage()
      if (script !== undefined) await page.addInitScript(script)
      const address = nextAddress()
      drawn.set(String(lastId), column)
      await page.goto(address)
      return page
    },

    /** Waits until the worker has heard a value from a page, at this moment or later; the answer is when that was. */
    heard: (value: string, since = 0): Promise<number> =>
      live.evaluate<number>(`new Promise((resolve, reject) => {
        const until = Date.now() + 15_000
        const look = setInterval(() => {
          const found = heard.find(({ at, said }) => at >= ${since} && said.includes(${JSON.stringify(value)}))
          if (found === undefined && Date.now() < until) return
          clearInterval(look)
          if (found === undefined) reject(new Error('Never heard: ' + ${JSON.stringify(value)}))
          else resolve(found.at)
        }, 20)
      })`),
  }
}

/** A page that clears every timer of its window, twenty times a second. */
export function clearTimers(): void {
  const own = window.setInterval(() => {
    for (let id = 0; id < 20_000; id += 1) {
      if (id !== own) clearTimeout(id)
      cancelIdleCallback(id)
      cancelAnimationFrame(id)
    }
  }, 50)
}

/** The page opens its document anew, ten times, and at last writes this at this address. The answer is when it came to rest. */
export function openAnew(page: Page, address: string, html: string): Promise<number> {
  return page.evaluate(
    async ([place, content]) => {
      for (let turn = 0; turn < 10; turn += 1) {
        document.open()
        document.write('<body><p>Please wait</p>')
        await new Promise((done) => setTimeout(done, 50))
      }
      history.pushState(null, '', place)
      document.open()
      await new Promise((done) => setTimeout(done, 50))
      // It is never closed: such a document says for ever that it is loading.
      document.write(content)
      return Date.now()
    },
    [address, html] as const,
  )
}

/** The page goes to and fro between two profiles, a hundred times a second, and stays at the other one. The answer is when it came to rest. */
export function changeAddress(page: Page, one: Role, other: Role): Promise<number> {
  return page.evaluate(
    async ([from, to]) => {
      for (let turn = 0; turn < 150; turn += 1) {
        history.replaceState(null, '', turn % 2 === 0 ? `/in/${to}/` : `/in/${from}/`)
        await new Promise((done) => setTimeout(done, 10))
      }
      history.replaceState(null, '', `/in/${to}/`)
      dispatchEvent(new PopStateEvent('popstate'))
      return Date.now()
    },
    [one.slug, other.slug] as const,
  )
}
