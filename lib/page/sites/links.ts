import type { Zone } from './site-rule.ts'

/** Links that mean the same on every site. */
export const MAILTO = 'a[href^="mailto:" i]'
export const TEL = 'a[href^="tel:" i], a[href^="callto:" i]'
export const PROFILE = 'a[href*="linkedin.com/in/"]'

/** What a record's own container holds where a site has nothing better than links. */
export const LINKS = { email: [MAILTO], phone: [TEL], linkedIn: [PROFILE] } as const

/** Parts of a page that show other people under names that most applications share. */
const OTHERS =
  'nav, aside, [role="feed"], [class*="timeline" i], [class*="activit" i], [class*="related" i], [class*="comment" i]'

/**
 * For sites whose layout is not known from any source: links in the main part of the page, and nothing of a kind of which
 * there are two, since then nobody can say whose they are. Inferred throughout.
 */
export const UNKNOWN_LAYOUT: Zone = {
  within: ['main', '[role="main"]'],
  exclude: [OTHERS],
  single: true,
  name: ['h1'],
  ...LINKS,
}
