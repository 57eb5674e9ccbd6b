import { browser } from 'wxt/browser'
import { ownOrigin } from '#lib/page/own/own-address.ts'
import { SITES } from '#lib/page/sites/index.ts'
import { siteFile } from '#lib/page/sites/site-script.ts'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { isOwn, modeOf } from './own-sites.ts'

/** The page reader as WXT builds it, and the one for sites of the rep's own. */
const READER = '/content-scripts/page.js' as const
const OWN_READER = '/content-scripts/own-page.js' as const
const DOCK_HOST = '/content-scripts/dock-host.js' as const
const PREFIX = 'wrapup.'

/** The match patterns of a site: what its switch asks the browser for. */
export function originsOf(id: SiteKey): string[] {
  return isOwn(id) ? [ownOrigin(id)] : [...(SITES.find((site) => site.id === id)?.origins ?? [])]
}

/** Whether the browser lets us see a site's pages. */
export function isGranted(id: SiteKey): Promise<boolean> {
  return browser.permissions.contains({ origins: originsOf(id) })
}

/** The sites on whose pages a reader runs: agreed to, switched to `dock`, permitted. */
async function sitesToRead(settings: Settings): Promise<SiteKey[]> {
  if (settings.consentedAt === null) return []
  const all: SiteKey[] = [...SITES.map((site) => site.id), ...settings.ownSites.map((site) => site.id)]
  const wanted = all.filter((id) => modeOf(id, settings) === 'dock')
  const granted = await Promise.all(wanted.map(isGranted))
  return wanted.filter((_, index) => granted[index])
}

/**
 * Brings what the browser runs in line with the settings: registers the reader for the sites that are on, in open tabs too,
 * and takes it back from the others, where every trace disappears. Safe to call at any time and any number of times.
 */
export async function registerSites(): Promise<void> {
  const wanted = new Set<string>(await sitesToRead(await readSettings()))
  const registered = await browser.scripting.getRegisteredContentScripts()
  const present = new Set(registered.map((script) => script.id))

  const gone = [...present].filter((id) => !wanted.has(id.slice(PREFIX.length)))
  if (gone.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: gone })
    await Promise.all(gone.map((id) => forOpenTabs(id.slice(PREFIX.length) as SiteKey, stopReader)))
  }

  const fresh = [...wanted].filter((id) => !present.has(PREFIX + id)) as SiteKey[]
  if (fresh.length > 0) {
    await browser.scripting.registerContentScripts(
      fresh.map((id) => ({
        id: PREFIX + id,
        matches: originsOf(id),
        js: readersOf(id),
        runAt: 'document_start' as const,
        allFrames: false,
        persistAcrossSessions: true,
      })),
    )
    await Promise.all(fresh.map((id) => forOpenTabs(id, (tabId) => startReader(tabId, id))))
  }
}

/** Runs the site's reader in a tab, if need be on the strength of `activeTab`: false where the browser does not let us. */
export function startReader(tabId: number, site: SiteKey | 'other'): Promise<boolean> {
  return run(tabId, readersOf(site))
}

/** Runs the dock's host in a tab, next to the reader that waits for it. */
export function startDockHost(tabId: number): Promise<boolean> {
  return run(tabId, [DOCK_HOST])
}

/** What is run to read a site's pages, in this order: the rules of a built-in site, and the reader. */
function readersOf(site: SiteKey | 'other') {
  if (site === 'other') return [READER]
  return isOwn(site) ? [OWN_READER] : [siteFile(site), READER]
}

async function run(
  tabId: number,
  files: (ReturnType<typeof readersOf>[number] | typeof DOCK_HOST)[],
): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files })
    return true
  } catch {
    // A browser page, a store page, or a tab that is gone: the popup says that it cannot read this page.
    return false
  }
}

async function stopReader(tabId: number): Promise<void> {
  // No reader in that tab is what we want.
  await browser.tabs.sendMessage(tabId, { type: 'page.stop' }).catch(() => undefined)
}

/** Does something for each open tab of a site. */
export async function forOpenTabs(id: SiteKey, act: (tabId: number) => Promise<unknown>): Promise<void> {
  const origins = originsOf(id)
  if (origins.length === 0) return
  const tabs = await browser.tabs.query({ url: origins }).catch(() => [])
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [act(tab.id)])))
}
