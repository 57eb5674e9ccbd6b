import { SITE_ADDRESSES } from '#found/addresses.ts'
import { identityOf } from '#lib/page/address/address-reading.ts'
import { identityFromAddress, siteOfAddress } from '#lib/page/address/identity-from-address.ts'
import { siteOf } from '#lib/page/address/read-address.ts'
import { GENERIC_RULES } from '#lib/page/own/generic-rules.ts'
import { ownSiteId, readBesideAddress, readOwnAddress } from '#lib/page/own/own-address.ts'
import { writeRules } from '#lib/page/own/rules-text.ts'
import type { SiteRule } from '#lib/page/sites/site-rule.ts'
import type { PageIdentity, SiteId, SiteKey } from '#lib/shared/identity/identity.ts'
import type { OwnSite, OwnSiteId, ReaderRules } from '#lib/shared/settings/own-site.ts'
import type { Settings, SiteMode } from '#lib/shared/settings/settings.ts'

const GENERIC = writeRules(GENERIC_RULES)

/** The site that an address belongs to: a built-in one, one of the rep's own, or none. */
export function siteAt(address: string, settings: Settings): SiteKey | 'other' {
  const builtIn = siteOfAddress(address)
  return builtIn === 'other' ? (ownSiteAt(address, settings)?.id ?? 'other') : builtIn
}

/** The rep's own site at an address, on or off. A built-in site is nobody's own. */
export function ownSiteAt(address: string, settings: Settings): OwnSite | null {
  return siteOfAddress(address) === 'other' ? taughtAt(address, settings) : null
}

/** What the rep taught about an address's host, whether the site is built in or not; null where nothing is kept. */
export function taughtAt(address: string, settings: Settings): OwnSite | null {
  if (!URL.canParse(address)) return null
  const id = ownSiteId(new URL(address))
  return settings.ownSites.find((site) => site.id === id) ?? null
}

/** The built-in site to which a host belongs about which the rep taught something, or none. */
export function builtInOf(id: OwnSiteId): SiteId | null {
  const site = siteOfAddress(hostAddress(id))
  return site === 'other' ? null : site
}

/** The built-in site by whose rules a host is read, too: the one to which it belongs, or the one that it is like. */
export function besideOf({ id, like }: Pick<OwnSite, 'id' | 'like'>): SiteId | null {
  return builtInOf(id) ?? like ?? null
}

/** How a site is set. */
export function modeOf(site: SiteKey | 'other', settings: Settings): SiteMode {
  if (site === 'other') return 'off'
  if (!isOwn(site)) return settings.sites[site] ?? 'off'
  const builtIn = builtInOf(site)
  if (builtIn !== null) return settings.sites[builtIn] ?? 'off'
  return settings.ownSites.find(({ id }) => id === site)?.mode ?? 'off'
}

export function isOwn(site: string): site is OwnSiteId {
  return site.startsWith('own:')
}

/** The address of a host, without a path. */
export function hostAddress(id: OwnSiteId): string {
  return id.slice('own:'.length)
}

/** Who a page is about by its address alone, by the rules of the site that it belongs to. Its key is the one that the reader tells. */
export function identityAt(address: string, settings: Settings): PageIdentity {
  const taught = taughtAt(address, settings)
  if (taught === null) return identityFromAddress(address, 0)
  const url = new URL(address)
  const builtIn = siteOf(url) ?? likeRules(taught)
  const reading = builtIn === null ? readOwnAddress(url, taught) : readBesideAddress(url, builtIn, taught)
  return { ...identityOf(reading, 0), settled: true }
}

/** What the reader on a host works by about which the rep taught something, as the settings' schema passed it; null where nothing is on. */
export function rulesAt(address: string, settings: Settings): ReaderRules | null {
  const site = taughtAt(address, settings)
  if (site === null || settings.consentedAt === null || modeOf(site.id, settings) !== 'dock') return null
  return { site, generic: GENERIC, isBeside: besideOf(site) !== null }
}

/** The addresses of the site that this one is like. Its records are this site's, and nobody else's. */
function likeRules({ id, like }: OwnSite): SiteRule | null {
  const rules = SITE_ADDRESSES.find((site) => site.id === like)
  return rules === undefined ? null : { ...rules, id }
}
