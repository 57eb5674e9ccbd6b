import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import { isRefusal, needsPerson, stillNew, watchFor } from './checking.ts'
import { type CompletionRecord, change, type Obstacle, refused, SAME, type Step } from './record.ts'
import { nothingDone, unclear } from './sending.ts'
import type { Moment } from './stopwatch.ts'
import { readFailed } from './waiting.ts'
import { LOOKS, OFFLINE_LOOK, PANEL_READ_IS_FRESH, retryAt } from './waits.ts'
import type { Write } from './writes.ts'

/** The steps that are no completion: the same states, with a read of their own that tells what became of them. */

/** What a read shows of a write. `readAt` is when it began. `write`: with what the read has told of it. */
export type WriteRead = { readAt: number; answeredAt: number; serverTime: number | null } & (
  | { is: 'there'; write: Write }
  /** It has not been done, as far as this read goes. */
  | { is: 'notThere'; write: Write }
  /** The read proves nothing. */
  | { is: 'unproven' }
  /** The world has moved on: it must not be done any more. */
  | { is: 'over'; problem: Problem; obstacle: Obstacle | null }
)

/** What the write was answered with, where that is clear. `isIt` is false where the answer shows another thing than was asked for. */
export type Written = { write: Write; isIt: boolean; serverTime: number | null }

/** From queued: what was chosen is sent, unless its time is over. `found`: the read right before, for those that need one. */
export function begin(record: CompletionRecord, read: WriteRead | null, moment: Moment): Step {
  if (record.state !== 'queued' || record.write === undefined) return refused('notNow')
  if (read !== null && !isYoung(read, moment)) return refused('readFirst')
  if (read?.is === 'over') return needsPerson(record, read.problem, read.obstacle, moment)
  if (read?.is === 'there') return there(record, read.write, moment)
  const write = read?.is === 'notThere' ? read.write : record.write
  // There is no task that could be given away.
  const isNobodys = write.kind === 'reassign' && write.of === 'followUp' && write.madeId === null
  if (isNobodys) return needsPerson(record, { code: 'stepBefore' }, null, moment)
  const isTimed = write.kind === 'move' || write.kind === 'create'
  if (isTimed && write.startAt <= moment.now) return needsPerson(record, { code: 'timePassed' }, null, moment)
  return change(
    record,
    {
      state: 'sending',
      write,
      attempts: record.attempts + 1,
      firstSentAt: record.firstSentAt ?? moment.now,
      lastSentAt: moment.now,
      wasSent: record.wasSent ?? (record.attempts > 0 && record.sendProblem !== null),
      problem: null,
      sendProblem: null,
      nextAt: null,
      failures: 0,
      firstNewAt: null,
      quiet: null,
    },
    moment,
  )
}

/** Where the clocks disagree since the read began, the computer slept or its clock was set: nobody knows how old it is. */
function isYoung({ readAt, answeredAt }: WriteRead, moment: Moment): boolean {
  return moment.since(readAt).most < PANEL_READ_IS_FRESH && moment.saw(readAt) && moment.saw(answeredAt)
}

/** It was answered with a success. */
export function wasWritten(record: CompletionRecord, { write, isIt, serverTime }: Written, moment: Moment): Step {
  if (record.state !== 'sending') return refused('notNow')
  const sent = { ...record, wasSent: true }
  if (!isIt) return lost(sent, { code: 'unreadable' }, moment)
  return settled(sent, write, 'answered', serverTime, moment)
}

/**
 * Anything but a success. Only what says for certain that nothing was done goes back into the queue; a clear no is looked into like a lost
 * answer, because it may be the answer to the browser's own repetition of our request.
 */
export function notWritten(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  if (record.state !== 'sending' || record.write === undefined) return refused('notNow')
  if (problem.code === 'rateLimited') {
    return nothingDone(record, { state: 'queued', problem, nextAt: retryAt(problem, 1, moment) }, moment)
  }
  if (problem.code === 'notStarted') {
    const attempts = record.attempts - 1
    return nothingDone(record, { state: 'queued', problem, attempts, nextAt: moment.now }, moment)
  }
  if (problem.code === 'operationMissing' && record.write.kind === 'optOut' && !record.write.byUpdate) {
    const write = { ...record.write, byUpdate: true }
    return nothingDone({ ...record, write }, { state: 'queued', problem, nextAt: moment.now }, moment)
  }
  // A scope that is missing for this one stops nothing else: the outcome is recorded without it.
  if (problem.code === 'scopeMissing' || problem.code === 'operationMissing') return withheld(record, problem, moment)
  if (problem.code === 'offline' || stopsTheAccount(problem)) {
    const nextAt = problem.code === 'offline' ? moment.now + OFFLINE_LOOK : null
    return nothingDone(record, { state: 'paused', pausedFrom: 'queued', problem, nextAt }, moment)
  }
  return lost({ ...record, wasSent: true }, problem, moment)
}

