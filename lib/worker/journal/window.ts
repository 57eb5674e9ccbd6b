import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { type CompleteBody, taskIdSchema } from '#lib/shared/reply/model.ts'
import {
  type CompletionRecord,
  change,
  isAsked,
  refused,
  SAME,
  type Snapshot,
  type Step,
  type StoredEvidence,
} from './record.ts'
import type { Moment } from './stopwatch.ts'
import { PANEL_READ_IS_FRESH, TOO_LATE } from './waits.ts'

/** The click and its undo window: what can be decided before anything is sent. */

/** One click. `snapshot` is the task as the rep saw it, read with status new by this account. */
export type Intent = {
  account: string
  /** Whose account that is. */
  accountName?: string | null
  taskId: number
  snapshot: Snapshot
  body: CompleteBody
  evidence: StoredEvidence[]
  /** "Complete anyway", after the page showed somebody else. */
  overridden: boolean
  /** 0: no undo window. */
  undoSeconds: number
  /** The monotonic clock of this process when the panel's read was answered; absent where no process of now has seen that. */
  readMark?: number | undefined
}

/**
 * The first revision of a completion. Refuses what could not be sent as chosen: a bad id, a resolution on a task that is no call.
 */
export function open(intent: Intent, id: string, moment: Moment): Result<CompletionRecord> {
  if (!taskIdSchema.safeParse(intent.taskId).success) return fail('badTaskId')
  if (intent.body.callResolution !== null && intent.snapshot.taskType !== 'call') return fail('badChoice')
  const state = intent.undoSeconds > 0 ? 'held' : 'queued'
  const { account, accountName = null, taskId, snapshot, body, evidence, overridden } = intent
  return ok({
    version: 1,
    id,
    account,
    accountName,
    taskId,
    snapshot,
    body,
    evidence,
    overridden,
    clickedAt: moment.now,
    notBefore: moment.now + Math.max(0, intent.undoSeconds) * 1000,
    state,
    problem: null,
    sendProblem: null,
    obstacle: null,
    attempts: 0,
    unclear: 0,
    firstSentAt: null,
    lastSentAt: null,
    sentWindow: null,
    sentEncoding: null,
    nextAt: state === 'queued' ? moment.now : null,
    changedAt: moment.now,
    failures: 0,
    firstNewAt: null,
    quiet: null,
    mustRead: false,
    otherEncodingTried: false,
    pausedFrom: null,
    checking: null,
    answer: null,
    settledAt: null,
    dismissed: false,
    revision: 1,
    course: [{ at: moment.now, state, problem: null }],
  })
}

/**
 * The window is over. Its length counts from the click by whichever clock is slower, so that a clock set forward does
 * not cut it short; whether it is far too late, by whichever is faster.
 */
export function due(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'held') return refused('notNow')
  if (isAsked(record)) {
    if (windowLeft(record, moment) > 0) return refused('notYet')
    return change(record, { state: 'attention', problem: { code: 'undoAsked' }, nextAt: null }, moment)
  }
  const elapsed = moment.since(record.clickedAt)
  const window = record.notBefore - record.clickedAt
  // A later step of a plan goes by what has become of the first.
  if (elapsed.most > window + TOO_LATE && (record.plan?.place ?? 0) === 0) {
    return change(record, { state: 'attention', problem: { code: 'windowMissed' }, nextAt: null }, moment)
  }
  if (elapsed.least < window) return refused('notYet')
  return change(record, { state: 'queued', nextAt: moment.now }, moment)
}

/** Only while held: whatever has left the window can be on its way to Reply. A second Undo finds it already undone. */
export function undo(record: CompletionRecord, moment: Moment): Step {
  if (record.state === 'cancelled') return SAME
  if (record.state !== 'held') return refused('tooLate')
  return change(record, { state: 'cancelled', nextAt: null, settledAt: moment.now }, moment)
}

/** An Undo that could not be believed: nothing is sent until the rep has answered. A second one changes nothing. */
export function hold(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'held') return refused(record.state === 'cancelled' ? 'notNow' : 'tooLate')
  return isAsked(record) ? SAME : change(record, { undoAskedAt: moment.now }, moment)
}

/** Ends the undo window at once, also one that has been over for hours: a person has decided it now. One that has just ended is what they want. */
export function sendNow(record: CompletionRecord, moment: Moment): Step {
  if (record.state === 'queued' || record.state === 'sending') return SAME
  if (record.state !== 'held') return refused('notNow')
  const notBefore = Math.max(record.clickedAt, Math.min(record.notBefore, moment.now))
  return change(record, { state: 'queued', notBefore, nextAt: moment.now }, moment)
}

/** Milliseconds of the undo window that are left, by the slower clock; of the time to answer, where an Undo was in doubt. */
export function windowLeft(record: CompletionRecord, moment: Moment): number {
  const { undoAskedAt = null } = record
  if (undoAskedAt !== null) return TOO_LATE - moment.since(undoAskedAt).least
  return record.notBefore - record.clickedAt - moment.since(record.clickedAt).least
}

/** The panel's read will be too old, or no longer counts, when the undo window ends. */
export function needsLook(record: CompletionRecord, moment: Moment): boolean {
  const ageAtEnd = moment.since(record.snapshot.readAt).most + Math.max(0, windowLeft(record, moment))
  return record.mustRead || ageAtEnd >= PANEL_READ_IS_FRESH || !moment.saw(record.snapshot.readAt)
}
