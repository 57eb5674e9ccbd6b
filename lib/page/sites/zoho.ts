import type { BuiltInSite, Zone } from './site-rule.ts'

/** Each value stands twice in the document under one id; the visible one counts. */
const value = (name: string) => `[id="subvalue_${name}"], [id="headervalue_${name}"]`

const person: Zone = {
  within: ['body'],
  exclude: ['[id^="relatedlist" i]', '[class*="timeline" i]'],
  name: [`${value('FULLNAME')}, ${value('LASTNAME')}`],
  email: [value('EMAIL')],
  phone: [`${value('PHONE')}, ${value('MOBILE')}`],
}

/** Zoho CRM. The endings other than `.com` are inferred. */
export const zoho: BuiltInSite = {
  id: 'zoho',
  origins: [
    'https://crm.zoho.com/*',
    'https://crm.zoho.eu/*',
    'https://crm.zoho.in/*',
    'https://crm.zoho.jp/*',
    'https://crm.zoho.sa/*',
    'https://crm.zoho.uk/*',
    'https://crm.zoho.com.au/*',
    'https://crm.zoho.com.cn/*',
  ],
  addresses: [{ at: /^\/crm\/(?:org\d+\/)?tab\/(?<type>Leads|Contacts)\/(?<id>\d+)/ }],
  records: { Leads: [person], Contacts: [person] },
}
