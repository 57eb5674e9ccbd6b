import { LINKS } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'
import { LABELLED_LINKS } from './unknown-layout.ts'

const proven = { proof: [{ find: 'main[data-record-id]', attribute: 'data-record-id' }], needsProof: 'always' } as const
/** Colleagues, timeline and deals have addresses of their own. */
const exclude = ['aside', '[data-record-part="activity"]', '[data-record-part="related"]', '[data-record-part="deals"]']

const contact: Zone = {
  within: ['main[data-record-type="contact"]'],
  ...proven,
  exclude,
  name: ['h1'],
  ...LABELLED_LINKS,
}

const deal: Zone = {
  within: ['main[data-record-type="deal"]'],
  ...proven,
  exclude,
  person: '[data-record-part="people"] [data-contact-id]',
  name: ['.person-name'],
  ...LINKS,
}

/** The demo CRM of this project (`test/sandbox/crm`), on this computer only. */
export const demo: BuiltInSite = {
  id: 'demo',
  name: 'Demo CRM',
  about: 'The invented people of this project, on this computer',
  rank: 99,
  origins: ['http://127.0.0.1/*', 'http://localhost/*'],
  addresses: [
    { type: { contacts: 'contact', deals: 'deal' }, at: /^\/(?<type>contacts|deals)\/(?<id>\d{1,16})(?:[/?#]|$)/ },
  ],
  records: { contact: [contact], deal: [deal] },
  viewer: ['.user-email'],
}
