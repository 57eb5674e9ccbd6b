import { UNKNOWN_LAYOUT } from './links.ts'
import type { BuiltInSite } from './site-rule.ts'

/** Attio. No source tells of its layout. */
export const attio: BuiltInSite = {
  id: 'attio',
  origins: ['https://app.attio.com/*'],
  addresses: [{ type: 'person', at: /^\/[^/]+\/person\/(?<id>[0-9a-f-]{36})/i }],
  records: { person: [UNKNOWN_LAYOUT] },
}
