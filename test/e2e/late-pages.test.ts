import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressAction, worker } from '#test/browser/launch.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { dockFor, isDockShown } from './watching.ts'

const CRM = 'https://app.hubspot.com'
const HELD_OPEN_MS = 31_000

let stage: Stage
let cast: ReturnType<typeof createCast>
/** The record that the CRM draws, by its number in the address. */
const drawn = new Map<string, string>()

beforeAll(async () => {
  stage = await buildStage()
  cast = createCast(stage)
  await stage.setUp(['LinkedIn', 'HubSpot'])
  await stage.browser.context.route(`${CRM}/**`, (route) => {
    const id = route.request().url().split('/').at(-1) ?? ''
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: crmPage(drawn.get(id) ?? '') })
  })
  await stage.browser.context.route('https://desk.tallpine.example/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><body><main></main></body>' }),
  )
  const live = await worker(stage.browser)
  await live.evaluate(`globalThis.heard = []
    chrome.storage.session.onChanged.addListener((changes) => {
      for (const { newValue } of Object.values(changes)) heard.push({ at: Date.now(), said: JSON.stringify(newValue?.identity ?? null) })
    })`)
})
afterAll(() => stage.end())

const crmPage = (column: string) =>
  `<!doctype html><title>Record</title><body><div data-test-id="left-sidebar">${column}</div></body>`
const nameOf = ({ name }: Role) => `<h2 data-test-id="highlight-record-label">${name}</h2>`
const mailOf = ({ person }: Role) => `<a href="mailto:${person.email}">${person.email}</a>`
const addressOf = (id: number) => `${CRM}/contacts/1/record/0-1/${id}`

let lastId = 100
/** Opens a record of its own whose column holds this, and runs a script in it before anything else. */
async function open(column: string, script?: () => void): Promise<Page> {
  const page = await stage.browser.context.newPage()
  if (script !== undefined) await page.addInitScript(script)
  lastId += 1
  drawn.set(String(lastId), column)
  await page.goto(addressOf(lastId))
  return page
}

/** Milliseconds from a moment until the worker had heard a value from a page. */
async function heardAfter(value: string, since: number): Promise<number> {
  const live = await worker(stage.browser)
  const find = () =>
    live.evaluate<number | null>(
      `heard.find(({ at, said }) => at >= ${since} && said.includes(${JSON.stringify(value)}))?.at ?? null`,
    )
  await expect.poll(find, { interval: 20 }).not.toBeNull()
  return Number(await find()) - since
}

/** Milliseconds until the dock names somebody. */
async function namedAfter(page: Page, name: string, since: number): Promise<number> {
  await dockFor(page, name)
  return Date.now() - since
}

describe('what comes after the name', () => {
  test(
    'is found within a second: e-mail, phone and task after 1, 3.5, 9 and 30 s, and a part opened by hand',
    async () => {
      const details = cast.next('call')
      const byHand = await open(`${nameOf(details)}<section hidden>${mailOf(details)}</section>`)
      const late = [1, 3.5, 9, 30].map((seconds) => ({ seconds, role: cast.next('call') }))
      await Promise.all(
        late.map(async ({ seconds, role }) => {
          const page = await open(nameOf(role))
          const markup = `${mailOf(role)}<a href="tel:+4930${role.task.id}">p</a><p>Reply task #${role.task.id}</p>`
          const came = await page.evaluate(
            async ([html, delay]) => {
              await new Promise((done) => setTimeout(done, delay))
              document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
              return Date.now()
            },
            [markup, seconds * 1000] as const,
          )
          for (const value of [`"${role.person.email}"`, `"+4930${role.task.id}"`, `"taskId":${role.task.id}`]) {
            expect.soft(await heardAfter(value, came), `${value} after ${seconds} s`).toBeLessThan(1000)
          }
          await dockFor(page, role.name)
          await page.close()
        }),
      )
      expect(isDockShown(byHand)).toBe(false)
      const opened = await byHand.evaluate(() => {
        document.querySelector('section')?.removeAttribute('hidden')
        return Date.now()
      })
      expect(await heardAfter(`"${details.person.email}"`, opened)).toBeLessThan(1000)
      await dockFor(byHand, details.name)
      await byHand.close()
    },
    60_000 + HELD_OPEN_MS,
  )
})

