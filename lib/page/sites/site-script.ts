import type { SiteKey } from '#lib/shared/identity/identity.ts'
import type { BuiltInSite, SiteRule } from './site-rule.ts'

/** Where the reader of a page finds the rules of the page's site. The isolated world is ours: the page cannot see this. */
export type SiteWorld = typeof globalThis & { wrapupSite?: SiteRule }

/** The script with the rules of one site, which runs before the reader: a page pays for its own site, and for no other. */
export function siteFile<Id extends Exclude<SiteKey, `own:${string}`>>(id: Id) {
  return `/sites/${id}.js` as const
}

/** What stands in that script: the rules are data, and expressions are written as they are. */
export function siteScript({ name: _name, about: _about, rank: _rank, ...rules }: BuiltInSite): string {
  return `globalThis.wrapupSite=${written({ ...rules, origins: [] })}\n`
}

/** Data as source text, with expressions as they are. */
export function written(value: unknown): string {
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return `[${value.map(written).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${written(held)}`).join()}}`
}
