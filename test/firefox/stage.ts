import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { crmPeople } from '#test/demo/crm-people.ts'
import type { CrmPerson } from '#test/sandbox/crm/person.ts'
import { notAProfilePage } from '#test/sandbox/crm/profile/feed-page.ts'
import { profilePage } from '#test/sandbox/crm/profile/profile-page.ts'
import { type RunningCrm, startCrm } from '#test/sandbox/crm/start-crm.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { type ReplyOptions, type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import { type Firefox, launchFirefox, PACKAGE } from './firefox.ts'
import { type Forwarding, forwardTo, type HostServer, startProxy } from './proxy.ts'
import { findView, type View } from './view.ts'

/** Everything that the tests in Firefox play on: stand-in, demo CRM and profiles at their real addresses, Firefox with the built extension. */
export type FirefoxStage = {
  reply: RunningReply
  /** The line between Firefox and the stand-in, which can be cut. */
  api: Forwarding
  crm: RunningCrm
  people: CrmPerson[]
  readonly firefox: Firefox
  /** Installs the extension; its first-run page opens by itself. */
  install(): Promise<View>
  /** Consent, key and sites, by hand on the options page, which stays open. */
  setUp(sites?: readonly string[], key?: string): Promise<View>
  /** Opens a page in a new tab in front. */
  open(address: string): Promise<View>
  /** Opens a private window in front; what is opened from now on is opened there. */
  openPrivateWindow(): Promise<void>
  /** Brings a page's tab to the front. */
  show(page: View): Promise<void>
  profileUrl(slug: string): string
  /** Starts Firefox again with the same profile, after it was killed or quit. */
  restart(): Promise<void>
  end(): Promise<void>
}

export async function buildFirefoxStage(
  options: { reply?: ReplyOptions; isOnLoopback?: boolean; inPrivateWindows?: boolean } = {},
): Promise<FirefoxStage> {
  const reply = await startReply({
    ...options.reply,
    switches: { perMinute: 10_000, perHour: 100_000, ...options.reply?.switches },
  })
  const people = crmPeople(reply.world)
  const crm = await startCrm({ people })
  const api = forwardTo(reply.url)
  const proxy = await startProxy({ 'www.linkedin.com': profiles(people), 'api.reply.io': api.serve })
  let firefox = await launchFirefox({ proxyPort: proxy.port })

  const open = async (address: string) => {
    const id = await firefox.chrome<number>(
      `const tab = gBrowser.addTab(arguments[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
      gBrowser.selectedTab = tab;
      return tab.linkedBrowser.browserId;`,
      address,
    )
    return findView(firefox, address, { browserId: id })
  }

  const install = async () => {
    await firefox.install(PACKAGE, options.inPrivateWindows)
    // To be allowed there it is started anew, and the page that it had opened is gone.
    if (options.inPrivateWindows === true) return open(firefox.extensionUrl('/options.html'))
    return findView(firefox, firefox.extensionUrl('/options.html'))
  }

  return {
    reply,
    api,
    crm,
    people,
    get firefox() {
      return firefox
    },
    open,
    async openPrivateWindow() {
      const opened = await firefox.send('WebDriver:NewWindow', { type: 'window', private: true })
      const { handle } = z.object({ handle: z.string() }).parse(opened)
      await firefox.send('WebDriver:SwitchToWindow', { handle, focus: true })
    },
    show: ({ browserId }) =>
      firefox.chrome<void>(
        'gBrowser.selectedTab = gBrowser.tabs.find((tab) => tab.linkedBrowser.browserId === arguments[0]);',
        browserId,
      ),
    profileUrl: (slug) => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`,
    install,
    async setUp(sites = [], key = DEMO_KEY) {
      const page = await install()
      await page.click('button', 'I agree')
      if (options.isOnLoopback === true) await useAddress(firefox, page, reply.url)
      await connect(page, key)
      await page.click('button', 'Next')
      for (const site of sites) await turnOn(firefox, page, site)
      await endFirstRun(page)
      return page
    },
    async restart() {
      firefox = await launchFirefox({ proxyPort: proxy.port, profile: firefox.profile })
    },
    async end() {
      await firefox.end()
      await Promise.all([proxy.close(), reply.close(), crm.close()])
    },
  }
}

/** From the step of the sites to the settings. */
export async function endFirstRun(page: View): Promise<void> {
  await page.click('button', 'Done')
  await page.click('button', 'All settings')
  await page.wait('heading', 'Settings')
}

/** Pastes a key, has it tested and waits for Reply's answer. */
export async function connect(page: View, key: string): Promise<void> {
  // Once there is a key its field is behind a button.
  if (await page.has('button', 'Replace key…')) await page.click('button', 'Replace key…')
  await page.fill('API key', key)
  await page.click('button', 'Save and test key')
  await page.wait('status', 'Connected as')
}

/** Chooses another API address, and lets the browser's question about it be answered with yes. */
async function useAddress(firefox: Firefox, page: View, address: string): Promise<void> {
  await page.click('button', 'Another API address…')
  await page.fill('API address', address)
  await page.click('button', 'Use this address')
  await answerPrompt(firefox, 'allow')
  await page.waitText('Saved. Wrapup now speaks to this address.')
}

/** Turns a site on and says yes to the browser's question; LinkedIn with its dock. */
export async function turnOn(firefox: Firefox, page: View, site: string): Promise<void> {
  await page.click('switch', site)
  await answerPrompt(firefox, 'allow')
  if (site !== 'LinkedIn') return page.waitChecked('switch', site)
  await page.click('radio', 'Also the button on the page')
  await page.waitChecked('radio', 'Also the button on the page')
}

/** Answers the browser's question whether the extension may see a site, with its own buttons. */
export async function answerPrompt(firefox: Firefox, how: 'allow' | 'deny'): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    const answered = await firefox.chrome<boolean>(
      `const { panel } = PopupNotifications;
      const question = panel.state === 'open' && panel.querySelector('#addon-webext-permissions-notification');
      if (!question || question.button.disabled) return false;
      (arguments[0] === 'allow' ? question.button : question.secondaryButton).click();
      return true;`,
      how,
    )
    if (answered) return
    await wait(50)
  }
  throw new Error('The browser asked nothing.')
}

/** Invented profiles at the professional network's own address. */
function profiles(people: readonly CrmPerson[]): HostServer {
  return (request, response) => {
    const slug = /^\/in\/([^/?]+)/.exec(request.url ?? '')?.[1]
    const person = slug === undefined ? undefined : people.find((one) => one.linkedInSlug === decodeURIComponent(slug))
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(person === undefined ? notAProfilePage() : profilePage(person, people, { lagMs: 500 }))
  }
}
