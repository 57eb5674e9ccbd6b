import { browser } from 'wxt/browser'
import type { SiteId } from '#lib/page/identity.ts'
import { SITES } from '#lib/page/sites/index.ts'
import type { Settings } from '#lib/settings/settings.ts'
import { readSettings } from '#lib/settings/settings-store.ts'

/** The page reader as WXT builds it. */
const READER = '/content-scripts/page.js' as const
const PREFIX = 'wrapup.'

/** The match patterns of a site: what its switch asks the browser for. */
export function originsOf(id: SiteId): string[] {
  return [...(SITES.find((site) => site.id === id)?.origins ?? [])]
}

/** Whether the browser lets us see a site's pages. */
export function isGranted(id: SiteId): Promise<boolean> {
  return browser.permissions.contains({ origins: originsOf(id) })
}

/** The sites on whose pages the reader runs: agreed to, switched to `dock`, permitted. */
async function sitesToRead(settings: Settings): Promise<SiteId[]> {
  if (settings.consentedAt === null) return []
  const wanted = SITES.map((site) => site.id).filter((id) => settings.sites[id] === 'dock')
  const granted = await Promise.all(wanted.map(isGranted))
  return wanted.filter((_, index) => granted[index])
}

/**
 * Brings what the browser runs in line with the settings: registers the reader for the sites that are on, in open tabs too,
 * and takes it back from the others, where every trace disappears. Safe to call at any time and any number of times.
 */
export async function registerSites(): Promise<void> {
  const wanted = new Set(await sitesToRead(await readSettings()))
  const registered = await browser.scripting.getRegisteredContentScripts()
  const present = new Set(registered.map((script) => script.id))

  const gone = [...present].filter((id) => !wanted.has(id.slice(PREFIX.length) as SiteId))
  if (gone.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: gone })
    await Promise.all(gone.map((id) => forOpenTabs(originsOf(id.slice(PREFIX.length) as SiteId), stopReader)))
  }

  const fresh = [...wanted].filter((id) => !present.has(PREFIX + id))
  if (fresh.length > 0) {
    await browser.scripting.registerContentScripts(
      fresh.map((id) => ({
        id: PREFIX + id,
        matches: originsOf(id),
        js: [READER],
        runAt: 'document_start' as const,
        allFrames: false,
        persistAcrossSessions: true,
      })),
    )
    await Promise.all(fresh.map((id) => forOpenTabs(originsOf(id), startReader)))
  }
}

/** Runs the reader once in a tab, on the strength of `activeTab`: false where the browser does not let us. */
export async function startReader(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [READER] })
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

async function forOpenTabs(origins: string[], act: (tabId: number) => Promise<unknown>): Promise<void> {
  if (origins.length === 0) return
  const tabs = await browser.tabs.query({ url: origins }).catch(() => [])
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [act(tab.id)])))
}
