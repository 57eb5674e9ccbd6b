import * as z from 'zod/mini'
import { fitsPages } from '#lib/page/own/page-parts.ts'
import type { PageIdentity, SiteKey } from '#lib/shared/identity/identity.ts'
import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import type { Settings } from '#lib/shared/settings/settings.ts'
import { isOwn, siteAt, taughtAt } from './own-sites.ts'

const count = z.number().check(z.nonnegative())

/** On how many records a field was looked for and found, and how many at last had none. */
export const fieldHealthSchema = z.object({ seen: count, found: count, run: count })

export type FieldHealth = z.infer<typeof fieldHealthSchema>

/** Older records weigh less: a CRM changes, and so do those who fill it. */
const MOST_SEEN = 200
const FEWEST_MISSES = 5
/** A run of records without a field is its silence where chance would bring it less often than this. */
const CHANCE = 0.01

const KINDS: Readonly<Record<string, TaughtField>> = {
  email: 'email',
  phone: 'phone',
  linkedIn: 'linkedIn',
  linkedInMember: 'linkedIn',
  salesNavigator: 'linkedIn',
}

/** One record more, with the field or without it. */
export function countedOn({ seen, found, run }: FieldHealth, isFound: boolean): FieldHealth {
  const size = seen >= MOST_SEEN ? 2 : 1
  return {
    seen: Math.floor(seen / size) + 1,
    found: Math.floor(found / size) + (isFound ? 1 : 0),
    run: isFound ? 0 : run + 1,
  }
}

/** Whether a field that was there has fallen silent: some fields are rare, and their absence means little. */
export function isSilent({ seen, found, run }: FieldHealth): boolean {
  const rate = (found + 1) / (Math.max(0, seen - run) + 2)
  return found > 0 && run >= FEWEST_MISSES && (1 - rate) ** run < CHANCE
}

/** The fields that a page's rules should have found, per site: of what was taught, those of its pages; of a built-in site, all. */
export function expectedOn(
  identity: PageIdentity,
  address: string,
  settings: Settings,
): { site: SiteKey; fields: TaughtField[] }[] {
  const taught = taughtAt(address, settings)
  const url = new URL(address)
  const rules = (taught?.rules ?? []).filter((rule) => rule.kind === 'field')
  const own = rules.flatMap((rule) => (rule.confirmed && fitsPages(rule.pages, url) ? [rule.field] : []))
  const at = siteAt(address, settings)
  const isRecord = at !== 'other' && !isOwn(at) && !/^https?:/.test(identity.key)
  return [
    ...(taught === null ? [] : [{ site: taught.id, fields: [...new Set(own)] }]),
    ...(isRecord
      ? [{ site: at, fields: (['email', 'phone', 'linkedIn'] as const).filter((one) => !own.includes(one)) }]
      : []),
  ]
}

/** What an identity holds, as the fields that are taught. */
export function fieldsFound({ people, taskReferences }: PageIdentity): Set<TaughtField> {
  const kinds = people.flatMap(({ evidence }) => evidence.flatMap(({ kind }) => KINDS[kind] ?? []))
  const isNamed = taskReferences.some(({ source }) => source !== 'address')
  return new Set([...kinds, ...(isNamed ? (['taskId'] as const) : [])])
}
