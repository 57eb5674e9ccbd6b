import type { CDPSession, Page } from 'playwright-core'
import { pressAction } from '../browser/launch.ts'
import { buildStage, type Stage } from '../demo/stage.ts'
import { type Crowd, crowdedPage, nameOnlyPage, nameOnlyRecord, profileOf } from './crowded-page.ts'
import { atMost, figure, ms, percent, type Row, times } from './row.ts'

/** Nobody in Reply has this name. */
const NAME = 'Bench Person'
const PERSON = profileOf({ slug: 'bench-person', name: NAME })
const PROFILE = 'https://www.linkedin.com/in/bench-person'
const RECORD = 'https://app.hubspot.com/contacts/1/record/0-1/101'
const OWN_SITE = 'https://crm.tallpine.example'
const OWN_RECORD = `${OWN_SITE}/contacts/101`
/** After this long a page has had all the looks that every page gets. */
const SETTLED_MS = 9000
const MEASURED_MS = 10_000
const READINGS = 50
const BUDGET = 0.005

/** What the page reader costs the main thread of real pages in Chromium, by the samples of its own profiler. */
export async function readerCost(): Promise<Row[]> {
  const stage = await buildStage()
  try {
    const options = await stage.setUp(['LinkedIn', 'HubSpot'])
    await useOwnSite(stage)
    const rows: Row[] = []
    for (const [what, crowd] of [
      ['with its person, 5,000 nodes', { at: PROFILE, nodes: 5000, person: PERSON }],
      ['whose person never comes, 5,000 nodes', { at: PROFILE, nodes: 5000 }],
      ['whose person never comes, 100,000 nodes', { at: PROFILE, nodes: 100_000 }],
      ['about nobody, 100,000 nodes', { at: 'https://www.linkedin.com/feed/', nodes: 100_000 }],
      ['with a name that never matches, 5,000 nodes', { at: RECORD, nodes: 5000, person: nameOnlyRecord(NAME) }],
      ['with a name that never matches, 100,000 nodes', { at: RECORD, nodes: 100_000, person: nameOnlyRecord(NAME) }],
      ['of an own site with such a name, 5,000 nodes', { at: OWN_RECORD, nodes: 5000, person: nameOnlyPage(NAME) }],
      [
        'of an own site with such a name, 100,000 nodes',
        { at: OWN_RECORD, nodes: 100_000, person: nameOnlyPage(NAME) },
      ],
      ['of an own site with nobody, 100,000 nodes', { at: OWN_RECORD, nodes: 100_000 }],
    ] as const) {
      rows.push(...(await whileMutating(stage, what, crowd)))
    }
    rows.push(...(await readings(stage, options)))
    return rows
  } finally {
    await stage.end()
  }
}

/** Adds a site of one's own, as a rep does: in the popup, over a page of it. */
async function useOwnSite(stage: Stage): Promise<void> {
  const { page } = await open(stage, { at: `${OWN_SITE}/`, nodes: 10 })
  const popup = await pressAction(stage.browser, page)
  await popup.getByRole('button', { name: 'Use Wrapup on this site' }).click()
  await popup.getByRole('button', { name: 'Use Wrapup on this site' }).waitFor({ state: 'hidden' })
  await page.close()
}

async function whileMutating(stage: Stage, what: string, crowd: Crowd): Promise<Row[]> {
  const { page, profiler } = await open(stage, crowd)
  await profiler.send('Profiler.start')
  await page.evaluate('mutate()')
  await page.waitForTimeout(SETTLED_MS)
  const first = await shareOf(profiler)
  await profiler.send('Profiler.start')
  await page.waitForTimeout(MEASURED_MS)
  const then = await shareOf(profiler)
  await page.close()
  return [
    atMost(`reader's share of the main thread at 1,000 mutations a second, page ${what}`, then.share, BUDGET, percent),
    figure('… in the first nine seconds, with the looks that every page gets', percent(first.share)),
  ]
}

async function readings(stage: Stage, options: Page): Promise<Row[]> {
  const small = await oneReading(stage, options, 5000)
  const large = await oneReading(stage, options, 100_000)
  return [
    figure('a reading of 5,000 nodes', `${ms(small.time)}, ${times(small.ofWalk)} a plain walk over them`),
    figure('a reading of 100,000 nodes', `${ms(large.time)}, ${times(large.ofWalk)} a plain walk over them`),
    atMost('… as a multiple of 5,000 nodes (20 × the nodes)', large.time / small.time, 30, times),
  ]
}

/** Milliseconds of one reading, and as a multiple of visiting each element of the page once. */
async function oneReading(stage: Stage, options: Page, nodes: number): Promise<{ time: number; ofWalk: number }> {
  const { page, profiler } = await open(stage, { at: PROFILE, nodes, person: PERSON })
  await page.waitForTimeout(SETTLED_MS)
  const ask = `chrome.tabs.query({ url: '${page.url()}' }).then(([tab]) =>
    chrome.tabs.sendMessage(tab.id, { type: 'page.read' }, { frameId: 0 }))`
  await options.evaluate(ask)
  await profiler.send('Profiler.start')
  for (let turn = 0; turn < READINGS; turn += 1) await options.evaluate(ask)
  const { time } = await shareOf(profiler)
  const walk = await page.evaluate(() => {
    const start = performance.now()
    let links = 0
    for (let turn = 0; turn < 10; turn += 1) {
      for (const element of document.querySelectorAll('*')) if (element.matches('a[href]')) links += 1
    }
    return links === 0 ? Number.NaN : (performance.now() - start) / 10
  })
  await page.close()
  return { time: time / READINGS, ofWalk: time / READINGS / walk }
}

async function open(stage: Stage, crowd: Crowd): Promise<{ page: Page; profiler: CDPSession }> {
  const page = await stage.browser.context.newPage()
  await page.route(`${new URL(crowd.at).origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: crowdedPage(crowd) }),
  )
  await page.bringToFront()
  await page.goto(crowd.at)
  const profiler = await stage.browser.context.newCDPSession(page)
  await profiler.send('Profiler.enable')
  await profiler.send('Profiler.setSamplingInterval', { interval: 200 })
  return { page, profiler }
}

/** How long the page reader, or what it called, was running: milliseconds, and as a share of the time that was profiled. */
async function shareOf(profiler: CDPSession): Promise<{ share: number; time: number }> {
  const { profile } = await profiler.send('Profiler.stop')
  const { nodes, samples = [], timeDeltas = [], startTime, endTime } = profile
  const ours = new Set<number>()
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const mark = (id: number) => {
    ours.add(id)
    for (const child of byId.get(id)?.children ?? []) mark(child)
  }
  for (const { id, callFrame } of nodes) if (callFrame.url.includes('/content-scripts/')) mark(id)
  const time = samples.reduce((sum, id, index) => sum + (ours.has(id) ? (timeDeltas[index] ?? 0) : 0), 0)
  return { share: time / (endTime - startTime), time: time / 1000 }
}
