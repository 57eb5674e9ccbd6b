import type { GenericRules } from '#lib/shared/settings/own-site.ts'
import { LINKS, MAILTO, PROFILE, TEL } from '../sites/links.ts'
import type { Locator, Zone } from '../sites/site-rule.ts'

const marked = (name: string, link: string): Locator =>
  `[itemprop="${name}"]:not(meta, :has([itemprop="${name}"])), :is(${link})[rel="${name}"]`
const hidden = (name: string): Locator => ({ find: `meta[itemprop="${name}"]`, attribute: 'content' })

/**
 * How a page is read whose layout nobody has described: what stands in its main record, and in the order in which it can
 * be trusted: microdata, labelled fields, links that say what they are, controls that say what they hold.
 */
export function genericZone({ exclude, labels }: GenericRules): Zone {
  return {
    // Many applications have no main part by name; of what is left of their pages one address only can count.
    within: ['main', '[role="main"]', '[itemtype*="schema.org/Person" i]', '#main', '#content', 'div.main', 'body'],
    exclude,
    name: ['[itemprop="name"]', 'h1'],
    email: [marked('email', MAILTO), hidden('email'), labelOf(labels.email), ...LINKS.email, 'input[type="email" i]'],
    phone: [
      marked('telephone', TEL),
      hidden('telephone'),
      labelOf(labels.phone),
      ...LINKS.phone,
      'input[type="tel" i]',
    ],
    linkedIn: [labelOf(labels.linkedIn), `:is(${PROFILE})[itemprop="sameAs"]`, ...LINKS.linkedIn],
  }
}

/** A label's expression as it is matched: whole labels only, "E-mail opt-out" is no address. */
export function labelOf(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'iu')
}
