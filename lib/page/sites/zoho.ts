import type { BuiltInSite, Zone } from './site-rule.ts'

/** Each value stands twice in the document under one id; the visible one counts. */
const value = (name: string) => [`[id="subvalue_${name}"]`, `[id="headervalue_${name}"]`]

const person: Zone = {
  within: ['body'],
  exclude: ['[id^="relatedlist" i]', '[class*="timeline" i]'],
  name: [[...value('FULLNAME'), ...value('LASTNAME')].join()],
  email: [value('EMAIL')],
  phone: [[...value('PHONE'), ...value('MOBILE')]],
}

/** Where Zoho has a house of its own; each has the CRM alone, within CRM Plus and within Zoho One. Other than `.com`: inferred. */
const ENDINGS = ['com', 'eu', 'in', 'jp', 'sa', 'uk', 'com.au', 'com.cn']

/** Zoho CRM. Canada's house has another name. */
export const zoho: BuiltInSite = {
  id: 'zoho',
  name: 'Zoho CRM',
  about: 'Leads and contacts',
  rank: 6,
  origins: [
    ...['crm', 'crmplus', 'one'].flatMap((app) => ENDINGS.map((ending) => `https://${app}.zoho.${ending}/*`)),
    'https://crm.zohocloud.ca/*',
  ],
  addresses: [{ at: /^(?:\/[^?#]{1,200})?\/crm\/(?:org\d+\/)?tab\/(?<type>Leads|Contacts)\/(?<id>\d+)/ }],
  records: { Leads: [person], Contacts: [person] },
}
