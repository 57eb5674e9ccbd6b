import type { Problem } from '#lib/shared/problem.ts'
import { concernsTheTask } from '#lib/shared/problem-needs.ts'
import type { DeliveryInfo, Encoding, TaskStatus } from '#lib/shared/reply/model.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { type CompletionRecord, change, type Obstacle, type Step } from './record.ts'
import type { Moment } from './stopwatch.ts'
import { BETWEEN_READS, backoff, QUIET_AFTER_SEND, UNCLEAR_AT_MOST, WATCH_STEP } from './waits.ts'

/** What a read of the task shows: finished, and by whom; still open, and for how long; or another task than was chosen. */

/**
 * A task as it was read. `readAt` is when the request began (the answer may be older than its arrival, never older than that).
 * `source`: the panel's read before the click, or the journal's own.
 */
export type Observation = {
  source: 'panel' | 'own'
  taskId: number
  status: TaskStatus
  contactId: number | null
  assignedUserId: number | null
  encoding: Encoding
  finishedAt: string | null
  deliveryInfo: DeliveryInfo | null
  readAt: number
  /** When it was answered, and how long that had been here by then: the server's clock stood at `serverTime` before. */
  answeredAt: number
  heardFor?: number
  serverTime: number | null
}

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
  // A clock that is set forward makes any read look old: it says nothing about the wait, and must not make it longer.
  const certain = Math.max(0, watched - age)
  const log = { of: sent.at, at: moment.now, ms: watched }
  if (sent.serverAt === null || seen.serverTime === null) return { ms: certain, needsWatch: true, log }
  // A request from the future: this computer's clock was set back, and says nothing.
  const byClock = sent.at > moment.now ? Number.POSITIVE_INFINITY : moment.since(sent.at).least - age
  const ms = Math.max(certain, Math.min(byClock, seen.serverTime - sent.serverAt))
  // The second time it should have been long enough: a clock stands still, or was set while the request was under way.
  return { ms, needsWatch: !isFirst, log }
}

/** From unknown: a request may yet be carried out, so "still open" counts only long enough after it, and twice. */
export function stillNew(record: CompletionRecord, seen: Seen, moment: Moment): Step {
  if (record.checking !== null) {
    return needsPerson(record, record.checking.problem, record.checking.obstacle, moment)
  }
  const problem = record.sendProblem
  if (problem !== null && isRefusal(problem)) return needsPerson(record, problem, null, moment)

  const age = moment.since(seen.readAt)
  const sent = { at: record.lastSentAt ?? 0, serverAt: record.sentWindow?.to ?? null }
  const quiet = quietBefore(record, seen, sent, moment)
  if (quiet.ms < QUIET_AFTER_SEND) {
    const failures = record.failures + 1
    const wait = watchFor(Math.min(backoff(failures, moment), QUIET_AFTER_SEND - quiet.ms), quiet.needsWatch)
    const patch = { failures, problem, firstNewAt: null, nextAt: moment.now + wait, quiet: quiet.log }
    return change(record, patch, moment)
  }
  // Only what this process has watched counts: its clock may have been set while nobody lived.
  const apart = record.firstNewAt === null ? null : Math.max(0, moment.watched(record.firstNewAt) - age.most)
  if (apart === null || apart < BETWEEN_READS) {
    const firstNewAt = record.firstNewAt ?? seen.readAt
    const nextAt = moment.now + Math.max(0, BETWEEN_READS - (apart ?? age.least))
    return change(record, { failures: 0, problem, firstNewAt, nextAt, quiet: quiet.log }, moment)
  }
  if (record.unclear >= UNCLEAR_AT_MOST) {
    return needsPerson(record, problem ?? { code: 'network' }, 'sendsUsedUp', moment)
  }
  return change(record, { state: 'queued', failures: 0, firstNewAt: null, nextAt: moment.now }, moment)
}

/** Where nobody's clock can be trusted, a process has to see the time pass, and it is not let live long. */
export function watchFor(wait: number, needsWatch: boolean): number {
  return needsWatch ? Math.min(wait, WATCH_STEP) : wait
}

export function needsPerson(
  record: CompletionRecord,
  problem: Problem,
  obstacle: Obstacle | null,
  moment: Moment,
): Step {
  return change(record, { state: 'attention', problem, obstacle, checking: null, nextAt: null, failures: 0 }, moment)
}

