import { browser } from 'wxt/browser'
import { SITE_ADDRESSES } from '#found/addresses.ts'
import { covers } from '#lib/page/address/read-address.ts'
import { ownOrigin } from '#lib/page/own/own-address.ts'
import { siteFile } from '#lib/page/sites/site-script.ts'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { knownTabs, readTab } from '#lib/worker/tab/tab-store.ts'
import { besideOf, builtInOf, isOwn, modeOf, rulesAt, siteAt } from './own-sites.ts'
import { grantedOrigins, originsOf } from './site-permissions.ts'

/** The page reader as WXT builds it, and the one for sites of the rep's own. */
const READER = '/content-scripts/page.js' as const
const OWN_READER = '/content-scripts/own-page.js' as const
/** The same where the rep taught on the host of a built-in site: it knows layouts, too. */
const TAUGHT_READER = '/content-scripts/taught-page.js' as const
const DOCK_HOST = '/content-scripts/dock-host.js' as const
const PREFIX = 'wrapup.'

type Script = { id: string; matches: string[]; excludeMatches: string[]; js: ReturnType<typeof readersOf> }

/**
 * What runs where: agreed to, switched to `dock`, permitted. On a host of a built-in site about which the rep taught
 * something the reader for taught sites runs in place of the other, and is handed the site's own rules; it may also be all
 * that the browser permits of that site. Of a site's addresses those count that are permitted: it may have come to further
 * ones since.
 */
async function wantedScripts(settings: Settings): Promise<Script[]> {
  if (settings.consentedAt === null) return []
  const taught = settings.ownSites.map(({ id }) => id)
  const all: SiteKey[] = [...SITE_ADDRESSES.map((site) => site.id), ...taught]
  const wanted = all.filter((id) => modeOf(id, settings) === 'dock')
  const granted = await Promise.all(wanted.map(async (id) => ({ id, matches: await grantedOrigins(id) })))
  return granted
    .filter(({ matches }) => matches.length > 0)
    .map(({ id, matches }) => ({
      id: PREFIX + id,
      matches,
      excludeMatches: isOwn(id) ? [] : taught.filter((host) => builtInOf(host) === id).map(ownOrigin),
      js: readersOf(id, settings),
    }))
}

let registering: Promise<unknown> = Promise.resolve()

/**
 * Brings what the browser runs in line with the settings: registers the reader for the sites that are on, in open tabs too,
 * and takes it back from the others, where every trace disappears. Safe to call at any time and any number of times.
 */
export function registerSites(): Promise<void> {
  const next = registering.then(register)
  registering = next.catch(() => undefined)
  return next
}

async function register(): Promise<void> {
  const settings = await readSettings()
  const wanted = await wantedScripts(settings)
  const registered = await browser.scripting.getRegisteredContentScripts()

  const gone = registered.filter((script) => !wanted.some(({ id }) => id === script.id))
  const isKept = (one: Script) => registered.some((script) => script.id === one.id)
  const fresh = wanted.filter((one) => !isKept(one))
  const changed = wanted.filter((one) => isKept(one) && !registered.some((script) => isSameScript(one, script)))
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) })
  if (changed.length > 0) {
    await browser.scripting.updateContentScripts(changed)
  }
  if (fresh.length > 0) {
    await browser.scripting.registerContentScripts(
      fresh.map((script) => ({
        ...script,
        runAt: 'document_start' as const,
        allFrames: false,
        persistAcrossSessions: true,
      })),
    )
  }

  // A host may have gone from one reader to the other.
  const moved = [...gone, ...fresh].map(({ id }) => id.slice(PREFIX.length) as SiteKey)
  const runsIn = (address: string) => {
    const at = siteAt(address, settings)
    return at !== 'other' && wanted.some(({ matches }) => matches.some((origin) => covers(origin, new URL(address))))
  }
  await Promise.all(
    moved.map((id) =>
      forOpenTabs(id, async (tabId, address) => {
        await stopReader(tabId)
        if (runsIn(address)) await runReader(tabId, address, settings)
      }),
    ),
  )
  await Promise.all(gone.map(({ id }) => stopUnseen(id.slice(PREFIX.length) as SiteKey)))
  // A site may have been permitted at a further address, where tabs are open. A reader that works already stays.
  const kept = (await isBeginning()) ? wanted.filter(isKept) : changed
  await Promise.all(
    kept.map(({ id }) =>
      forOpenTabs(id.slice(PREFIX.length) as SiteKey, async (tabId, address) => {
        if (runsIn(address)) await runReader(tabId, address, settings)
      }),
    ),
  )
}

