import { LINKS, MAILTO, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'
import { UNKNOWN_LAYOUT } from './unknown-layout.ts'

/** A lead has many contacts: each address in the side column is somebody, and the worker tells who. Class names are hashed. */
const contacts: Zone = { within: ['main aside', 'aside'], person: `${MAILTO}, ${TEL}`, ...LINKS }

/** Close. Contact pages and their layout are inferred. */
export const close: BuiltInSite = {
  id: 'close',
  name: 'Close',
  about: 'Leads and contacts',
  rank: 5,
  origins: ['https://app.close.com/*'],
  addresses: [{ at: /^\/(?<type>lead|contact)\/(?<id>(?:lead|cont)_\w+)/ }],
  records: {
    lead: [contacts],
    contact: [UNKNOWN_LAYOUT],
  },
}
