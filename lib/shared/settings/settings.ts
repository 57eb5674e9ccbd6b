import * as z from 'zod/mini'
import { CORNERS, SITE_IDS } from '#lib/shared/identity/identity.ts'
import { MOST_OWN_SITES, ownSiteSchema, siteKeySchema } from './own-sites.ts'

export const UNDO_SECONDS = [0, 5, 10, 30] as const
/** How long what has ended is kept in the history; null: until it is cleared. */
export const HISTORY_DAYS = [7, 30, 90, null] as const
export const THEMES = ['system', 'light', 'dark'] as const
/** `badge`: badge and popup only, no code of ours in the site's pages. `dock`: also the button on the page. */
export const SITE_MODES = ['off', 'badge', 'dock'] as const

export const REPLY_API_URL = 'https://api.reply.io'

/** Everything a rep can choose. Holds no secret: the key has a store of its own (`lib/settings/key-store.ts`). */
export const settingsSchema = z.object({
  version: z.literal(2),
  /** Epoch milliseconds of the consent on the first-run page, or null: nothing is read before. */
  consentedAt: z.nullable(z.number()),
  /** The first run was begun and not ended. */
  settingUp: z.prefault(z.boolean(), false),
  undoSeconds: z.union([z.literal(0), z.literal(5), z.literal(10), z.literal(30)]),
  apiUrl: z.string(),
  theme: z.enum(THEMES),
  sites: z.partialRecord(z.enum(SITE_IDS), z.enum(SITE_MODES)),
  /** A quiet notification for each completion that Reply confirmed. Absent in what 0.1.0 stored. */
  tellResult: z.prefault(z.boolean(), false),
  /** What is due, once a day in the morning. Absent in what 0.1.0 stored. */
  tellMorning: z.prefault(z.boolean(), false),
  /** Absent in what was stored while it was always 90: that stays so, lest an update removes what was kept. */
  historyDays: z.prefault(z.nullable(z.union([z.literal(7), z.literal(30), z.literal(90)])), 90),
  /** Whether keys count that stand alone. Absent: they do, as in what was stored before it could be chosen. */
  singleKeys: z.optional(z.boolean()),
  /** Whether the page of a contact is kept for the run. Absent: it is. */
  keepsPages: z.optional(z.boolean()),
  dockCorner: z.enum(CORNERS),
  /** Sites on which the rep hid the dock: the badge and the popup go on. */
  dockHiddenOn: z.array(siteKeySchema),
  /** Sites that the rep added, with what was taught about them. */
  ownSites: z.array(ownSiteSchema).check(z.maxLength(MOST_OWN_SITES)),
})

export type Settings = z.infer<typeof settingsSchema>
export type SiteMode = (typeof SITE_MODES)[number]
export type Theme = (typeof THEMES)[number]

export const DEFAULT_SETTINGS: Settings = {
  version: 2,
  consentedAt: null,
  settingUp: false,
  undoSeconds: 5,
  apiUrl: REPLY_API_URL,
  theme: 'system',
  sites: {},
  tellResult: false,
  tellMorning: false,
  historyDays: 30,
  dockCorner: 'bottom-right',
  dockHiddenOn: [],
  ownSites: [],
}
