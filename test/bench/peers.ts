import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findOrInstallChromium } from '../browser/find-chromium.ts'
import { buildStage } from '../demo/stage.ts'
import { crowdedPage } from './crowded-page.ts'
import { figure, median, ms, type Row, times } from './row.ts'

const ROUNDS = 5
const SIZES = [1000, 10_000, 100_000]
/** By then a page that is not about anybody has had what extensions do to it as it is loaded. */
const LOOKED_AT_MS = 4000
const PROFILE = 'https://www.linkedin.com/in/nobody-here'

/**
 * Extensions that whoever runs this names, by the folders in which they lie unpacked, beside Wrapup: the script time that each takes of the
 * same pages, taking turns. Nothing of theirs is kept. They are as they come out of their folder: what asks to be set up first costs more then.
 */
export async function peers(folders: readonly string[]): Promise<Row[]> {
  const stage = await buildStage()
  const opened: { context: BrowserContext; profile: string }[] = []
  try {
    await stage.setUp(['LinkedIn'])
    const all = [{ name: 'Wrapup, with this site on', context: stage.browser.context }]
    for (const folder of folders) {
      const one = await openWith(resolve(folder))
      opened.push(one)
      all.push({ name: basename(resolve(folder)), context: one.context })
    }
    const rows: Row[] = []
    for (const nodes of SIZES) rows.push(...(await beside(all, nodes)))
    return rows
  } finally {
    for (const { context, profile } of opened) {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
    await stage.end()
  }
}

async function beside(all: readonly { name: string; context: BrowserContext }[], nodes: number): Promise<Row[]> {
  const taken = all.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { context }] of all.entries()) taken[index]?.push(await scriptTime(context, nodes))
  }
  const [ours = Number.NaN, ...theirs] = taken.map(median)
  const on = `script time of a page with ${nodes.toLocaleString('en')} nodes and nobody on it`
  return [
    figure(`${on}: ${all[0]?.name}`, ms(ours)),
    ...theirs.map((time, index) => figure(`… ${all[index + 1]?.name}`, `${ms(time)}, ${times(time / ours)} Wrapup's`)),
  ]
}

/** Milliseconds in which scripts of extensions ran on a page while it was loaded and looked at. */
async function scriptTime(context: BrowserContext, nodes: number): Promise<number> {
  const page = await context.newPage()
  await page.route('https://www.linkedin.com/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: crowdedPage({ at: PROFILE, nodes }) }),
  )
  await page.bringToFront()
  const profiler = await context.newCDPSession(page)
  await profiler.send('Profiler.enable')
  await profiler.send('Profiler.setSamplingInterval', { interval: 200 })
  await profiler.send('Profiler.start')
  await page.goto(PROFILE)
  await page.waitForTimeout(LOOKED_AT_MS)
  const { profile } = await profiler.send('Profiler.stop')
  await page.close()
  const { nodes: calls, samples = [], timeDeltas = [] } = profile
  const byId = new Map(calls.map((call) => [call.id, call]))
  const theirs = new Set<number>()
  const mark = (id: number) => {
    theirs.add(id)
    for (const child of byId.get(id)?.children ?? []) mark(child)
  }
  for (const { id, callFrame } of calls) if (callFrame.url.startsWith('chrome-extension://')) mark(id)
  return samples.reduce((sum, id, index) => sum + (theirs.has(id) ? (timeDeltas[index] ?? 0) : 0), 0) / 1000
}

async function openWith(folder: string): Promise<{ context: BrowserContext; profile: string }> {
  const profile = await mkdtemp(join(tmpdir(), 'wrapup-peer-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
    viewport: null,
    args: [
      '--no-sandbox',
      '--window-size=1280,860',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  })
  return { context, profile }
}
