import type { BuiltInSite } from './site-rule.ts'
import { UNKNOWN_LAYOUT } from './unknown-layout.ts'

/** Copper: the record is in the fragment. `person` and `lead` are inferred. */
export const copper: BuiltInSite = {
  id: 'copper',
  name: 'Copper',
  about: 'People and leads',
  rank: 9,
  origins: ['https://app.copper.com/*'],
  addresses: [
    {
      type: { contact: 'person', people: 'person', leads: 'lead' },
      at: /^\/companies\/\d+\/app[^#]*#\/(?<type>contact|people|person|leads?)\/(?<id>\d+)/,
    },
    {
      // A profile opened whole over a list. One source only.
      type: { people: 'person', leads: 'lead' },
      at: /^\/companies\/\d+\/app[^#]*#\/[^?]{1,200}\?(?:[^#]*&)?fullProfile=(?<type>people|leads?)-(?<id>\d+)/,
    },
  ],
  records: {
    person: [UNKNOWN_LAYOUT],
    lead: [UNKNOWN_LAYOUT],
  },
}
