import type { BuiltInSite } from './site-rule.ts'

/** Reply's own app: only an address that names a task says anything. Its routes are inferred. */
export const reply: BuiltInSite = {
  id: 'reply',
  origins: ['https://run.reply.io/*', 'https://app.reply.io/*'],
  addresses: [{ type: 'task', at: /(?:\/tasks?\/|[?&]taskId=)(?<id>[1-9]\d{0,15})(?:[/?&#]|$)/i, identity: 'task' }],
  records: {},
}
