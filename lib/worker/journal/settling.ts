import { change, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import type { Observation } from './observation.ts'
import type { CompletionRecord } from './record.ts'

/** How far the clocks behind one API may disagree. */
const SERVER_SLACK = 2_000
/** A request may take 25 s, and be carried out 90 s later: generously. */
const CARRIED_OUT_WITHIN = 5 * 60_000
/** Without the server's clock, this computer's is off by an unknown amount. */
const UNKNOWN_SKEW = 5 * 60_000

/**
 * The task was read as finished. If we never sent anything, somebody else finished it. If we did, it counts as confirmed when
 * it was finished no earlier than our first request, and soon enough after our last: the browser itself may have sent a
 * request twice, and a lost answer looks the same. Otherwise somebody else was faster (in the undo window, say), or came later.
 */
export function settle(record: CompletionRecord, seen: Observation, moment: Moment): Step {
  const ours = record.attempts > 0 && isInsideWindow(record, seen)
  return change(
    record,
    {
      state: ours ? 'done' : 'doneElsewhere',
      problem: null,
      obstacle: null,
      checking: null,
      nextAt: null,
      settledAt: moment.now,
      answer: {
        finishedAt: seen.finishedAt,
        deliveryInfo: seen.deliveryInfo,
        serverTime: seen.serverTime,
        confirmedBy: ours ? 'read' : null,
      },
    },
    moment,
  )
}

/**
 * `finishedAt` is the server's, so it is compared with the server's `Date` headers, wherever there were any and they are of the
 * same clock: a task that was finished after the moment of the read shows that they are not.
 */
function isInsideWindow(record: CompletionRecord, { finishedAt, serverTime }: Observation): boolean {
  const finished = finishedAt === null ? Number.NaN : Date.parse(finishedAt)
  // It was open when we read it before the request, and is finished now: that much is known without a time.
  if (Number.isNaN(finished)) return true
  const isOneClock = serverTime !== null && finished <= serverTime + SERVER_SLACK
  const from = isOneClock ? (record.sentWindow?.from ?? null) : null
  const to = isOneClock ? (record.sentWindow?.to ?? null) : null
  const first = from === null ? (record.firstSentAt ?? 0) - UNKNOWN_SKEW : from - SERVER_SLACK
  const last = to === null ? (record.lastSentAt ?? 0) + UNKNOWN_SKEW : to
  return finished >= first && finished <= last + CARRIED_OUT_WITHIN
}
