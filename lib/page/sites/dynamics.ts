import type { BuiltInSite, Zone } from './site-rule.ts'

/** Fields are inputs, named by the column; those of quick views of other records have another beginning. */
const column = (name: string, part = '') => `[data-id^="${name}.fieldControl${part}"]`
const phone = (name: string) => column(name, '-phone-text-input')

const person: Zone = {
  within: ['[data-id="editFormRoot"]', '#mainContent', 'body'],
  name: [column('fullname'), '[data-id="header_title"]'],
  email: [[column('emailaddress1', '-mail-text-input')]],
  phone: [[phone('telephone1'), phone('mobilephone')]],
}

/** Dynamics 365. The parameters come in any order, the id with or without braces. */
export const dynamics: BuiltInSite = {
  id: 'dynamics',
  name: 'Dynamics 365',
  about: 'Contacts and leads',
  rank: 7,
  origins: ['https://*.dynamics.com/*'],
  addresses: [
    {
      type: { contact: 'contact', lead: 'lead' },
      at: /^\/main\.aspx\?(?=.*\betn=(?<type>contact|lead)\b)(?=.*\bid=(?:%7b|\{)?(?<id>[0-9a-f-]{36}))/i,
    },
  ],
  records: { contact: [person], lead: [person] },
}
