import type { BuiltInSite } from './site-rule.ts'
import { UNKNOWN_LAYOUT } from './unknown-layout.ts'

/** Attio. No source tells of its layout. */
export const attio: BuiltInSite = {
  id: 'attio',
  name: 'Attio',
  about: 'People',
  rank: 10,
  origins: ['https://app.attio.com/*'],
  addresses: [{ type: 'person', at: /^\/[^/]+\/person\/(?<id>[0-9a-f-]{36})/i }],
  records: { person: [UNKNOWN_LAYOUT] },
}
