import type { SiteRule } from '#lib/page/sites/site-rule.ts'
import type { Evidence, PageIdentity, TaskReference } from '#lib/shared/identity/identity.ts'
import { elsewhereKey, recordKey } from '#lib/shared/identity/page-key.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'
import { addressReferences } from './address-references.ts'
import { matchRecord } from './match-record.ts'

/** What an address says by itself. Without DOM types: the worker reads addresses too. */
export type AddressReading = {
  site: SiteRule | null
  /** The record that the address is about, where the site's rules know it. */
  record: { type: string; id: string } | null
  key: string
  evidence: Evidence[]
  taskReferences: TaskReference[]
  /** Whether another address is that of another record of the same kind; only where the site's rules know records. */
  isOtherRecord?: (url: URL) => boolean
}

/** Reads an address by the rules of its site: record, page key, and the identities and Reply tasks that stand in it. */
export function readAddressOn(site: SiteRule | null, url: URL): AddressReading {
  const taskReferences = addressReferences(url).slice(0, 5)
  for (const rule of site?.addresses ?? []) {
    const found = matchRecord(rule, url)
    if (site === null || found === null) continue
    const { type, id, evidence } = found
    const key = recordKey(site.id, evidence[0]?.kind ?? type, id)
    const task = rule.identity === 'task' ? taskNumber(id) : null
    if (task !== null) taskReferences.push({ taskId: task, source: 'address' })
    const isOtherRecord = (other: URL): boolean => {
      const to = site.addresses.map((one) => matchRecord(one, other)).find((one) => one !== null)
      return other.origin === url.origin && to?.type === type && to.id !== id
    }
    return { site, record: { type, id }, key, evidence, taskReferences, isOtherRecord }
  }
  return { site, record: null, key: elsewhereKey(url), evidence: [], taskReferences }
}

/** What an address gives by itself, while the page may yet give more. */
export function identityOf({ site, key, evidence, taskReferences }: AddressReading, epoch: number): PageIdentity {
  const people = evidence.length === 0 ? [] : [{ name: null, evidence }]
  return { site: site?.id ?? 'other', key, epoch, people, taskReferences, settled: false }
}
