import { UNKNOWN_LAYOUT } from './links.ts'
import type { BuiltInSite, Zone } from './site-rule.ts'

const person: Zone = { ...UNKNOWN_LAYOUT, within: ['main', '[role="main"]', 'body'], name: ['.detail-title'] }

/** Zendesk Sell, as it was known in 2015; no newer source was found. */
export const zendeskSell: BuiltInSite = {
  id: 'zendesk-sell',
  origins: ['https://app.futuresimple.com/*'],
  addresses: [{ at: /^\/(?:crm\/(?<type>contacts)|leads|sales\/deals)\/(?<id>\d+)/ }],
  records: { contacts: [person], '': [person] },
}
