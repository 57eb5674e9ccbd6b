import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findOrInstallChromium } from './find-chromium.ts'
import { extensionIdOf, grantWithoutPrompt } from './profile.ts'

/** The production build that every browser test drives. */
export const BUILD = resolve('.output/chrome-mv3')

export type LaunchOptions = {
  headless?: boolean
  /** The folder of another build than the production build. */
  build?: string
  /** A profile to open again (a browser restart); a fresh one otherwise. */
  profile?: string
  colorScheme?: 'light' | 'dark'
  /** Ctrl-C and the like are left to the caller, who ends the browser: else it is killed on the spot, and this process with it. */
  ownSignals?: boolean
  args?: string[]
}

/** A Chromium with the built extension. */
export type Launched = {
  context: BrowserContext
  profile: string
  extensionId: string
  extensionUrl(path: string): string
  /** Closes the browser and keeps the profile. */
  close(): Promise<void>
  /** Closes the browser and removes the profile. */
  end(): Promise<void>
}

/** Starts Chromium with the built extension in a fresh profile in which optional permissions need no prompt. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const extensionId = extensionIdOf(options.build ?? BUILD)
  let profile = options.profile
  if (profile === undefined) {
    profile = await mkdtemp(join(tmpdir(), 'wrapup-profile-'))
    await grantWithoutPrompt(profile, extensionId)
  }
  const context = await start(profile, options)
  const folder = profile
  return {
    context,
    profile,
    extensionId,
    extensionUrl: (path) => `chrome-extension://${extensionId}${path}`,
    close: () => context.close(),
    async end() {
      await context.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function start(profile: string, options: LaunchOptions): Promise<BrowserContext> {
  // The real popup is a target of kind "other" to Playwright, which leaves those alone unless told.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1'
  const build = options.build ?? BUILD
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
    headless: options.headless ?? true,
    viewport: null,
    handleSIGINT: options.ownSignals !== true,
    handleSIGTERM: options.ownSignals !== true,
    handleSIGHUP: options.ownSignals !== true,
    colorScheme: options.colorScheme ?? 'light',
    args: [
      '--no-sandbox',
      '--window-size=1280,860',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // For pressing the toolbar's button over the protocol.
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${build}`,
      `--load-extension=${build}`,
      ...(options.args ?? []),
    ],
  })
  // Longer than the minute in which the product makes sixty requests at the most.
  context.setDefaultTimeout(70_000)
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker')
  return context
}

/** The extension's live worker, which Playwright may know under an older handle after a restart. */
export async function worker(browser: Launched) {
  const live = browser.context.serviceWorkers().find((one) => one.url().includes(browser.extensionId))
  return live ?? (await browser.context.waitForEvent('serviceworker'))
}

/** Opens the real toolbar popup over the page in front. */
export async function openPopup(browser: Launched, page: Page, document = 'popup.html'): Promise<Page> {
  await page.bringToFront()
  const [popup] = await Promise.all([
    browser.context.waitForEvent('page', (one) => one.url().includes(`/${document}`)),
    askForPopup(browser),
  ])
  await popup.waitForLoadState()
  return popup
}

/**
 * Presses the toolbar's button over a page, as a person does: unlike a popup that is merely opened, this lets the extension
 * see the tab for the time being (`activeTab`).
 */
export async function pressAction(browser: Launched, page: Page): Promise<Page> {
  await page.bringToFront()
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const tab = targetInfos.find(({ url }) => url === page.url())
  if (tab === undefined) throw new Error(`No tab shows ${page.url()}.`)
  const opened = browser.context.waitForEvent('page', (one) => one.url().includes('/popup.html'))
  // Playwright's list of commands does not have this one yet.
  const send = cdp.send.bind(cdp) as (name: string, asked: object) => Promise<unknown>
  await send('Extensions.triggerAction', { id: browser.extensionId, targetId: tab.targetId })
  const popup = await opened
  await popup.waitForLoadState()
  await cdp.detach()
  return popup
}

/**
 * A worker that was killed a moment ago can go away, or come back as another one, while it is asked; in between the browser
 * itself knows it no more ("No SW").
 */
async function askForPopup(browser: Launched): Promise<void> {
  const asked = (await worker(browser)).evaluate('chrome.action.openPopup()')
  await asked.catch(async (error: Error) => {
    if (!/restarted|closed|crashed|No SW/i.test(error.message)) throw error
    await askForPopup(browser)
  })
}

/** Kills the extension's worker as the browser does when it needs the memory. */
export async function killWorker(browser: Launched): Promise<void> {
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const { targetInfos } = await cdp.send('Target.getTargets')
  for (const target of targetInfos) {
    if (target.type === 'service_worker' && target.url.includes(browser.extensionId)) {
      await cdp.send('Target.closeTarget', { targetId: target.targetId })
    }
  }
  await cdp.detach()
}

/** Kills the browser as a crash or a power cut does: nothing is closed in good order. The profile stays. */
export async function killBrowser(browser: Launched): Promise<void> {
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  const gone = browser.context.waitForEvent('close')
  for (const { type, id } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL')
  await gone
}

/** Opens a second window of the same profile, empty. */
export async function openWindow(browser: Launched): Promise<Page> {
  const cdp = await browser.context.browser()?.newBrowserCDPSession()
  if (cdp === undefined) throw new Error('This context has no browser to speak to.')
  const opened = browser.context.waitForEvent('page')
  await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  return opened
}
