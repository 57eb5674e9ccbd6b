import type { PageIdentity, SiteId } from '#lib/shared/identity/identity.ts'
import { identityOf } from './address-reading.ts'
import { readAddress, siteOf } from './read-address.ts'

/** The site that an address belongs to; `other` for every site without rules and for what is no web page. */
export function siteOfAddress(address: string): SiteId | 'other' {
  return URL.canParse(address) ? (siteOf(new URL(address))?.id ?? 'other') : 'other'
}

/**
 * Who a page is about by its address alone, without DOM: for tabs in which no code of ours runs. `settled` is true because
 * nothing more can come from an address.
 */
export function identityFromAddress(address: string, epoch: number): PageIdentity {
  // A browser's own tab URL always parses; anything else is nobody's page.
  const url = new URL(URL.canParse(address) ? address : 'about:blank')
  return { ...identityOf(readAddress(url), epoch), settled: true }
}
