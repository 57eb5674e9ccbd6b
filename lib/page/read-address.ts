import { addressReferences } from './address-references.ts'
import type { Evidence, TaskReference } from './identity.ts'
import { linkedInKey } from './linkedin-address.ts'
import { elsewhereKey, recordKey } from './page-key.ts'
import { SITES } from './sites/index.ts'
import type { AddressRule, SiteRule } from './sites/site-rule.ts'

/** What an address says by itself. Without DOM types: the worker reads addresses too. */
export type AddressReading = {
  site: SiteRule | null
  /** The record that the address is about, where the site's rules know it. */
  record: { type: string; id: string } | null
  key: string
  evidence: Evidence[]
  taskReferences: TaskReference[]
}

/** The site whose rules cover a host, or null. Plain web addresses only. */
export function siteOf(url: URL): SiteRule | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return SITES.find((site) => site.hosts.test(url.hostname)) ?? null
}

/** Reads an address: site, record, page key, and the identities and Reply tasks that stand in the address itself. */
export function readAddress(url: URL): AddressReading {
  const site = siteOf(url)
  const taskReferences = addressReferences(url).slice(0, 5)
  for (const rule of site?.addresses ?? []) {
    const found = site === null ? null : matchRecord(rule, url)
    if (site !== null && found !== null) {
      const { type, id, evidence } = found
      const keyType = evidence[0]?.kind ?? type
      return { site, record: { type, id }, key: recordKey(site.id, keyType, id), evidence, taskReferences }
    }
  }
  return { site, record: null, key: elsewhereKey(url), evidence: [], taskReferences }
}

function matchRecord(rule: AddressRule, url: URL): { type: string; id: string; evidence: Evidence[] } | null {
  const groups = matchParts(rule, url)
  if (groups === null) return null
  const written = groups['type'] ?? ''
  const type = typeof rule.type === 'string' ? rule.type : (rule.type[written.toLowerCase()] ?? written)
  if (rule.identity === 'linkedIn') {
    const key = linkedInKey(url.href)
    return key === null ? null : { type, id: key.value, evidence: [{ ...key, source: 'address' }] }
  }
  const id = groups['id'] ?? ''
  return id === '' ? null : { type, id: rule.caseless === true ? id.toLowerCase() : id, evidence: [] }
}

/** The named groups of all the parts of an address that a rule tests, or null when one of them does not fit. */
function matchParts({ path, hash, query = {} }: AddressRule, url: URL): Record<string, string | undefined> | null {
  const tests: [RegExp, string][] = [[path, url.pathname]]
  if (hash !== undefined) tests.push([hash, url.hash])
  for (const [name, pattern] of Object.entries(query)) tests.push([pattern, url.searchParams.get(name) ?? ''])
  const groups: Record<string, string | undefined> = {}
  for (const [pattern, part] of tests) {
    const match = pattern.exec(part.slice(0, 2048))
    if (match === null) return null
    Object.assign(groups, match.groups)
  }
  return groups
}
