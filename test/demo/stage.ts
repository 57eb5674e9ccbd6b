import type { Page, Route } from 'playwright-core'
import { killBrowser, type Launched, type LaunchOptions, launch } from '../browser/launch.ts'
import { firstRunPage, setUpByHand } from '../browser/set-up.ts'
import type { CrmPerson } from '../sandbox/crm/person.ts'
import { notAProfilePage } from '../sandbox/crm/profile/feed-page.ts'
import { profilePage } from '../sandbox/crm/profile/profile-page.ts'
import { type RunningCrm, startCrm } from '../sandbox/crm/start-crm.ts'
import { DEMO_KEY } from '../sandbox/keys.ts'
import { type ReplyOptions, type RunningReply, startReply } from '../sandbox/start-reply.ts'
import { crmPeople } from './crm-people.ts'

export type StageOptions = {
  reply?: ReplyOptions
  crm?: { latencyMs?: number; csp?: 'none' | 'strict'; coep?: boolean }
  browser?: LaunchOptions
  /** A host outside this computer at which the demo CRM is served too, as a site that nobody has rules for. */
  crmHost?: string
  /** How long an old profile stays after in-page navigation. */
  lagMs?: number
}

/** Everything that the demo and the browser tests play on: stand-in, demo CRM, profiles, and a browser with the built extension. */
export type Stage = {
  reply: RunningReply
  crm: RunningCrm
  people: CrmPerson[]
  browser: Launched
  /** The address of a person's profile, served at the professional network's real one. */
  profileUrl: (slug: string) => string
  /** Connects the extension to the stand-in by hand and turns sites on. */
  setUp: (sites?: readonly string[], key?: string) => Promise<Page>
  /** Starts the browser again with the same profile, after it was closed or, as in a crash, killed. */
  restart: (after?: 'closed' | 'killed') => Promise<void>
  end: () => Promise<void>
}

/** Builds the stage on free ports with a fresh profile. Nothing outside this computer is reached. */
export async function buildStage(options: StageOptions = {}): Promise<Stage> {
  const reply = await startReply({
    ...options.reply,
    switches: { perMinute: 10_000, perHour: 100_000, ...options.reply?.switches },
  })
  const people = crmPeople(reply.world)
  const crm = await startCrm({ people, ...options.crm })
  const serve = async (launched: Launched) => {
    await serveNetwork(launched, people, options.lagMs)
    if (options.crmHost !== undefined) await serveCrm(launched, options.crmHost, crm.url)
  }
  let browser = await launch(options.browser)
  await serve(browser)

  return {
    reply,
    crm,
    people,
    get browser() {
      return browser
    },
    profileUrl: (slug) => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`,
    setUp: (sites = [], key = DEMO_KEY) => setUpByHand(browser, { apiUrl: reply.url, key, sites }),
    async restart(after = 'closed') {
      const { profile } = browser
      await (after === 'killed' ? killBrowser(browser) : browser.close())
      browser = await launch({ ...options.browser, profile })
      await serve(browser)
      // To the browser an unpacked extension is installed anew at each start: the page that opens then would take over one of the test's.
      await firstRunPage(browser)
    },
    async end() {
      await browser.end()
      await Promise.all([reply.close(), crm.close()])
    },
  }
}

/** Serves invented profiles at the professional network's own address, and refuses every other host outside this computer. */
async function serveNetwork(browser: Launched, people: readonly CrmPerson[], lagMs = 500): Promise<void> {
  await browser.context.route(/^https:\/\//, (route) => route.abort())
  await browser.context.route('https://www.linkedin.com/**', (route) => answerAsNetwork(route, people, lagMs))
}

/** Serves the demo CRM at another host, in-page requests included. */
async function serveCrm(browser: Launched, host: string, crmUrl: string): Promise<void> {
  await browser.context.route(`https://${host}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url())
    const answer = await fetch(`${crmUrl}${pathname}${search}`)
    const body = Buffer.from(await answer.arrayBuffer())
    // The page may be gone by the time the CRM answers.
    await route
      .fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
      .catch(() => undefined)
  })
}

async function answerAsNetwork(route: Route, people: readonly CrmPerson[], lagMs: number): Promise<void> {
  const slug = /^\/in\/([^/]+)/.exec(new URL(route.request().url()).pathname)?.[1]
  const person = slug === undefined ? undefined : people.find((one) => one.linkedInSlug === decodeURIComponent(slug))
  const body = person === undefined ? notAProfilePage() : profilePage(person, people, { lagMs })
  await route.fulfill({ contentType: 'text/html; charset=utf-8', body })
}
