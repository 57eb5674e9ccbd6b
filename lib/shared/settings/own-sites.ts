import * as z from 'zod/mini'
import { SITE_IDS } from '#lib/shared/identity/identity.ts'
import { type OwnSiteId, TAUGHT_FIELDS } from './own-site.ts'

/** Sites that the rep added, and what was taught about them, as they are stored, imported and handed to the reader. */

const OWN_ID = /^own:https?:\/\/[a-z0-9.[\]:_-]{1,253}$/

export const ownSiteIdSchema = z.custom<OwnSiteId>((value) => typeof value === 'string' && OWN_ID.test(value))

/** A built-in site or one of the rep's own. */
export const siteKeySchema = z.union([z.enum(SITE_IDS), ownSiteIdSchema])

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))

export const fieldRuleSchema = z.object({
  kind: z.literal('field'),
  id: text(64),
  field: z.enum(TAUGHT_FIELDS),
  pages: text(300),
  selector: z.nullable(text(400)),
  label: z.nullable(text(80)),
  container: z.nullable(text(400)),
  taughtOn: z.string().check(z.maxLength(600)),
  taughtValue: z.string().check(z.maxLength(320)),
  confirmed: z.boolean(),
})

export const addressRuleSchema = z.object({ kind: z.literal('address'), id: text(64), pattern: text(300) })

export const ownRuleSchema = z.discriminatedUnion('kind', [fieldRuleSchema, addressRuleSchema])

export const MOST_OWN_SITES = 50
export const MOST_RULES = 20

export const ownSiteSchema = z.object({
  id: ownSiteIdSchema,
  mode: z.enum(['off', 'dock']),
  /** Absent in what was stored before there were such sites. */
  like: z.optional(z.enum(SITE_IDS)),
  rules: z.array(ownRuleSchema).check(z.maxLength(MOST_RULES)),
})

/** A site's host, as people know it. */
export function hostOf(id: OwnSiteId): string {
  return id.replace(/^own:https?:\/\//, '')
}
