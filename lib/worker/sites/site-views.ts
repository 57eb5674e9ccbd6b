import { browser } from 'wxt/browser'
import { SITE_ADDRESSES } from '#found/addresses.ts'
import type { SiteKey } from '#lib/shared/identity/identity.ts'
import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import type { SiteView } from '#lib/shared/messages/views.ts'
import { hostOf } from '#lib/shared/settings/own-sites.ts'
import { isLoopback } from '#lib/worker/reply/api-url.ts'
import { readSettings } from '#lib/worker/settings/settings-store.ts'
import { healthOf } from './health.ts'
import { builtInOf, isOwn, modeOf } from './own-sites.ts'
import { grantedOrigins, isGranted, originsOf } from './site-permissions.ts'

/** What the options show of the built-in sites. */
export async function siteViews(): Promise<SiteView[]> {
  const settings = await readSettings()
  // The demo CRM runs on this computer, and means something only together with the stand-in for Reply.
  const isDemo = isLoopback(new URL(settings.apiUrl).hostname)
  const offered = SITE_ADDRESSES.filter((site) => site.id !== 'demo' || isDemo)
  return Promise.all(
    offered.map(async ({ id }) => {
      const origins = originsOf(id)
      const granted = await grantedOrigins(id)
      return {
        id,
        mode: settings.sites[id] ?? 'off',
        granted: await isReachable(id),
        further: origins.filter((origin) => !granted.includes(origin)).map((origin) => origin.split('/')[2] ?? ''),
        origins,
        dockHidden: settings.dockHiddenOn.includes(id),
        health: await healthOf(id),
      }
    }),
  )
}

/** What the options show of the hosts about which the rep taught something, their own sites among them. */
export async function ownSiteViews(): Promise<OwnSiteView[]> {
  const { ownSites, dockHiddenOn } = await readSettings()
  return Promise.all(
    ownSites.map(async ({ id, like, mode, rules }) => ({
      id,
      like,
      builtIn: builtInOf(id),
      mode,
      rules,
      host: hostOf(id),
      granted: await isGranted(id),
      origins: originsOf(id),
      dockHidden: dockHiddenOn.includes(id),
      health: await healthOf(id),
    })),
  )
}

/** Gives the browser's permission for a site back, as far as nothing else that is on needs it. */
export async function giveBack(id: SiteKey): Promise<void> {
  const settings = await readSettings()
  const taught = settings.ownSites.map((site) => site.id)
  const all: SiteKey[] = [...SITE_ADDRESSES.map((site) => site.id), ...taught]
  const inUse = new Set(all.filter((site) => modeOf(site, settings) !== 'off').flatMap(originsOf))
  const { protocol, hostname } = new URL(settings.apiUrl)
  inUse.add(`${protocol}//${hostname}/*`)
  const hosts = isOwn(id) ? [] : taught.filter((host) => builtInOf(host) === id).flatMap(originsOf)
  const origins = [...originsOf(id), ...hosts].filter((origin) => !inUse.has(origin))
  // The browser refuses to take back what a policy granted: then there is nothing to do.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false)
}

/** A host that was permitted before its site was built in is permitted still. */
async function isReachable(id: SiteKey): Promise<boolean> {
  const { ownSites } = await readSettings()
  const hosts = ownSites.flatMap((site) => (builtInOf(site.id) === id ? [site.id] : []))
  const granted = await Promise.all([id, ...hosts].map(isGranted))
  return granted.includes(true)
}