const BEGUN = 'readersBegun'

/**
 * Whether nothing was brought in line yet since the extension was started or switched on again: pages that were open then hold readers of
 * before, which are dead, and browsers bring registered scripts only into pages that are loaded from now on.
 */
async function isBeginning(): Promise<boolean> {
  const known = await browser.storage.session.get(BEGUN)
  if (known[BEGUN] === true) return false
  await browser.storage.session.set({ [BEGUN]: true })
  return true
}

function isSameScript(
  wanted: Script,
  registered: { id: string } & Partial<Record<'matches' | 'excludeMatches' | 'js', string[] | undefined>>,
): boolean {
  // Browsers write a file's path without the slash in front.
  const written = (all: readonly string[] = []) =>
    all
      .map((one) => one.replace(/^\//, ''))
      .toSorted()
      .join()
  return (
    wanted.id === registered.id &&
    written(wanted.matches) === written(registered.matches) &&
    written(wanted.excludeMatches) === written(registered.excludeMatches) &&
    written(wanted.js) === written(registered.js)
  )
}

/** Runs in a tab what reads an address there, if need be on the strength of `activeTab`: false where the browser does not let us. */
export function runReader(tabId: number, address: string, settings: Settings): Promise<boolean> {
  return run(tabId, readersAt(address, settings))
}

/** Runs the plain page reader once in a tab. */
export function startPageReader(tabId: number): Promise<boolean> {
  return run(tabId, [READER])
}

/** Runs the dock's host in a tab, next to the reader that waits for it. */
export function startDockHost(tabId: number): Promise<boolean> {
  return run(tabId, [DOCK_HOST])
}

/** What is run to read a site's pages, in this order: the rules of a built-in site, and the reader for taught sites or the other. */
function readersOf(site: SiteKey, { ownSites }: Settings) {
  if (!isOwn(site)) return [siteFile(site), READER]
  const beside = besideOf(ownSites.find(({ id }) => id === site) ?? { id: site })
  return beside === null ? [OWN_READER] : [siteFile(beside), TAUGHT_READER]
}

function readersAt(address: string, settings: Settings) {
  const site = rulesAt(address, settings)?.site.id ?? siteAt(address, settings)
  return site === 'other' ? [READER] : readersOf(site, settings)
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

/** Without a site's permission the browser tells of none of its tabs, and our readers in them are still there. */
async function stopUnseen(id: SiteKey): Promise<void> {
  if ((await grantedOrigins(id)).length > 0) return
  const tabs = await knownTabs()
  const sites = await Promise.all(tabs.map(async (tabId) => (await readTab(tabId)).identity?.site))
  await Promise.all(tabs.filter((_, at) => sites[at] === id).map(stopReader))
}

/** Does something for each open tab of a site. */
export async function forOpenTabs(
  id: SiteKey,
  act: (tabId: number, address: string) => Promise<unknown>,
): Promise<void> {
  const origins = originsOf(id)
  if (origins.length === 0) return
  // One whose page the browser has put aside loads it again when it is looked at.
  const tabs = await browser.tabs.query({ url: origins, discarded: false }).catch(() => [])
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [act(tab.id, tab.url ?? '')])))
}
