import type { BuiltInSite, Zone } from './site-rule.ts'
import { LABELLED_LINKS } from './unknown-layout.ts'

/** A board's item need not be a person: without an e-mail in its own card there is nobody. Containers inferred. */
const item: Zone = {
  within: ['.pulse-page-wrapper', '[role="dialog"]'],
  exclude: ['[class*="updates" i]', '[class*="activity" i]'],
  name: ['[data-testid="editable-heading"] h2', '.pulse_title [data-testid="heading"] h2'],
  ...LABELLED_LINKS,
}

/** monday. The address is inferred. */
export const monday: BuiltInSite = {
  id: 'monday',
  name: 'monday.com',
  about: 'Items with an e-mail address',
  rank: 12,
  origins: ['https://*.monday.com/*'],
  addresses: [{ type: 'item', at: /^\/boards\/\d+\/(?:views\/\d+\/)?pulses\/(?<id>\d+)/ }],
  records: { item: [item] },
}
