import type { CompletionObstacle } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { Encoding } from '#lib/shared/reply/model.ts'
import { change, refused, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import type { Observation } from './observation.ts'
import {
  BETWEEN_READS,
  backoff,
  PANEL_READ_IS_FRESH,
  QUIET_AFTER_OTHER,
  QUIET_AFTER_SEND,
  retryAt,
  UNCLEAR_AT_MOST,
  WATCH_STEP,
} from './pace.ts'
import { isRefusal } from './problems.ts'
import { quietBefore, type Sent } from './quiet.ts'
import type { CompletionRecord } from './record.ts'
import { settle } from './settling.ts'
import { pause } from './waiting.ts'

/** The task was read: finished ends it, still open leads to the request or nearer to it, anything else needs a person. */
export function taskRead(record: CompletionRecord, seen: Observation, other: Sent | null, moment: Moment): Step {
  if (record.state !== 'queued' && record.state !== 'unknown') return refused('notNow')
  if (seen.taskId !== record.taskId) return readFailed(record, { code: 'unreadable' }, moment)
  if (seen.status === 'finished') return settle(record, seen, 'read', moment)
  const obstacle = obstacleIn(record, seen)
  if (obstacle !== null) return needsPerson(record, { code: 'taskChanged' }, obstacle, moment)
  return record.state === 'queued' ? send(record, seen, other, moment) : stillNew(record, seen, moment)
}

/** A read that failed changes nothing about the task; a clear no (403, 404) needs a person, a refused key a mended one. */
export function readFailed(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  if (record.state !== 'queued' && record.state !== 'unknown') return refused('notNow')
  if (problem.code === 'offline' || stopsTheAccount(problem)) return pause(record, problem, moment)
  if (isRefusal(problem)) return needsPerson(record, problem, null, moment)
  const failures = record.failures + 1
  const nextAt =
    problem.retryAt === undefined ? moment.now + backoff(failures, moment) : retryAt(problem, failures, moment)
  return change(record, { failures, problem, nextAt, mustRead: true }, moment)
}

/**
 * The panel's read may stand before a first request to which nothing has happened in between, and only in the process that has seen it: for
 * another one nobody knows how old it is, once this computer's clock can have been set.
 */
export function panelReadCounts(record: CompletionRecord, other: Sent | null, moment: Moment): boolean {
  const fresh = moment.since(record.snapshot.readAt).most < PANEL_READ_IS_FRESH
  return fresh && moment.saw(record.snapshot.readAt) && record.attempts === 0 && !record.mustRead && other === null
}

/** From queued: everything that must be true before a request is made. The new state is durable before the request. */
function send(record: CompletionRecord, seen: Observation, other: Sent | null, moment: Moment): Step {
  const age = moment.since(seen.readAt)
  if (age.most >= PANEL_READ_IS_FRESH || !moment.saw(seen.answeredAt)) return refused('readFirst')
  if (seen.source === 'panel' && !panelReadCounts(record, other, moment)) return refused('readFirst')
  // Whatever was read before the last request says nothing about what that has done.
  if (record.lastSentAt !== null && moment.since(record.lastSentAt).least < age.most) return refused('readFirst')
  if (other !== null) {
    // An earlier completion of this task may still be carried out by the server.
    const quiet = quietBefore(record, seen, other, moment)
    if (quiet.ms < QUIET_AFTER_OTHER) {
      const nextAt = moment.now + watchFor(QUIET_AFTER_OTHER - quiet.ms, quiet.needsWatch)
      const problem = { code: 'earlierRequest' } as const
      return change(record, { nextAt, problem, mustRead: true, failures: 0, quiet: quiet.log }, moment)
    }
  }
  return change(
    record,
    {
      state: 'sending',
      attempts: record.attempts + 1,
      firstSentAt: record.firstSentAt ?? moment.now,
      lastSentAt: moment.now,
      sentWindow: {
        from: record.sentWindow === null ? sentNoEarlier(seen, moment) : record.sentWindow.from,
        to: seen.serverTime === null ? null : seen.serverTime + age.most,
      },
      sentEncoding: resolutionEncoding(record),
      wasSent: record.wasSent ?? (record.attempts > 0 && record.sendProblem !== null),
      problem: null,
      sendProblem: null,
      nextAt: null,
      failures: 0,
      firstNewAt: null,
      quiet: null,
      mustRead: true,
    },
    moment,
  )
}

/** The server's clock at a request made now, at the earliest: where it stood in the answer, and what has passed since. */
function sentNoEarlier({ serverTime, answeredAt }: Observation, moment: Moment): number | null {
  return serverTime === null ? null : serverTime + moment.since(answeredAt).least
}

/**
 * The resolution of a call is an integer in every dialect of Reply's. Should a server refuse that, it is written as a word; and what
 * 0.1.0 had refused in the one encoding goes on in the other.
 */
function resolutionEncoding(record: CompletionRecord): Encoding {
  if (!record.otherEncodingTried) return 'integers'
  return theOther(record.refusedEncoding ?? record.sentEncoding ?? 'integers')
}

/** Where nobody's clock can be trusted, a process has to see the time pass, and it is not let live long. */
function watchFor(wait: number, needsWatch: boolean): number {
  return needsWatch ? Math.min(wait, WATCH_STEP) : wait
}

/** From unknown: a request may yet be carried out, so "still open" counts only long enough after it, and twice. */
function stillNew(record: CompletionRecord, seen: Observation, moment: Moment): Step {
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
  const apart = record.firstNewAt === null ? null : moment.watched(record.firstNewAt) - age.most
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

function needsPerson(
  record: CompletionRecord,
  problem: Problem,
  obstacle: CompletionObstacle | null,
  moment: Moment,
): Step {
  return change(record, { state: 'attention', problem, obstacle, checking: null, nextAt: null, failures: 0 }, moment)
}

/** The rep agreed to complete this person's task as they saw it: another contact or assignee is another task. */
function obstacleIn(record: CompletionRecord, seen: Observation): CompletionObstacle | null {
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

function theOther(encoding: Encoding): Encoding {
  return encoding === 'integers' ? 'strings' : 'integers'
}
