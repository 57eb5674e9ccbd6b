import { readReplyTime } from '#lib/shared/reply/time.ts'
import { change, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import type { Observation } from './observation.ts'
import { isRefusal } from './problems.ts'
import type { CompletionRecord } from './record.ts'

/** The clocks behind one API may disagree by so much: what was finished later than the moment of the read shows that they are not one. */
const CLOCKS_APART = 2_000
/** Whole seconds are written where there was a fraction. */
const PRECISION = 1_000
/** A request may take 25 s, and be carried out 90 s later: generously. */
const CARRIED_OUT_WITHIN = 5 * 60_000
/** Without the server's clock, this computer's is off by an unknown amount. */
const UNKNOWN_SKEW = 5 * 60_000
/** Zones are whole quarters of an hour apart, and a day holds 24 hours. */
const ZONE_STEP = 15 * 60_000
const ZONE_AT_MOST = 14 * 60 * 60_000

type Finished = Pick<Observation, 'finishedAt' | 'deliveryInfo' | 'serverTime'>
/** `answered`: our own request was answered with the finished task. `read`: a later read found it so. */
type How = 'answered' | 'read'

/**
 * The task is finished: by this completion or by somebody else? It is ours only where no other explanation fits: a request of ours ended
 * without a clear no, and the task was finished no earlier than our first such request and soon enough after our last. An answer of
 * 200 is judged in the same way, because a server may answer so for what a colleague has finished.
 */
export function settle(record: CompletionRecord, seen: Finished, how: How, moment: Moment): Step {
  const isOurs = how === 'answered' || record.unclear > 0
  const ours = isOurs && isInsideWindow(record, seen, how)
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
        confirmedBy: ours ? how : null,
      },
    },
    moment,
  )
}

function isInsideWindow(record: CompletionRecord, seen: Finished, how: How): boolean {
  const wasRefused = how === 'read' && record.sendProblem !== null && isRefusal(record.sendProblem)
  const time = readReplyTime(seen.finishedAt)
  // It was open when we read it before the request. What refused us was finished by then, by whomever.
  if (time === null || time.isDay) return !wasRefused
  const elsewhere = time.hasZone ? null : inAnotherZone(record, seen.serverTime, time.at)
  // In which zone it was written nobody tells any more: then this computer's clock says nothing about it either.
  const isVague = wasRefused || (!time.hasZone && elsewhere === null)
  return isWithin(record, seen.serverTime, elsewhere ?? time.at, { how, wasRefused, isVague })
}

/**
 * `finishedAt` is the server's, so it is compared with the server's `Date` headers, wherever there were any and they are of the
 * same clock. Where nothing can be compared, 200 is believed, and a refusal is not called a success.
 */
function isWithin(
  record: CompletionRecord,
  serverTime: number | null,
  finished: number,
  { how, wasRefused, isVague }: { how: How; wasRefused: boolean; isVague: boolean },
): boolean {
  const { from, to } = record.sentWindow ?? { from: null, to: null }
  const isOneClock = serverTime !== null && finished <= serverTime + CLOCKS_APART
  if (isOneClock && from !== null && to !== null) {
    // An answer comes after what it tells of, and so does a refusal.
    const last = wasRefused ? to + PRECISION : how === 'answered' ? serverTime + CLOCKS_APART : to + CARRIED_OUT_WITHIN
    return finished + PRECISION >= from && finished <= last
  }
  if (how === 'answered') return true
  const first = (record.firstSentAt ?? 0) - UNKNOWN_SKEW
  const last = (record.lastSentAt ?? 0) + UNKNOWN_SKEW + CARRIED_OUT_WITHIN
  return !isVague && finished >= first && finished <= last
}

/**
 * A time without an offset may have been written in the zone of an account, which nobody tells. As long as the task cannot have been
 * finished more than one step of zones ago, there is only one such time.
 */
function inAnotherZone(record: CompletionRecord, serverTime: number | null, written: number): number | null {
  const from = record.sentWindow?.from ?? null
  if (serverTime === null || from === null || serverTime - from > ZONE_STEP - CARRIED_OUT_WITHIN) return null
  const steps = Math.floor((serverTime + CLOCKS_APART - written) / ZONE_STEP)
  return Math.abs(steps * ZONE_STEP) > ZONE_AT_MOST ? null : written + steps * ZONE_STEP
}
