import type { BuiltInSite, Zone } from './site-rule.ts'

/** Fields by their raw name; an empty one reads "Click to add", which is no address. */
const field = (name: string) => `[data-field-rawname="${name}"]`

const person: Zone = {
  within: ['main', 'body'],
  name: ['h1', field('display_name')],
  email: [[field('emails'), field('email')]],
  phone: [[field('work_number'), field('mobile_number')]],
  linkedIn: ['[data-test-social-profile="linkedin"]'],
}

/** Freshsales; the classic one has records without the prefix. `leads` is inferred. */
export const freshsales: BuiltInSite = {
  id: 'freshsales',
  name: 'Freshsales',
  about: 'Contacts and leads',
  rank: 8,
  origins: ['https://*.myfreshworks.com/*', 'https://*.freshsales.io/*'],
  addresses: [{ at: /^\/(?:crm\/sales\/)?(?<type>contacts|leads)\/(?<id>\d+)/ }],
  records: { contacts: [person], leads: [person] },
}
