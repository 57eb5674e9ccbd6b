import type { BuiltInSite, Zone } from './site-rule.ts'
import { UNKNOWN_LAYOUT } from './unknown-layout.ts'

const person: Zone = { ...UNKNOWN_LAYOUT, within: ['main', '[role="main"]', 'body'], name: ['.detail-title', 'h1'] }

/**
 * Zendesk Sell. Its old host is `app.futuresimple.com`; the layout is known from 2015 only. Contacts, leads and deals are
 * numbered each for themselves, so a number alone is no record. A deal names several people, so there the page names nobody.
 */
export const zendeskSell: BuiltInSite = {
  id: 'zendesk-sell',
  name: 'Zendesk Sell',
  about: 'Contacts and leads',
  rank: 11,
  origins: ['https://app.futuresimple.com/*', 'https://*.zendesk.com/*'],
  addresses: [
    { at: /^\/(?:sales|sell|crm)\/(?<type>contacts|leads|deals)\/(?<id>\d+)/ },
    { type: 'leads', at: /^\/leads\/(?<id>\d+)/ },
  ],
  records: { contacts: [person], leads: [person] },
}
