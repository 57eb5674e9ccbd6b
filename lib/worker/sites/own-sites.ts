import { identityOf } from '#lib/page/address/address-reading.ts'
import { identityFromAddress, siteOfAddress } from '#lib/page/address/identity-from-address.ts'
import { GENERIC_RULES } from '#lib/page/own/generic-rules.ts'
import { ownSiteId, readOwnAddress } from '#lib/page/own/own-address.ts'
import type { PageIdentity, SiteKey } from '#lib/shared/identity/identity.ts'
import type { OwnSite, OwnSiteId, ReaderRules } from '#lib/shared/settings/own-site.ts'
import type { Settings, SiteMode } from '#lib/shared/settings/settings.ts'

/** The site that an address belongs to: a built-in one, one of the rep's own, or none. */
export function siteAt(address: string, settings: Settings): SiteKey | 'other' {
  const builtIn = siteOfAddress(address)
  return builtIn === 'other' ? (ownSiteAt(address, settings)?.id ?? 'other') : builtIn
}

/** The rep's own site at an address, on or off. A built-in site is nobody's own. */
export function ownSiteAt(address: string, settings: Settings): OwnSite | null {
  if (!URL.canParse(address) || siteOfAddress(address) !== 'other') return null
  const id = ownSiteId(new URL(address))
  return settings.ownSites.find((site) => site.id === id) ?? null
}

/** How a site is set. */
export function modeOf(site: SiteKey | 'other', settings: Settings): SiteMode {
  if (site === 'other') return 'off'
  if (isOwn(site)) return settings.ownSites.find(({ id }) => id === site)?.mode ?? 'off'
  return settings.sites[site] ?? 'off'
}

export function isOwn(site: string): site is OwnSiteId {
  return site.startsWith('own:')
}

/** Who a page is about by its address alone, by the rules of the site that it belongs to. */
export function identityAt(address: string, settings: Settings): PageIdentity {
  const own = ownSiteAt(address, settings)
  if (own === null) return identityFromAddress(address, 0)
  return { ...identityOf(readOwnAddress(new URL(address), own), 0), settled: true }
}

/** What the reader on an own site works by, as the settings' schema passed it; null where nothing is on. */
export function rulesAt(address: string, settings: Settings): ReaderRules | null {
  const site = ownSiteAt(address, settings)
  return site?.mode === 'dock' && settings.consentedAt !== null ? { site, generic: GENERIC_RULES } : null
}
