import { createReplyApi } from '#lib/worker/reply/client.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { type ReplyOptions, type RunningReply, startReply } from '#test/sandbox/start-reply.ts'
import type { FakeReply } from './fake-reply.ts'
import type { Clock } from './index-world.ts'

/** Half of what Reply allows per user: one request more than the index may make is answered with 429. */
const HALF = { perMinute: 50, perHour: 1500 }

/** The stand-in for Reply on loopback, in the test's own time. */
export async function startStandIn(clock: Clock, options: ReplyOptions = {}): Promise<RunningReply> {
  const now = () => new Date(clock.now())
  return startReply({ ...options, now, switches: { ...HALF, ...options.switches } })
}

/** The product's own client for it. */
export function clientOf(reply: RunningReply, clock: Clock): Pick<FakeReply, 'api'> {
  const credentials = { apiUrl: reply.url, key: DEMO_KEY, teamId: null, header: 'X-API-Key' as const }
  return {
    api: (_now, turn) =>
      createReplyApi(credentials, {
        fetch: globalThis.fetch,
        now: clock.now,
        isOnline: () => true,
        ...(turn !== undefined && { turn }),
      }),
  }
}
