import * as z from 'zod/mini'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { OwnRule, OwnSite } from '#lib/shared/settings/own-site.ts'
import { MOST_OWN_SITES, ownSiteSchema } from '#lib/shared/settings/own-sites.ts'
import { readPattern } from '#lib/shared/settings/pattern-shape.ts'

/** What is exported and imported: the sites with their rules, and nothing of the rep's. */
const exportSchema = z.object({
  wrapupRules: z.literal(1),
  sites: z
    .array(z.pick(ownSiteSchema, { id: true, like: true, rules: true }))
    .check(z.minLength(1), z.maxLength(MOST_OWN_SITES)),
})

type Brought = Pick<OwnSite, 'id' | 'like' | 'rules'>

/** Reads what another rep exported, all of it or nothing. 'badRules' for what is no export; each pattern is checked again. */
export function readExport(text: string): Result<Brought[]> {
  const parsed = exportSchema.safeParse(readJson(text))
  if (!parsed.success) return fail('badRules')
  for (const { rules } of parsed.data.sites) {
    for (const rule of rules) {
      const checked = rule.kind === 'address' ? readPattern(rule.pattern) : ok(true)
      if (!checked.ok) return checked
    }
  }
  return ok(parsed.data.sites)
}

/** Adds what is new to the rep's sites. A rule that is there already is only counted. */
export function mergeSites(own: readonly OwnSite[], brought: readonly Brought[]) {
  const sites = new Map(own.map((site) => [site.id, site]))
  const counts = { added: 0, known: 0 }
  for (const { id, like, rules } of brought) {
    const site: OwnSite = sites.get(id) ?? { id, mode: 'off', rules: [] }
    const fresh: OwnRule[] = []
    for (const rule of rules) {
      if ([...site.rules, ...fresh].some((one) => isSame(one, rule))) counts.known += 1
      else fresh.push({ ...rule, id: crypto.randomUUID() })
    }
    counts.added += fresh.length
    sites.set(id, { ...site, ...(like !== undefined && { like }), rules: [...site.rules, ...fresh] })
  }
  return { sites: [...sites.values()], counts }
}

/** Whether two rules read the same in the same places. */
export function isSame(one: OwnRule, other: OwnRule): boolean {
  if (one.kind === 'address') return other.kind === 'address' && one.pattern === other.pattern
  if (other.kind === 'address') return false
  return (['field', 'pages', 'selector', 'label', 'container'] as const).every((part) => one[part] === other[part])
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
