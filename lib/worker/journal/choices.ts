import { change, refused, SAME, type Step } from './change.ts'
import type { Moment } from './moment.ts'
import { TOO_LATE } from './pace.ts'
import { type CompletionRecord, isAsked } from './record.ts'
import { windowLeft } from './timetable.ts'

/** What a person decides, and the undo window in which they can. */

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
  if (elapsed.most > window + TOO_LATE) {
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

/**
 * What waits is tried at once, unless it was moved on after the person asked: then it has just been tried, and what came of that
 * (a pause that Reply asks for) they have not seen yet. `askedAt`: epoch ms, of this process. What needs a person is checked: the task is read, and nothing is sent by that; to send it
 * again the rep clicks again, which makes a new completion.
 */
export function tryNow(record: CompletionRecord, askedAt: number, moment: Moment): Step {
  if (record.state === 'queued' || record.state === 'unknown' || record.state === 'paused') {
    if (moment.since(record.changedAt).most < moment.since(askedAt).least) return SAME
    return change(record, { nextAt: moment.now }, moment)
  }
  if (record.state !== 'attention') return SAME
  const checking = { problem: record.problem ?? { code: 'ownFault' as const }, obstacle: record.obstacle }
  return change(
    record,
    {
      state: 'unknown',
      checking,
      problem: null,
      obstacle: null,
      nextAt: moment.now,
      failures: 0,
      dismissed: false,
    },
    moment,
  )
}

/** Puts an attention aside: it stays in the history and calls for nobody any more. */
export function dismiss(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'attention') return refused('notNow')
  return record.dismissed ? SAME : change(record, { dismissed: true }, moment)
}

/**
 * What waits is given up. What was never sent is over, and never will be; of what was sent nobody knows what became of it, so it is
 * put aside with that doubt. Not while a request is under way: its answer is soon there.
 */
export function giveUp(record: CompletionRecord, moment: Moment): Step {
  if (record.state === 'cancelled') return SAME
  if (record.state === 'held') return undo(record, moment)
  if (record.state !== 'queued' && record.state !== 'unknown' && record.state !== 'paused') return refused('notNow')
  const over = { nextAt: null, checking: null, pausedFrom: null, failures: 0 }
  if (record.attempts === 0) return change(record, { ...over, state: 'cancelled', settledAt: moment.now }, moment)
  const problem = { code: 'givenUp' } as const
  return change(record, { ...over, state: 'attention', problem, dismissed: true }, moment)
}
