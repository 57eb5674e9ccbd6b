import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'playwright-core'
import { killBrowser, killWorker, type Launched, launch, worker as liveWorker } from '#test/browser/launch.ts'
import { connect, firstRunPage, useAddress } from '#test/browser/set-up.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { fullName } from '#test/sandbox/people.ts'
import type { RecordedBuild } from './build.ts'
import { type Answer, createDesk, type Desk } from './desk.ts'
import { createLog, type Log, type Seen } from './log.ts'
import { createSeat, type Seat } from './seat.ts'
import { type CampaignServer, type Protocol, startServer } from './server.ts'
import { createTurns } from './turns.ts'

/** One profile of one browser against one server, connected, in which many completions are under way at once. */
export type Rig = {
  protocol: Protocol
  server: CampaignServer
  log: Log
  readonly browser: Launched
  readonly desk: Desk
  /** A screen of its own, for as long as `use` runs; null where the browser went meanwhile. */
  withSeat<Value>(use: (seat: Seat) => Promise<Value>): Promise<Value | null>
  /** Runs `use` while the rep's setting is so: it is one for the whole browser. */
  withUndo<Value>(seconds: 0 | 5, use: () => Promise<Value>): Promise<Value>
  /** Holds the worker at this step of this task, once. */
  stopAt(stop: string): void
  killWorker(): Promise<void>
  /** Runs a piece of code in the live worker. */
  inWorker<Value>(code: string): Promise<Value>
  /** SIGKILL, and the same profile again. */
  killBrowser(): Promise<void>
  /** The network of the whole browser. */
  offline(ms: number): Promise<void>
  /** The key was refused: pastes it again. */
  reconnect(): Promise<void>
  end(): Promise<void>
}

/** What playing and judging a schedule needs of a browser: every browser that the campaign runs in has it. */
export type Playing = Pick<
  Rig,
  | 'protocol'
  | 'server'
  | 'log'
  | 'withSeat'
  | 'withUndo'
  | 'stopAt'
  | 'killWorker'
  | 'killBrowser'
  | 'offline'
  | 'reconnect'
> & { readonly desk: Pick<Desk, 'tabId' | 'ask' | 'onDisk'> }

export type RigOptions = { protocol: Protocol; build: RecordedBuild; seats: number }