/** The key, or the server, lacks what this step needs. A note that could not be sent is kept here and calls for nobody. */
function withheld(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  const dismissed = record.write?.kind === 'note' && record.unclear === 0
  return change(
    record,
    { state: 'attention', problem, sendProblem: problem, dismissed, nextAt: null, failures: 0 },
    moment,
  )
}

/** Nobody knows whether it was done. What has to show itself first is looked for a little later. */
export function lost(record: CompletionRecord, problem: Problem | null, moment: Moment): Step {
  return unclear(record, problem, moment, needsLooks(record) ? LOOKS[0] : 0)
}

/** From unknown: the read that tells what became of it. */
export function found(record: CompletionRecord, seen: WriteRead, moment: Moment): Step {
  if (record.state !== 'unknown') return refused('notNow')
  switch (seen.is) {
    case 'there':
      return there(record, seen.write, moment)
    case 'over':
      return needsPerson(record, seen.problem, seen.obstacle, moment)
    case 'unproven':
      return unproven(record, moment)
    case 'notThere': {
      const isOver = record.checking !== null || (record.sendProblem !== null && isRefusal(record.sendProblem))
      // After the looks it counts twice: they don't begin anew, lest each life of a process make them all and end before the last.
      const isLooking = needsLooks(record) && !isOver && record.firstNewAt === null
      return isLooking ? anotherLook(record, seen, moment) : stillNew(record, seen, moment)
    }
  }
}

/** It could not be looked for. What that needs and is missing decides nothing about it; a clear no needs a person. */
export function findFailed(record: CompletionRecord, problem: Problem, moment: Moment): Step {
  const isWithheld = problem.code === 'scopeMissing' || problem.code === 'operationMissing'
  if (record.state === 'queued' && isWithheld) return withheld(record, problem, moment)
  if (record.state !== 'unknown' || !(isWithheld || isRefusal(problem))) return readFailed(record, problem, moment)
  return record.write?.kind === 'note' ? unproven(record, moment) : needsPerson(record, problem, null, moment)
}

/** Three looks at growing distance, and then as for everything that is sent again: long enough after it, and twice. */
function anotherLook(record: CompletionRecord, seen: WriteRead, moment: Moment): Step {
  const wait = LOOKS[record.failures + 1]
  if (wait === undefined) return stillNew(record, seen, moment)
  return change(record, { failures: record.failures + 1, nextAt: lookAt(record, wait, moment) }, moment)
}

/** A note that is not listed may be there all the same. It is looked for three times, and never sent again by itself. */
function unproven(record: CompletionRecord, moment: Moment): Step {
  if (record.checking !== null) return needsPerson(record, record.checking.problem, null, moment)
  const wait = LOOKS[record.failures + 1]
  const refusal = record.sendProblem !== null && isRefusal(record.sendProblem) ? record.sendProblem : null
  if (refusal !== null || wait === undefined) {
    return needsPerson(record, refusal ?? { code: 'notConfirmed' }, null, moment)
  }
  return change(record, { failures: record.failures + 1, nextAt: lookAt(record, wait, moment) }, moment)
}

function lookAt(record: CompletionRecord, wait: number, moment: Moment): number {
  const since = record.lastSentAt === null ? 0 : moment.since(record.lastSentAt).least
  return moment.now + Math.max(1000, watchFor(wait - since, false))
}

function needsLooks({ write }: CompletionRecord): boolean {
  return write?.kind === 'create' || write?.kind === 'note'
}

function there(record: CompletionRecord, write: Write, moment: Moment): Step {
  // Without a request of ours that may have been carried out, it was so before.
  return settled(record, write, record.unclear > 0 ? 'read' : null, null, moment)
}

function settled(
  record: CompletionRecord,
  write: Write,
  confirmedBy: 'answered' | 'read' | 'person' | null,
  serverTime: number | null,
  moment: Moment,
): Step {
  return change(
    record,
    {
      state: confirmedBy === null ? 'doneElsewhere' : 'done',
      write,
      problem: null,
      obstacle: null,
      checking: null,
      dismissed: false,
      nextAt: null,
      settledAt: moment.now,
      answer: { finishedAt: null, deliveryInfo: null, serverTime, confirmedBy },
    },
    moment,
  )
}

/** A person has looked: the note is there. */
export function isThere(record: CompletionRecord, moment: Moment): Step {
  if (!isInDoubt(record) || record.write === undefined) return refused('notNow')
  return settled(record, record.write, 'person', null, moment)
}

/** A person wants the note sent again, knowing that it may then be there twice. */
export function sendAgain(record: CompletionRecord, moment: Moment): Step {
  if (record.state === 'queued') return SAME
  if (!isInDoubt(record)) return refused('notNow')
  const clean = { problem: null, obstacle: null, checking: null, dismissed: false, failures: 0 }
  return change(record, { ...clean, state: 'queued', nextAt: moment.now }, moment)
}

/** A note of which nobody knows whether Reply has it, or which Reply did not take. */
export function isInDoubt(record: CompletionRecord): boolean {
  return record.state === 'attention' && record.write?.kind === 'note' && record.unclear > 0
}
