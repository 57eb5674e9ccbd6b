import { SITES } from '#lib/page/sites/index.ts'
import type { BuiltInSite, SiteRule } from '#lib/page/sites/site-rule.ts'
import type { Evidence, TaskReference } from '#lib/shared/identity/identity.ts'
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
}

/** The site to which an address belongs by its match patterns, or null. */
export function siteOf({ protocol, hostname }: URL): BuiltInSite | null {
  return SITES.find((site) => site.origins.some((origin) => covers(origin, protocol, hostname))) ?? null
}

/** As browsers read match patterns: `*.` before a host stands for that host too, and a port is never looked at. */
function covers(origin: string, protocol: string, hostname: string): boolean {
  const [scheme = '', host = ''] = origin.split(/\/+/)
  return scheme === protocol && (host === hostname || (host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1))))
}

/** Reads an address: site, record, page key, and the identities and Reply tasks that stand in the address itself. */
export function readAddress(url: URL): AddressReading {
  const site = siteOf(url)
  const taskReferences = addressReferences(url).slice(0, 5)
  for (const rule of site?.addresses ?? []) {
    const found = matchRecord(rule, url)
    if (site === null || found === null) continue
    const { type, id, evidence } = found
    const key = recordKey(site.id, evidence[0]?.kind ?? type, id)
    const task = rule.identity === 'task' ? taskNumber(id) : null
    if (task !== null) taskReferences.push({ taskId: task, source: 'address' })
    return { site, record: { type, id }, key, evidence, taskReferences }
  }
  return { site, record: null, key: elsewhereKey(url), evidence: [], taskReferences }
}
