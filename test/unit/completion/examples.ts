import type { Task } from '#lib/shared/reply/model.ts'
import type { Observation } from '#lib/worker/journal/checking.ts'
import type { CompletionRecord, Snapshot } from '#lib/worker/journal/record.ts'
import { change } from '#lib/worker/journal/record.ts'
import type { Moment } from '#lib/worker/journal/stopwatch.ts'
import { type CompletionEvent, step } from '#lib/worker/journal/transitions.ts'
import { type Intent, open } from '#lib/worker/journal/window.ts'

/** Invented completions for tests. Time zero is a Tuesday morning. */

export const T0 = Date.UTC(2026, 2, 3, 9, 0, 0)
export const SECOND = 1000
export const MINUTE = 60_000
export const ACCOUNT = 'https://api.reply.io#7#'

/** A moment on a clock that nobody has set: both bounds are the same. */
export function at(now: number, chance = 0.5): Moment {
  const ago = (stamp: number) => Math.max(0, now - stamp)
  return { now, chance, since: (stamp) => ({ least: ago(stamp), most: ago(stamp) }), watched: ago, saw: () => true }
}

export function intentOf(changes: Partial<Intent> & { snapshotChanges?: Partial<Snapshot> } = {}): Intent {
  const { snapshotChanges, ...rest } = changes
  return {
    account: ACCOUNT,
    taskId: 4711,
    snapshot: {
      contactId: 900,
      taskType: 'call',
      assignedUserId: 7,
      contactName: 'Maya Okafor',
      sequenceName: 'Spring outreach',
      encoding: 'integers',
      readAt: T0 - 5 * SECOND,
      serverTime: T0 - 5 * SECOND,
      ...snapshotChanges,
    },
    body: { callResolution: 'positive', finishProspectInSequence: false },
    evidence: [{ kind: 'linkedIn', value: 'maya-okafor', source: 'address' }],
    overridden: false,
    undoSeconds: 5,
    ...rest,
  }
}

/** A click at T0, as it was written down. */
export function held(changes: Parameters<typeof intentOf>[0] = {}, id = 'completion-1', now = T0): CompletionRecord {
  const opened = open(intentOf(changes), id, at(now))
  if (!opened.ok) throw new Error(`the example is refused: ${opened.problem.code}`)
  return opened.value
}

/** The same click in any other state or with any other facts, without a story of how it came there. */
export function recordIn(state: CompletionRecord['state'], patch: Partial<CompletionRecord> = {}): CompletionRecord {
  const record = held()
  const stepped = change(record, { state, ...patch }, at(record.clickedAt))
  return stepped.kind === 'moved' ? stepped.record : record
}

export function read(changes: Partial<Observation> = {}): Observation {
  return {
    source: 'own',
    taskId: 4711,
    status: 'new',
    contactId: 900,
    assignedUserId: 7,
    encoding: 'integers',
    finishedAt: null,
    deliveryInfo: null,
    readAt: T0,
    answeredAt: changes.readAt ?? T0,
    serverTime: T0,
    ...changes,
  }
}

export function finishedTask(changes: Partial<Task> = {}): Task {
  return {
    id: 4711,
    taskType: 'call',
    status: 'finished',
    linkedInTaskType: null,
    assignedUserId: 7,
    contactId: 900,
    startAt: null,
    dueTo: null,
    finishedAt: new Date(T0 + 6 * SECOND).toISOString(),
    isScheduled: false,
    sequenceId: 31,
    sequenceStepId: null,
    encoding: 'integers',
    creationSource: 'sequence',
    createdAt: null,
    isFailed: false,
    sequenceStepDisplayName: null,
    template: null,
    content: null,
    deliveryInfo: { email: 'maya@okafor.example', phoneNumber: '+1 555 010 0123', linkedInUrl: null },
    ...changes,
  }
}

/** The record after `event`, which must have moved it. */
export function after(record: CompletionRecord, event: CompletionEvent, moment: Moment): CompletionRecord {
  const stepped = step(record, event, moment)
  if (stepped.kind !== 'moved')
    throw new Error(`${event.type} did not move ${record.state}: ${JSON.stringify(stepped)}`)
  return stepped.record
}
