import { LABELS } from './labels.ts'
import { MAILTO, PROFILE, TEL } from './links.ts'
import type { Zone } from './site-rule.ts'

/** Links where fields have labels, and only one link of a kind can be trusted. */
export const LABELLED_LINKS = {
  single: true,
  labels: LABELS,
  email: [LABELS.email, MAILTO],
  phone: [LABELS.phone, TEL],
  linkedIn: [LABELS.linkedIn, PROFILE],
} as const

/** Parts of a page that show other people under names that most applications share. */
const OTHERS =
  'nav, aside, [role="feed"], [class*="timeline" i], [class*="activit" i], [class*="related" i], [class*="comment" i]'

/**
 * For sites whose layout is not known from any source: labelled fields and links in the main part of the page, and nothing
 * of a kind of which there are two, since then nobody can say whose they are. Inferred throughout.
 */
export const UNKNOWN_LAYOUT: Zone = {
  within: ['main', '[role="main"]'],
  exclude: [OTHERS],
  name: ['h1'],
  ...LABELLED_LINKS,
}
