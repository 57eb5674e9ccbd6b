import * as z from 'zod/mini'
import { SITE_IDS } from '#lib/shared/identity/identity.ts'
import { TAUGHT_FIELDS } from '#lib/shared/settings/own-site.ts'
import { fieldRuleSchema, ownRuleSchema, ownSiteIdSchema, siteKeySchema } from '#lib/shared/settings/own-sites.ts'

/** What the screens are told of sites that the rep added, and of teaching. */

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest))

/** What the picker tells. */
export const pointedSchema = z.object({
  field: z.enum(TAUGHT_FIELDS),
  value: text(320),
  selector: z.nullable(text(400)),
  label: z.nullable(text(80)),
  container: z.nullable(text(400)),
})

/** What a rule reads on a page: `key` names the page. */
export const ruleTrialSchema = z.object({
  key: z.string(),
  pages: z.string(),
  name: z.nullable(z.string()),
  values: z.array(z.string()),
})

/** A rule that waits for a second record, and what it reads on the page in front. */
const draftSchema = z.object({
  rule: fieldRuleSchema,
  /** `same`: this is the record that it was taught on. `equal`: another record with the same value. */
  here: z.enum(['same', 'otherKind', 'nothing', 'equal', 'right', 'unread']),
  value: z.nullable(z.string()),
  name: z.nullable(z.string()),
})

/** What the popup can offer for the site of the tab in front. */
export const siteHereSchema = z.discriminatedUnion('state', [
  /** No page of the web, or one that the browser keeps to itself. */
  z.object({ state: z.literal('none') }),
  /** A site that is not offered. `plainHttp`: its pages come over the internet without encryption. */
  z.object({ state: z.literal('refused'), reason: z.enum(['plainHttp']) }),
  z.object({
    state: z.literal('off'),
    host: z.string(),
    builtIn: z.nullable(z.enum(SITE_IDS)),
    /** Match patterns to ask for, from the click. */
    origins: z.array(z.string()),
    /** The site's pages come without encryption, from a network of one's own. */
    plain: z.optional(z.boolean()),
  }),
  z.object({
    state: z.literal('on'),
    host: z.string(),
    /** Where the rep hid the button on this site: the site. */
    hiddenOn: z.optional(siteKeySchema),
    /** For the rep's own sites; null for a built-in one. */
    own: z.nullable(
      z.object({ id: ownSiteIdSchema, taught: z.array(z.enum(TAUGHT_FIELDS)), draft: z.nullable(draftSchema) }),
    ),
  }),
])

/** How the rules of a site fare. */
export const siteHealthSchema = z.object({
  /** When they last named a person; null for never, or nobody knows. */
  namedAt: z.nullable(z.number()),
  /** Fields that were there and are not any more, and on how many records in a row. */
  silent: z.array(z.object({ field: z.enum(TAUGHT_FIELDS), records: z.number() })),
})

export const ownSiteViewSchema = z.object({
  id: ownSiteIdSchema,
  /** The built-in site to which the host belongs: its switch is the one, and its rules are read, too. */
  builtIn: z.nullable(z.enum(SITE_IDS)),
  /** The one that it is like. */
  like: z.optional(z.enum(SITE_IDS)),
  host: z.string(),
  mode: z.enum(['off', 'dock']),
  granted: z.boolean(),
  origins: z.array(z.string()),
  dockHidden: z.boolean(),
  health: z.optional(siteHealthSchema),
  rules: z.array(ownRuleSchema),
})

export type SiteHere = z.infer<typeof siteHereSchema>
export type SiteHealthView = z.infer<typeof siteHealthSchema>
export type OwnSiteView = z.infer<typeof ownSiteViewSchema>
