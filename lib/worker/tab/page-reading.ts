import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { pageIdentitySchema } from '#lib/shared/messages/table.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { identityAt, modeOf, siteAt } from '#lib/worker/sites/own-sites.ts'
import { startReader } from '#lib/worker/sites/site-registration.ts'

const readerAnswer = z.nullish(pageIdentitySchema)

/** Whether our page reader may stay in the pages of a site: only where the rep switched its button on. */
export function mayStay(site: PageIdentity['site'], settings: Settings): boolean {
  return settings.consentedAt !== null && modeOf(site, settings) === 'dock'
}

/**
 * Who a tab is about, read at this moment. With the reader in the page it reads again; without, the address decides on
 * LinkedIn (no code of ours runs there unless the rep chose the dock), and elsewhere the reader runs once, on the strength
 * of `activeTab`, and leaves. null where the browser lets us see nothing of the tab.
 */
export async function readTabNow(tabId: number): Promise<PageIdentity | null> {
  const settings = await readSettings()
  if (settings.consentedAt === null) return null
  const url = (await browser.tabs.get(tabId).catch(() => null))?.url
  const site = url === undefined ? 'other' : siteAt(url, settings)

  const resident = await askReader(tabId)
  if (resident !== null) return resident
  if (site === 'linkedin' && !mayStay(site, settings)) return url === undefined ? null : identityAt(url, settings)

  if (await startReader(tabId, mayStay(site, settings) ? site : 'other')) {
    const read = await askReader(tabId)
    if (!mayStay(site, settings)) await browser.tabs.sendMessage(tabId, { type: 'page.stop' }).catch(() => undefined)
    if (read !== null) return read
  }
  return url === undefined || !/^https?:/.test(url) ? null : identityAt(url, settings)
}

/** null where no reader answers in that tab, or what answers is not an identity. */
async function askReader(tabId: number): Promise<PageIdentity | null> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, { type: 'page.read' }, { frameId: 0 }).catch(() => null)
  const parsed = readerAnswer.safeParse(answer)
  return parsed.success ? (parsed.data ?? null) : null
}
