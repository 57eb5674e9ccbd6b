import { type AddressReading, readAddressOn } from '#lib/page/address/address-reading.ts'
import { addressReferences } from '#lib/page/address/address-references.ts'
import type { SiteRule, ViewerPlace } from '#lib/page/sites/site-rule.ts'
import type { TaskReference } from '#lib/shared/identity/identity.ts'
import { elsewhereKey } from '#lib/shared/identity/page-key.ts'
import { taskInAddress } from '#lib/shared/identity/task-in-address.ts'
import type { OwnSite, OwnSiteId } from '#lib/shared/settings/own-site.ts'
import { ID, PARTS } from './page-parts.ts'

/** Parameters that say how a record is looked at, while their value is a plain word. */
const LOOKS = /^(?:tab|view|section|sort|order|dir|layout|mode|pane|panel|modal|dialog|popup|overlay)$/i

/** The id that a site at an address would have: scheme and host. null where no site can be added. */
export function ownSiteId({ protocol, hostname }: URL): OwnSiteId | null {
  return /^https?:$/.test(protocol) && hostname !== '' ? `own:${protocol}//${hostname}` : null
}

/** The match pattern that the browser's permission is asked for. */
export function ownOrigin(id: OwnSiteId): string {
  return `${id.slice('own:'.length)}/*`
}

/**
 * The key of a page on a site whose addresses nobody has described. Two addresses share a key only where they are plainly
 * the same record looked at in another way, because a key that stays means a person who stays.
 */
export function ownKey(url: URL): string {
  const plain = new URL(url)
  const hasId = [...url.searchParams.values()].some((value) => ID.test(value))
  for (const [name, value] of url.searchParams) {
    // `view=contact&id=5` and `view=company&id=5` are two records.
    const isLook = hasId ? PARTS.test(value) : /^[a-z_-]{1,30}$/i.test(value)
    if (LOOKS.test(name) && isLook) plain.searchParams.delete(name)
  }
  const parts = plain.pathname.split('/').filter(Boolean)
  if (parts.length > 1 && PARTS.test(parts.at(-1) ?? '') && ID.test(parts.at(-2) ?? '')) parts.pop()
  plain.pathname = parts.join('/')
  const fragment = plain.hash.slice(1)
  // `#notes` is a place on the page; `#Contacts/5`, `#id=5` and `#5` are records.
  const isPlace = fragment === '' || PARTS.test(fragment)
  // Fragments that begin with a slash are the ones that count.
  plain.hash = isPlace ? '' : `#/${fragment}`
  return elsewhereKey(plain)
}

/** Reads an address of a site that the rep added: there is no record type to know, and everything is looked at. */
export function readOwnAddress(
  url: URL,
  { id, rules }: Pick<OwnSite, 'id' | 'rules'>,
  viewer: readonly ViewerPlace[] = [],
): AddressReading {
  const key = ownKey(url)
  return {
    // What makes the reader look at the page at all; how it looks is not in here.
    site: { id, origins: [], addresses: [], records: { page: [] }, viewer },
    record: { type: 'page', id: key },
    key,
    evidence: [],
    taskReferences: [...tasksBy(rules, url), ...addressReferences(url)].slice(0, 5),
  }
}

/**
 * Reads an address of a built-in site on whose host the rep taught something: its own rules know their records, and what
 * they do not know is a page for what was taught.
 */
export function readBesideAddress(url: URL, builtIn: SiteRule, { rules }: Pick<OwnSite, 'rules'>): AddressReading {
  const known = readAddressOn(builtIn, url)
  const taskReferences = [...tasksBy(rules, url), ...known.taskReferences].slice(0, 5)
  if (known.record !== null) return { ...known, taskReferences }
  const key = ownKey(url)
  const site: SiteRule = { ...builtIn, records: { ...builtIn.records, taught: [] } }
  return { ...known, site, record: { type: 'taught', id: key }, key, taskReferences }
}

function tasksBy(rules: OwnSite['rules'], url: URL): TaskReference[] {
  const written = url.href.slice(url.origin.length)
  return rules.flatMap((rule) => (rule.kind === 'address' ? taskInAddress(written, rule.pattern) : []))
}
