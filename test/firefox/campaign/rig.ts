import { setTimeout as sleep } from 'node:timers/promises'
import { createLog, type Seen } from '#test/faults/browser/log.ts'
import { recorder } from '#test/faults/browser/recorder.ts'
import type { Playing } from '#test/faults/browser/rig.ts'
import { startServer } from '#test/faults/browser/server.ts'
import { createTurns } from '#test/faults/browser/turns.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { endEventPage } from '../addon.ts'
import { launchFirefox } from '../firefox.ts'
import { pack } from '../pack.ts'
import { forwardTo, startProxy } from '../proxy.ts'
import { connect } from '../stage.ts'
import { findView } from '../view.ts'
import { CHANNEL, openDesk } from './desk.ts'

/** The recorder speaks by the console, which nobody hears outside of a Firefox process: here by a channel. */
function recorded(code: string): string {
  const line = `const line = new BroadcastChannel('${CHANNEL}');
    const console = { debug: (text) => line.postMessage(text) };`
  return `;(() => { ${line} (${recorder.toString()})(); line.onmessage = ({ data }) => globalThis.campaign.stopAt(data); })();\n${code}`
}

const KILL_WITHIN = 15_000

export type FirefoxRig = Playing & { end(): Promise<void> }

/** One Firefox against the campaign's server, connected, in which many completions are under way at once. */
export async function buildFirefoxRig(): Promise<FirefoxRig> {
  const log = createLog()
  const server = await startServer('http1', log)
  const proxy = await startProxy({ 'api.reply.io': forwardTo(`http://127.0.0.1:${server.port}`).serve })
  const packed = await pack({ 'background.js': recorded })
  const stops = new Set<string>()
  let hasEnded = false
  let firefox = await launchFirefox({ proxyPort: proxy.port })

  const hear = (text: string) => {
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

  await firefox.install(packed.file)
  const options = await findView(firefox, firefox.extensionUrl('/options.html'))
  await options.click('button', 'I agree')
  await connect(options, DEMO_KEY)
  let desk = await openDesk(firefox, hear)
  const push = (stop: string) => void desk.tell(stop).catch(() => undefined)
  let up = Promise.resolve()

  /** Until it is so: the event page may die over it. */
  async function insist(ask: () => ReturnType<typeof desk.ask>): Promise<void> {
    for (let answer = await ask(); answer === 'lost' || !answer.ok; answer = await ask()) {
      if (hasEnded) return
      await sleep(100)
      await up
    }
  }
  const undo = createTurns<0 | 5>()
  let setting: Promise<unknown> = Promise.resolve()

  return {
    protocol: 'http1',
    server,
    log,
    get desk() {
      return desk
    },
    // Everything is chosen by the messages of a panel: keys reach only the window in front.
    withSeat: () => Promise.resolve(null),
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
    async killWorker() {
      log.everywhere('worker killed')
      // Where the event page is just being started, Firefox may never say that it has ended.
      await Promise.race([endEventPage(firefox).catch(() => undefined), sleep(KILL_WITHIN, undefined, { ref: false })])
    },
    async killBrowser() {
      await up
      if (hasEnded) return
      const again = Promise.withResolvers<void>()
      up = again.promise
      log.everywhere('browser killed')
      desk.gone(up)
      await firefox.kill()
      firefox = await launchFirefox({ proxyPort: proxy.port, profile: firefox.profile })
      log.everywhere('browser opened again')
      desk = await openDesk(firefox, hear)
      again.resolve()
    },
    async offline(ms) {
      await up
      log.everywhere('offline')
      await firefox.chrome('Services.io.offline = true;').catch(() => undefined)
      await sleep(ms)
      await firefox.chrome('Services.io.offline = false;').catch(() => undefined)
      log.everywhere('online')
    },
    async reconnect() {
      await up
      log.everywhere('key saved again')
      await insist(() => desk.ask('connection.save', { key: DEMO_KEY, teamId: null }, 'options'))
    },
    async end() {
      await up
      hasEnded = true
      desk.close()
      await firefox.end()
      await Promise.all([proxy.close(), server.close(), packed.remove()])
    },
  }
}