/** The rep agreed to complete this person's task as they saw it: another contact or assignee is another task. */
export function obstacleIn(record: CompletionRecord, seen: Observation): Obstacle | null {
  switch (seen.status) {
    case 'cancelled':
    case 'archived':
    case 'sequenceDetached':
      return seen.status
    case 'new':
      if (seen.contactId !== record.snapshot.contactId) return 'contactChanged'
      return seen.assignedUserId === record.snapshot.assignedUserId ? null : 'assigneeChanged'
    case 'finished':
      return null
    case 'other':
    default:
      return 'otherStatus'
  }
}

/** A clear no to this very request, which repeating would not change. 408 and 425 are 4xx, but say nothing of the kind. */
export function isRefusal(problem: Problem): boolean {
  if (problem.status === 408 || problem.status === 425) return false
  return concernsTheTask(problem)
}

/** The clocks behind one API may disagree by so much: what was finished later than the moment of the read shows that they are not one. */
const CLOCKS_APART = 2_000

/** Whole seconds are written where there was a fraction. */
const PRECISION = 1_000

/** Where fractions of a second are written, the clocks of one server's machines may still disagree by so much. */
const CLOCKS_OF_ONE = 500

/** So much later than Reply wrote its time down the panel's read may have been taken in: it was under way, and waited for its turn here. */
const TAKEN_IN_WITHIN = 1_000

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
  const elsewhere = time.hasZone ? null : inAnotherZone(record, seen.serverTime, time.at, how)
  // Over a sleep the answer came so late that a colleague may have been faster: nobody can tell from a time without a zone.
  if (how === 'answered' && !time.hasZone && isLate(record, seen.serverTime, how)) return false
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
    const refusedAt = saysItWasOver(record) ? to + TAKEN_IN_WITHIN : Math.min(to, from + tookAll(record))
    const answeredBy = how === 'answered' ? serverTime + CLOCKS_APART : to + CARRIED_OUT_WITHIN
    const last = wasRefused ? refusedAt + PRECISION : answeredBy
    const latest = finished + (finished % PRECISION === 0 ? PRECISION : CLOCKS_OF_ONE)
    return latest >= from && finished <= last
  }
  if (how === 'answered') return true
  const first = (record.firstSentAt ?? 0) - UNKNOWN_SKEW
  const last = (record.lastSentAt ?? 0) + UNKNOWN_SKEW + CARRIED_OUT_WITHIN
  return !isVague && finished >= first && finished <= last
}

/**
 * From the first request until the last was answered. After a refusal that does not say why, a colleague may finish the task: the
 * earliest that it can have been at the server is what counts then, and not the latest. With a clock that was set back meanwhile it comes
 * out earlier still, so that nothing is called ours by it.
 */
function tookAll({ firstSentAt, lastSentAt }: CompletionRecord): number {
  return (lastSentAt ?? 0) - (firstSentAt ?? 0)
}

/** A refusal for which the task was finished before it, so that nobody can have been faster than the read after it. */
function saysItWasOver({ sendProblem }: CompletionRecord): boolean {
  return sendProblem?.code === 'conflict'
}

function beginningOf(window: CompletionRecord['sentWindow'], how: How): number | null {
  return (how === 'answered' ? window?.to : window?.from) ?? null
}

/** So long after the request that a time without a zone has more than one meaning. */
function isLate({ sentWindow }: Pick<CompletionRecord, 'sentWindow'>, serverTime: number | null, how: How): boolean {
  const from = beginningOf(sentWindow, how)
  return serverTime !== null && from !== null && serverTime - from > ZONE_STEP - CARRIED_OUT_WITHIN
}

/**
 * A time without an offset may have been written in the zone of an account, which nobody tells. As long as the task cannot have been
 * finished more than one step of zones ago, there is only one such time. It was open when it was read before the last request.
 */
function inAnotherZone(
  { sentWindow }: Pick<CompletionRecord, 'sentWindow'>,
  serverTime: number | null,
  written: number,
  how: How,
): number | null {
  if (serverTime === null || beginningOf(sentWindow, how) === null || isLate({ sentWindow }, serverTime, how))
    return null
  const steps = Math.floor((serverTime + CLOCKS_APART - written) / ZONE_STEP)
  return Math.abs(steps * ZONE_STEP) > ZONE_AT_MOST ? null : written + steps * ZONE_STEP
}
