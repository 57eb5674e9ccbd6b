import type { PageIdentity, SiteId } from './identity.ts'
import { readAddress, siteOf } from './read-address.ts'

/** The site that an address belongs to; `other` for every site without rules and for what is no web page. */
export function siteOfAddress(address: string): SiteId | 'other' {
  return URL.canParse(address) ? (siteOf(new URL(address))?.id ?? 'other') : 'other'
}

/**
 * Who a page is about by its address alone, without DOM: for tabs in which no code of ours runs, and for the first moment
 * of a page. `settled` is true because nothing more can come from an address.
 */
export function identityFromAddress(address: string, epoch: number): PageIdentity {
  if (!URL.canParse(address)) {
    return { site: 'other', key: address.slice(0, 600), epoch, people: [], taskReferences: [], settled: true }
  }
  const { site, key, evidence, taskReferences } = readAddress(new URL(address))
  const people = evidence.length === 0 ? [] : [{ name: null, evidence }]
  return { site: site?.id ?? 'other', key, epoch, people, taskReferences, settled: true }
}
