import type { BuiltInSite } from './site-rule.ts'

/** Reply's own app: only an address that names a task says anything. Its routes are inferred. */
export const reply: BuiltInSite = {
  id: 'reply',
  name: 'Reply',
  about: 'Contacts in Reply’s own app',
  rank: 98,
  origins: ['https://run.reply.io/*', 'https://app.reply.io/*'],
  addresses: [{ type: 'task', at: /(?:\/tasks?\/|[?&]taskId=)(?<id>[1-9]\d{0,15})(?:[/?&#]|$)/i, identity: 'task' }],
  records: {},
}
