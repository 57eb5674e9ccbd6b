import type { AddressRule } from '#lib/page/sites/site-rule.ts'
import type { Evidence } from '#lib/shared/identity/identity.ts'
import { linkedInKey } from '#lib/shared/identity/linkedin-address.ts'

/** Longer addresses are cut before any expression sees them. */
const LONGEST_ADDRESS = 2048

/** The record that an address is about by one rule, with the identity that the address itself names. */
export function matchRecord(rule: AddressRule, url: URL): { type: string; id: string; evidence: Evidence[] } | null {
  const match = rule.at.exec(url.href.slice(url.origin.length, LONGEST_ADDRESS))
  if (match === null) return null
  const { id = '', type: written = '' } = match.groups ?? {}
  const type = typeof rule.type === 'string' ? rule.type : (rule.type?.[written.toLowerCase()] ?? written)
  if (rule.identity !== 'linkedIn') return { type, id: rule.at.ignoreCase ? id.toLowerCase() : id, evidence: [] }
  const key = linkedInKey(id === '' ? url.href : `in/${id}`)
  return key === null ? null : { type: type || key.kind, id: key.value, evidence: [{ ...key, source: 'address' }] }
}
