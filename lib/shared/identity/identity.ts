import type { SiteId } from '#found/sites.ts'
import type { OwnSiteId } from '#lib/shared/settings/own-site.ts'

/**
 * Who a page is about, as the page reader tells the worker. Types only: this file is part of what runs in pages.
 * It is small on purpose: identities and where they stood, never text of the page.
 */

export { SITE_IDS, type SiteId } from '#found/sites.ts'

/** A site that the rules are for, built in or the rep's own. */
export type SiteKey = SiteId | OwnSiteId

/** What kind of thing was found. The kinds are ordered by trust in `lib/tasks/matching.ts`. */
export const EVIDENCE_KINDS = ['linkedIn', 'linkedInMember', 'salesNavigator', 'email', 'phone'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Where it stood: in the page's address, an attribute made for machines, a labelled field, a link, or plain text. */
export const EVIDENCE_SOURCES = ['address', 'attribute', 'field', 'link', 'text'] as const
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number]

/** One identity: a LinkedIn slug (`maya-okafor`), a member id, an e-mail address, a phone number as written. At most 320 characters. */
export type Evidence = { kind: EvidenceKind; value: string; source: EvidenceSource }

/** One person on the page. The name is a label for the screen and never a key. At most 120 characters. */
export type PagePerson = { name: string | null; evidence: Evidence[] }

/** A Reply task that the page itself names. */
export type TaskReference = { taskId: number; source: EvidenceSource }

export type PageIdentity = {
  site: SiteKey | 'other'
  /** Site, record type and record id (`hubspot:0-1:512`), or origin and path elsewhere. A new key is a new page. */
  key: string
  /** Rises by one with each new key in this document: what carries an old epoch is never shown. */
  epoch: number
  /** At most 10, the page's own person first. */
  people: PagePerson[]
  /** At most 5. */
  taskReferences: TaskReference[]
  /** False while the page is still being drawn: what is missing may yet come. */
  settled: boolean
}

export const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const
export type Corner = (typeof CORNERS)[number]

/** What the worker wants of the dock in a tab. */
export type DockOrder = { show: false } | { show: true; corner: Corner }

/** Page reader → worker. The answer is a `DockOrder`. */
export type PageSeen = { type: 'page.seen'; identity: PageIdentity }

/** Worker → page reader. `page.read` is answered with a `PageIdentity` read at that moment. */
export type ToPage =
  | { type: 'page.read' }
  | { type: 'page.dock'; dock: DockOrder; epoch: number }
  | { type: 'page.stop' }