describe('the popup over a page that nobody watches', () => {
  test('says that it reads while the page is being drawn, and shows the task that comes', async () => {
    const role = cast.next('call')
    const page = await stage.browser.context.newPage()
    await page.goto('https://desk.tallpine.example/tickets/7')
    const popup = await pressAction(stage.browser, page)
    await popup.getByRole('heading', { name: 'Reading this page…' }).waitFor()
    expect(await popup.getByText('No open task for this page').count()).toBe(0)
    await page.evaluate((id) => document.querySelector('main')?.append(`Reply task #${id}`), role.task.id)
    await popup.getByRole('heading', { name: role.name }).waitFor()
    await page.close()
  })

  test('says that there is nothing once the page has had its time', async () => {
    const page = await stage.browser.context.newPage()
    await page.goto('https://desk.tallpine.example/tickets/8')
    const popup = await pressAction(stage.browser, page)
    await popup.getByRole('heading', { name: 'No open task for this page' }).waitFor()
    await page.close()
  })
})

describe('another record at the same place', () => {
  test('with the same e-mail is told with its own name, and not before that is drawn', async () => {
    const [one, other] = [cast.next('call'), cast.next('call')]
    const page = await open(nameOf(one) + mailOf(one))
    await dockFor(page, one.name)
    lastId += 1
    await page.evaluate(
      ([address, html]) => {
        history.pushState(null, '', address)
        setTimeout(() => document.querySelector('[data-test-id]')?.replaceChildren(), 300)
        setTimeout(() => document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html), 600)
      },
      [addressOf(lastId), nameOf(other) + mailOf(one)] as const,
    )
    const asIs = { evidence: [{ kind: 'email', source: 'link', value: one.person.email }], name: other.name }
    await heardAfter(JSON.stringify(asIs), 0)
    // And back to the first one.
    await page.evaluate(
      ([html]) => {
        history.back()
        setTimeout(() => document.querySelector('[data-test-id]')?.replaceChildren(), 300)
        setTimeout(() => document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html), 600)
      },
      [nameOf(one) + mailOf(one)] as const,
    )
    await dockFor(page, one.name)
    await page.close()
  })
})

describe('a page that works against its reader', () => {
  const clearing = () => {
    const own = window.setInterval(() => {
      for (let id = 0; id < 20_000; id += 1) {
        if (id !== own) clearTimeout(id)
        cancelIdleCallback(id)
        cancelAnimationFrame(id)
      }
    }, 50)
  }

  test('clears every timer twenty times a second, and has its dock as soon as it shows somebody', async () => {
    const role = cast.next('call')
    const page = await open(nameOf(role), clearing)
    // The browser test's own waiting in the page is stopped, too.
    await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(4000)
    const came = await page.evaluate((html) => {
      document.querySelector('[data-test-id]')?.insertAdjacentHTML('beforeend', html)
      return Date.now()
    }, mailOf(role))
    expect(await heardAfter(`"${role.person.email}"`, came)).toBeLessThan(1000)
    await dockFor(page, role.name)
    await page.close()
  })

  test('opens its document anew, again and again, and has the dock of whom it shows at last', async () => {
    const [one, other] = [cast.next('call'), cast.next('call')]
    const page = await open(nameOf(one) + mailOf(one))
    await dockFor(page, one.name)
    lastId += 1
    const rest = await page.evaluate(
      async ([address, html]) => {
        for (let turn = 0; turn < 10; turn += 1) {
          document.open()
          document.write('<body><p>Please wait</p>')
          await new Promise((done) => setTimeout(done, 50))
        }
        history.pushState(null, '', address)
        document.open()
        await new Promise((done) => setTimeout(done, 50))
        // It is never closed: such a document says for ever that it is loading.
        document.write(html)
        return Date.now()
      },
      [addressOf(lastId), crmPage(nameOf(other) + mailOf(other))] as const,
    )
    expect(await namedAfter(page, other.name, rest)).toBeLessThan(2000)
    // What listens goes on listening: on the way back in the browser's history the next one is followed as well.
    await page.evaluate(
      (html) => {
        history.back()
        document.body.innerHTML = html
      },
      crmPage(nameOf(one) + mailOf(one)),
    )
    await dockFor(page, one.name)
    await page.close()
  })

  test('changes its address a hundred times a second, and has the dock of the last one', async () => {
    const [one, other] = [cast.next('call'), cast.next('call')]
    const page = await stage.browser.context.newPage()
    await page.goto(stage.profileUrl(one.slug))
    await dockFor(page, one.name)
    const rest = await page.evaluate(
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
    expect(await namedAfter(page, other.name, rest)).toBeLessThan(2000)
    await page.close()
  })
})
