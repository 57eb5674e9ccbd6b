import type { Moment } from './moment.ts'
import { LOOK_AHEAD, PANEL_READ_IS_FRESH, TOO_LATE } from './pace.ts'
import { type CompletionRecord, isAsked } from './record.ts'

/** When a completion has to be looked at next. Pure: asked by the drain ("now?") and by the planning ("when?"). */

/**
 * Milliseconds until this record has something to do; 0 or less: now. null: not by itself.
 * `looked`: the read towards the end of the undo window was already made.
 */
export function dueIn(record: CompletionRecord, looked: boolean, moment: Moment): number | null {
  switch (record.state) {
    case 'held': {
      const left = windowLeft(record, moment)
      return !looked && !isAsked(record) && needsLook(record, moment) ? left - LOOK_AHEAD : left
    }
    case 'queued':
    case 'unknown':
      return record.nextAt === null ? 0 : untilPlanned(record, record.nextAt, moment)
    case 'paused':
      return record.nextAt === null ? null : untilPlanned(record, record.nextAt, moment)
    case 'sending':
      return 0
    case 'attention':
    case 'done':
    case 'doneElsewhere':
    case 'cancelled':
    default:
      return null
  }
}

/** Begins to measure from a record's times now, before this computer's clock can be set without anybody noticing. */
export function noteTimes(record: CompletionRecord, moment: Moment): void {
  const { clickedAt, changedAt, lastSentAt, firstNewAt, undoAskedAt, quiet, snapshot } = record
  for (const stamp of [clickedAt, changedAt, lastSentAt, firstNewAt, undoAskedAt, quiet?.at, snapshot.readAt]) {
    if (stamp !== null && stamp !== undefined) moment.since(stamp)
  }
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

/**
 * Those that must wait, by id, each with the earlier click on the same contact for which they do: a resolution steers the contact's sequence, so the
 * order of the clicks is kept per contact. Nobody waits for an undo window, and what was sent already is followed to its end.
 */
export function waitingForOthers(live: readonly CompletionRecord[]): Map<string, CompletionRecord> {
  const ahead = new Map<string, CompletionRecord>()
  const waiting = new Map<string, CompletionRecord>()
  for (const record of live) {
    const contact = contactKey(record)
    const earlier = ahead.get(contact)
    if (record.attempts === 0 && earlier !== undefined) waiting.set(record.id, earlier)
    if (record.state !== 'held' && earlier === undefined) ahead.set(contact, record)
  }
  return waiting
}

/** What is worked on one after another. A task without a contact stands for itself. */
export function contactKey(record: CompletionRecord): string {
  const { contactId } = record.snapshot
  return contactId === null ? `${record.account}#task${record.taskId}` : `${record.account}#${contactId}`
}

/** A wait counts from when it was planned, so that a clock set back does not make it longer. */
function untilPlanned(record: CompletionRecord, at: number, moment: Moment): number {
  return at - record.changedAt - moment.since(record.changedAt).least
}
