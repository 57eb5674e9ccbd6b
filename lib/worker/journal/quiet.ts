import type { Moment } from './moment.ts'
import type { CompletionRecord } from './record.ts'

/** When a request was sent: by this computer's clock, and by the server's where it tells its time. */
export type Sent = { at: number; serverAt: number | null }

/** `needsWatch`: no clock can be trusted, so that somebody has to see the time pass. `log` is to be stored with the read. */
export type Quiet = { ms: number; needsWatch: boolean; log: NonNullable<CompletionRecord['quiet']> }

type Seen = { readAt: number; serverTime: number | null }

/**
 * How long after a request a read began, in milliseconds, at the least. This computer's clock can be set while no process lives to notice,
 * so it never counts alone: what counts is what processes have watched pass, added up over their lives, or what the
 * server's clock (`Date`) says has passed. Should that one stand still, only the watching is left.
 */
export function quietBefore(record: CompletionRecord, seen: Seen, sent: Sent, moment: Moment): Quiet {
  const isFirst = record.quiet?.of !== sent.at
  const before = isFirst ? { at: sent.at, ms: 0 } : (record.quiet ?? { at: sent.at, ms: 0 })
  const watched = before.ms + moment.watched(before.at)
  const age = moment.since(seen.readAt).most
  const certain = watched - age
  const log = { of: sent.at, at: moment.now, ms: watched }
  if (sent.serverAt === null || seen.serverTime === null) return { ms: certain, needsWatch: true, log }
  // A request from the future: this computer's clock was set back, and says nothing.
  const byClock = sent.at > moment.now ? Number.POSITIVE_INFINITY : moment.since(sent.at).least - age
  const ms = Math.max(certain, Math.min(byClock, seen.serverTime - sent.serverAt))
  // The second time it should have been long enough: a clock stands still, or was set while the request was under way.
  return { ms, needsWatch: !isFirst, log }
}
