import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { type BrowserFile, readBrowserFiles } from './browser-files.ts'
import { companiesOf, findPeople, pageOf, toRow } from './directory.ts'
import { type CrmPerson, type CrmViewer, DEFAULT_VIEWER } from './person.ts'
import { notAProfilePage } from './profile/feed-page.ts'
import { profilePage } from './profile/profile-page.ts'
import { createRecords } from './records.ts'
import { crmShell } from './shell.ts'
import type { Viewer } from './wire.ts'

const MAX_LATENCY = 30_000
const MAX_NOTE = 4_000
const STRICT_CSP =
  "default-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'"

/** How the demo CRM is to behave. */
export interface CrmOptions {
  readonly people: readonly CrmPerson[]
  readonly viewer?: CrmViewer
  /** Milliseconds before each answer of `/api/`; a page opened with `?latency=` asks for its own. */
  readonly latencyMs?: number
  /** `strict` forbids everything foreign to the page, and Trusted Types policies too. Set on the CRM's pages only. */
  readonly csp?: 'none' | 'strict'
  /** Sends `Cross-Origin-Embedder-Policy: require-corp` with the CRM's pages. */
  readonly coep?: boolean
  /** The clock behind relative dates. */
  readonly now?: () => Date
}

/** The demo CRM as an app without a port, and the one thing that can be changed while it runs. */
export interface Crm {
  readonly app: Hono
  setLatency(milliseconds: number): void
}

/** Makes the demo CRM and the profile pages. Data lives in memory: notes written by a visitor end with the process. */
export async function createCrm(options: CrmOptions): Promise<Crm> {
  const { people, viewer = DEFAULT_VIEWER, now = () => new Date() } = options
  const files = await readBrowserFiles(`${import.meta.dirname}/app`)
  const records = createRecords(people, viewer, now)
  let latencyMs = options.latencyMs ?? 0
  const app = new Hono()

  app.use('/api/*', async (c, next) => {
    const asked = Number(c.req.query('latency') ?? latencyMs)
    if (asked > 0) await delay(Math.min(asked, MAX_LATENCY))
    await next()
    c.header('Cache-Control', 'no-store')
  })

  app.get('/api/me', (c) => c.json({ name: viewer.name, email: viewer.email } satisfies Viewer))
  app.get('/api/people', (c) => {
    const rows = findPeople(people, c.req.query('q') ?? '').map(toRow)
    return c.json(pageOf(rows, Number(c.req.query('page') ?? 1), Number(c.req.query('pageSize') ?? 25)))
  })
  app.get('/api/people/:id{[0-9]+}', (c) => found(c, records.person(Number(c.req.param('id')))))
  app.post('/api/people/:id{[0-9]+}/notes', async (c) => {
    const text = (await c.req.text()).trim()
    if (text === '' || text.length > MAX_NOTE) return c.json({ error: 'A note has 1 to 4,000 characters.' }, 422)
    return found(c, records.addNote(Number(c.req.param('id')), text))
  })
  app.get('/api/companies', (c) => c.json(companiesOf(people)))
  app.get('/api/deals', (c) => c.json(records.deals()))
  app.get('/api/deals/:id{[0-9]+}', (c) => found(c, records.deal(Number(c.req.param('id')))))

  app.get('/assets/crm/:name{.+}', (c) => file(c, files.get(c.req.param('name'))))

  const page = (c: Context, status: 200 | 404 = 200) => {
    if (options.csp === 'strict') c.header('Content-Security-Policy', STRICT_CSP)
    if (options.coep === true) c.header('Cross-Origin-Embedder-Policy', 'require-corp')
    c.header('Cache-Control', 'no-store')
    return c.html(crmShell(), status)
  }
  // An address that the CRM does not have gets the same document; its own view says that nothing is here.
  app.notFound((c) => (/^\/(?:api|assets)\//.test(c.req.path) ? c.json({ error: 'Not found.' }, 404) : page(c, 404)))
  for (const path of ['/contacts', '/contacts/:id', '/deals', '/deals/:id', '/companies']) app.get(path, (c) => page(c))
  app.get('/', (c) => c.redirect('/contacts'))

  const profile = (c: Context) => {
    const slug = c.req.param('slug')?.normalize('NFC')
    const person = people.find((one) => one.linkedInSlug?.normalize('NFC') === slug)
    if (person === undefined) return c.html(notAProfilePage(viewer), 404)
    const lag = Number(c.req.query('lag'))
    return c.html(profilePage(person, people, { viewer, ...(c.req.query('lag') !== undefined && { lagMs: lag }) }))
  }
  app.get('/in/:slug', profile)
  app.get('/in/:slug/*', profile)
  app.get('/feed/', (c) => c.html(notAProfilePage(viewer)))

  return {
    app,
    setLatency: (milliseconds) => {
      latencyMs = milliseconds
    },
  }
}

function found(c: Context, record: object | null): Response {
  return record === null ? c.json({ error: 'Not found.' }, 404) : c.json(record)
}

function file(c: Context, asset: BrowserFile | undefined): Response | Promise<Response> {
  if (asset === undefined) return c.notFound()
  return c.body(asset.body, 200, { 'Content-Type': asset.type, 'Cache-Control': 'no-store' })
}
