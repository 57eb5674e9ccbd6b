import { LABELS } from './labels.ts'
import { MAILTO, PROFILE, TEL } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

/** Views of records seen before stay mounted, hidden. Links to a person's mailbox carry that person's id, wherever they stand. */
const person: Zone = {
  within: ['.personDetails', '.viewContainer', 'main'],
  exclude: ['[data-test*="timeline" i]', '[data-test*="activit" i]', '.flow'],
  name: ['[data-testid="header-title"]'],
  title: /^(.{1,120}) - contact details/i,
  single: true,
  labels: LABELS,
  // Any other link with such an id is another person's.
  fields: 'a[href*="related_person_id="]',
  email: [{ find: MAILTO, id: /[?&]related_person_id=(\d+)/ }, LABELS.email, `.fieldsList ${MAILTO}`],
  phone: [['.fieldsList [data-test="phone-number-button"]'], `.fieldsList :is(${TEL})`],
  linkedIn: [`.fieldsList ${PROFILE}`],
}

/** Pipedrive. A deal's or a lead's person is a card with a name and no address, so there the page names nobody. */
export const pipedrive: BuiltInSite = {
  id: 'pipedrive',
  name: 'Pipedrive',
  about: 'People, deals and leads',
  rank: 4,
  origins: ['https://*.pipedrive.com/*'],
  addresses: [
    { at: /^\/(?<type>person|deal|organization)\/(?<id>\d+)/ },
    { type: 'lead', at: /^\/leads\/inbox\/(?<id>[0-9a-f-]{36})/i },
  ],
  records: { person: [person] },
}
