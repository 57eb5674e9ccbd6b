import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { findOrInstallChromium } from '#test/browser/find-chromium.ts'
import { BUILD, killWorker, type Launched } from '#test/browser/launch.ts'
import { connect, firstRunPage } from '#test/browser/set-up.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { clickOnce } from './click-once.ts'
import { createDesk } from './desk.ts'
import { createLog } from './log.ts'
import { startServer } from './server.ts'

const POLICIES = '/etc/chromium/policies'
const KILLS = 3

/**
 * The extension as a company rolls it out: packed, and installed by policy. The browser holds it to alarms of 30 s. The policy is seen by
 * this browser alone: it lies in a mount of its own. Gives what was measured, or why it could not be.
 */
export async function measurePacked(print: (text: string) => void): Promise<boolean> {
  const why = whyNot()
  if (why !== null) {
    print(`The packed build was not tried: ${why}`)
    return true
  }
  const folder = await mkdtemp(join(tmpdir(), 'wrapup-packed-'))
  const log = createLog()
  const server = await startServer('http2', log)
  const packed = await pack(folder)
  const updates = await serveUpdates(packed)
  const program = await programWithPolicy(folder, packed.id, updates.url)
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: program,
    viewport: null,
    // Playwright's own words turn the extension updater off, which is what installs by policy.
    ignoreDefaultArgs: ['--disable-background-networking', '--disable-component-update', '--disable-extensions'],
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-sync',
      `--host-resolver-rules=MAP api.reply.io 127.0.0.1:${server.port}`,
      '--ignore-certificate-errors',
    ],
  })
  const browser: Launched = {
    context,
    profile: join(folder, 'profile'),
    extensionId: packed.id,
    extensionUrl: (path) => `chrome-extension://${packed.id}${path}`,
    close: () => context.close(),
    end: () => context.close(),
  }
  try {
    if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 60_000 })
    print(`packed as ${packed.id}, installed by policy`)
    const options = await firstRunPage(browser)
    await options.getByRole('button', { name: 'I agree' }).click()
    await connect(options, DEMO_KEY)
    await options.close()
    const desk = await createDesk(browser)
    const how = await desk.installedAs()
    print(`the browser says: installType ${how}`)
    const live = await (await clickOnce({ server, desk, log }, 750_001)).sentAfter
    print(`live worker: sent after ${(live / 1000).toFixed(3)} s`)
    const late: number[] = []
    for (let nth = 0; nth < KILLS; nth += 1) {
      const { sentAfter } = await clickOnce({ server, desk, log }, 750_002 + nth)
      await sleep(500 + nth * 1_500)
      await killWorker(browser)
      const after = await sentAfter
      late.push(after)
      print(`worker killed inside the window: sent after ${(after / 1000).toFixed(3)} s`)
    }
    return how === 'admin' && live >= 5_000 && live <= 6_000 && late.every((ms) => ms >= 5_000 && ms <= 65_000)
  } finally {
    await context.close()
    await server.close()
    await updates.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function whyNot(): string | null {
  if (process.platform !== 'linux') return 'policies of a single browser are made with a mount, which needs Linux.'
  if (process.getuid?.() !== 0) return 'a policy can be set by root alone.'
  const tried = spawnSync('unshare', ['--mount', 'true'], { encoding: 'utf8' })
  return tried.status === 0 ? null : `unshare --mount: ${tried.error?.message ?? tried.stderr.trim()}`
}

type Packed = { id: string; crx: string; version: string }

async function pack(folder: string): Promise<Packed> {
  const build = join(folder, 'wrapup')
  await cp(BUILD, build, { recursive: true })
  execFileSync(
    findOrInstallChromium(() => undefined),
    ['--no-sandbox', '--headless', `--pack-extension=${build}`],
    { stdio: 'pipe' },
  )
  const key = createPublicKey(await readFile(`${build}.pem`, 'utf8')).export({ type: 'spki', format: 'der' })
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  const { version } = JSON.parse(await readFile(join(build, 'manifest.json'), 'utf8')) as { version: string }
  const id = hash.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  return { id, crx: `${build}.crx`, version }
}

async function serveUpdates({ id, crx, version }: Packed): Promise<{ url: string; close(): Promise<void> }> {
  const packed = await readFile(crx)
  const server = createServer((request, answer) => {
    const isPackage = request.url?.startsWith('/wrapup.crx') === true
    answer.setHeader('Content-Type', isPackage ? 'application/x-chrome-extension' : 'application/xml')
    answer.end(isPackage ? packed : manifest())
  })
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const manifest = () =>
    `<?xml version='1.0' encoding='UTF-8'?><gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'><app appid='${id}'><updatecheck codebase='${origin}/wrapup.crx' version='${version}' /></app></gupdate>`
  return {
    url: `${origin}/updates.xml`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

/** A program that starts Chromium where this policy, and no other, is in force. */
async function programWithPolicy(folder: string, id: string, updates: string): Promise<string> {
  const managed = join(folder, 'policies', 'managed')
  await mkdir(managed, { recursive: true })
  const policy = {
    ExtensionInstallForcelist: [`${id};${updates}`],
    ExtensionInstallSources: ['http://127.0.0.1/*'],
    // Else nobody may attach to what a policy installed, and the test sees nothing of it.
    DeveloperToolsAvailability: 1,
  }
  await writeFile(join(managed, 'wrapup.json'), JSON.stringify(policy))
  await mkdir(POLICIES, { recursive: true })
  const program = join(folder, 'chromium.sh')
  const inside = `mount --bind '${join(folder, 'policies')}' ${POLICIES} && exec '${findOrInstallChromium(() => undefined)}' "$@"`
  await writeFile(program, `#!/bin/sh\nexec unshare --mount sh -c '${inside.replaceAll("'", `'\\''`)}' chromium "$@"\n`)
  await chmod(program, 0o755)
  return program
}
