import type { Moment } from './moment.ts'
import { CLOCKS_DISAGREE_AT_MOST } from './pace.ts'

/** When a request was sent: by this computer's clock, and by the server's where it tells its time. */
export type Sent = { at: number; serverAt: number | null }

/**
 * How long after a request a read began, in milliseconds, by whichever clock says less. This computer's clock can be set forward
 * while no process lives to notice; the server's `Date` header then still tells how much time has passed. Should the server's
 * clock stand still, this computer's is believed after five minutes.
 */
export function quietBefore(seen: { readAt: number; serverTime: number | null }, sent: Sent, moment: Moment): number {
  const byClock = moment.since(sent.at).least - moment.since(seen.readAt).most
  if (sent.serverAt === null || seen.serverTime === null || byClock >= CLOCKS_DISAGREE_AT_MOST) return byClock
  return Math.min(byClock, seen.serverTime - sent.serverAt)
}
