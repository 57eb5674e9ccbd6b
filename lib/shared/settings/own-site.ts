import type { SiteId } from '#found/sites.ts'

/**
 * A site that the rep added, and what they taught Wrapup about it. Types only: the settings hold it, the worker checks it,
 * and the reader on that site takes it as it comes from the worker.
 */

/** `own:` and the site's scheme and host, without a port: `own:https://crm.acme.example`. */
export type OwnSiteId = `own:${string}`

/** What can be pointed at on a page. */
export const TAUGHT_FIELDS = ['email', 'phone', 'linkedIn', 'taskId'] as const
export type TaughtField = (typeof TAUGHT_FIELDS)[number]

/**
 * A field of a person's record, found in three ways. They must not disagree: a selector that fits another record's field
 * is found out by the label next to it.
 */
export type FieldRule = {
  kind: 'field'
  id: string
  field: TaughtField
  /** On which pages it counts: path segments, `*` for any one (`/contacts/*`). What comes after them does not matter. */
  pages: string
  /** A CSS selector by attributes that are made to last. */
  selector: string | null
  /** The text of the label beside the value. */
  label: string | null
  /** The part of the page within which a link of the field's kind (`mailto:`, `tel:`, a profile) is the person's. */
  container: string | null
  /** The page and what was read there when it was pointed at: the confirmation must come from another record. */
  taughtOn: string
  taughtValue: string
  /** Only a rule that was right on a second record counts. */
  confirmed: boolean
}

/** An address that names a Reply task: a regular expression over everything after the host, with a group `taskId`. */
export type TaskAddressRule = { kind: 'address'; id: string; pattern: string }

export type OwnRule = FieldRule | TaskAddressRule

export type OwnSite = {
  id: OwnSiteId
  /** On the host of a built-in site this means nothing: that site's switch is the one. */
  mode: 'off' | 'dock'
  /** A built-in site by whose rules this one is read, too: a CRM at an address of the company's own. */
  like?: SiteId | undefined
  rules: OwnRule[]
}

/**
 * What the reader for taught sites works by. `generic`, as text: how pages are read where nothing was taught about them.
 * `isBeside`: where a built-in site's rules are read, too: on its host, or on a site that is like it.
 */
export type ReaderRules = { site: OwnSite; generic: string; isBeside: boolean }

/** Reader → worker: what is on for the site that this page is on? The answer is `ReaderRules` or null. */
export type PageRules = { type: 'page.rules' }

/** Worker → reader on an own site: the rules are other ones now; and what would this rule read here? */
export type ToOwnReader = { type: 'own.rules'; rules: ReaderRules } | { type: 'own.try'; rule: FieldRule }

/** What a rule reads on a page at this moment. At most 5 values, each at most 320 characters. */
export type RuleTrial = { key: string; name: string | null; values: string[] }