/** Starts the stand-in and the browser and goes through the set-up by hand. */
export async function buildRig({ protocol, build, seats: seatCount }: RigOptions): Promise<Rig> {
  const log = createLog()
  const server = await startServer(protocol, log)
  const launchOptions = {
    build: build.folder,
    args:
      protocol === 'http1'
        ? []
        : [`--host-resolver-rules=MAP api.reply.io 127.0.0.1:${server.port}`, '--ignore-certificate-errors'],
  }
  const stops = new Set<string>()
  let worker: Worker | null = null
  let hasEnded = false

  function watch(context: Launched['context']): void {
    const take = (found: Worker) => {
      if (!found.url().includes('background.js')) return
      worker = found
      found.on('console', (message) => hear(message.text()))
    }
    context.on('serviceworker', take)
    for (const found of context.serviceWorkers()) take(found)
  }

  function hear(text: string): void {
    if (!text.startsWith('campaign ')) return
    const seen = JSON.parse(text.slice('campaign '.length)) as Seen | { at: number; kind: 'born'; life: string }
    if (seen.kind === 'born') {
      log.born(seen.life)
      for (const stop of stops) push(stop)
      return
    }
    if (seen.kind === 'stopped') stops.delete(seen.stop)
    log.note({ ...seen, by: 'worker' } as Seen)
  }

  function push(stop: string): void {
    worker?.evaluate((what) => Reflect.get(globalThis, 'campaign').stopAt(what), stop).catch(() => undefined)
  }

  let browser = await launch(launchOptions)
  const options = await firstRunPage(browser)
  await options.getByRole('button', { name: 'I agree' }).click()
  if (protocol === 'http1') await useAddress(options, `http://127.0.0.1:${server.port}`)
  await connect(options, DEMO_KEY)
  await browser.close()
  browser = await launch({ ...launchOptions, profile: browser.profile })
  watch(browser.context)
  await closeFirstRun(browser)
  let desk = await createDesk(browser)
  let seats: Seat[] = []
  const waiting: ((seat: Seat) => void)[] = []
  let up = Promise.resolve()

  const nameOf = (taskId: number) => {
    const { contacts, tasks } = server.sandbox.world
    const contact = contacts.get(tasks.get(taskId)?.contactId ?? 0)
    return contact === undefined ? '' : (fullName(contact) ?? '')
  }

  async function openSeats(): Promise<void> {
    seats = []
    for (let nth = 0; nth < seatCount; nth += 1) giveBack(await createSeat(browser, desk, log, nameOf))
  }
  function giveBack(seat: Seat): void {
    const next = waiting.shift()
    if (next === undefined) seats.push(seat)
    else next(seat)
  }
  await openSeats()

  let setting: Promise<unknown> = Promise.resolve()
  /** Until it is so: the worker may die over it. */
  async function insist(ask: () => Promise<Answer>): Promise<void> {
    for (let answer = await ask(); answer === 'lost' || !answer.ok; answer = await ask()) {
      if (hasEnded) return
      await sleep(100)
      await up
    }
  }
  const undo = createTurns<0 | 5>()

  const rig: Rig = {
    protocol,
    server,
    log,
    get browser() {
      return browser
    },
    get desk() {
      return desk
    },
    async withSeat(use) {
      await up
      const seat = seats.pop() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)))
      const mine = browser
      try {
        return await use(seat)
      } catch (error) {
        if (mine === browser && !seat.isGone()) throw error
        return null
      } finally {
        if (mine === browser) giveBack(seat)
      }
    },
    withUndo: (seconds, use) =>
      undo(seconds, async (isNew) => {
        if (isNew) setting = insist(() => desk.ask('settings.set', { undoSeconds: seconds }, 'options'))
        await setting
        return use()
      }),
    stopAt(stop) {
      stops.add(stop)
      push(stop)
    },
    inWorker: async (code) => (await liveWorker(browser)).evaluate(code),
    async killWorker() {
      log.everywhere('worker killed')
      await killWorker(browser).catch(() => undefined)
    },
    async killBrowser() {
      await up
      if (hasEnded) return
      const again = Promise.withResolvers<void>()
      up = again.promise
      await isWrittenDown(browser.profile)
      log.everywhere('browser killed')
      const { profile } = browser
      desk.gone(up)
      await killBrowser(browser)
      browser = await launch({ ...launchOptions, profile })
      log.everywhere('browser opened again')
      watch(browser.context)
      await closeFirstRun(browser)
      desk = await createDesk(browser)
      await openSeats()
      again.resolve()
    },
    async offline(ms) {
      await up
      log.everywhere('offline')
      const { context } = browser
      const set = (isOffline: boolean) =>
        Promise.race([context.setOffline(isOffline).catch(() => undefined), sleep(ms, undefined, { ref: false })])
      await set(true)
      await sleep(ms)
      await set(false)
      log.everywhere('online')
      // A worker that is born in that moment is told of one change only, and would stay offline for its whole life.
      await rig.killWorker()
    },
    async reconnect() {
      await up
      log.everywhere('key saved again')
      await insist(() => desk.ask('connection.save', { key: DEMO_KEY, teamId: null }, 'options'))
    },
    async end() {
      await up
      hasEnded = true
      await browser.end()
      await server.close()
    },
  }
  return rig
}

/** It opens by itself, and would draw each change of all that are under way. */
async function closeFirstRun(browser: Launched): Promise<void> {
  const page = await firstRunPage(browser)
  await page.close()
}

/** The browser writes some of what the set-up did to the disk only seconds later: a kill before would undo the set-up itself. */
async function isWrittenDown(profile: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const text = await readFile(join(profile, 'Default', 'Preferences'), 'utf8').catch(() => '')
    if (text.includes('active_permissions')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
