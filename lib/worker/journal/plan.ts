import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { isRefusal } from './checking.ts'
import { type CompletionRecord, change, hasEnded, isLive, refused, type Step } from './record.ts'
import type { Moment } from './stopwatch.ts'
import { type Intent, open } from './window.ts'
import { ORDER, type PlanKind, type Write } from './writes.ts'

/** A plan: what one gesture writes, step by step, with one undo window. Each step is a record of its own. */

/** `completes`: whether the task is completed, by `intent.body`. `writes`: what else, in any order, each kind once. */
export type PlanIntent = { intent: Intent; completes: boolean; writes: readonly Write[] }

const STEPS_AT_MOST = 5
const OF_THE_CONTACT: ReadonlySet<PlanKind> = new Set(['optOut', 'pause', 'finish', 'note', 'create'])
/** What steers the sequence or closes the task: everything after it was meant for the case that it succeeds. */
const DECIDING: ReadonlySet<PlanKind> = new Set(['optOut', 'pause', 'finish', 'complete', 'move'])
const CLOSED = ['cancelled', 'archived', 'sequenceDetached'] as const

export function kindOf({ write }: Pick<CompletionRecord, 'write'>): PlanKind {
  return write?.kind ?? 'complete'
}

/** The records of a plan in their order, all with the same click and window. 'badChoice' for what cannot be one plan. */
export function openPlan(
  { intent, completes, writes }: PlanIntent,
  id: string,
  moment: Moment,
): Result<CompletionRecord[]> {
  const kinds = [...(completes ? ['complete' as const] : []), ...writes.map(({ kind }) => kind)]
  const isDoubled = new Set(kinds).size !== kinds.length || (completes && kinds.includes('move'))
  const needsContact = intent.snapshot.contactId === null && kinds.some((kind) => OF_THE_CONTACT.has(kind))
  if (kinds.length === 0 || kinds.length > STEPS_AT_MOST || isDoubled || needsContact) return fail('badChoice')
  const first = open(intent, id, moment)
  if (!first.ok) return first
  if (completes && writes.length === 0) return ok([first.value])
  const optsOut = kinds.includes('optOut')
  const steps = [...(completes ? [{}] : []), ...writes.map((write) => ({ write }))].toSorted(
    (one, two) => ORDER.indexOf(kindOf(one)) - ORDER.indexOf(kindOf(two)),
  )
  const intended = first.value
  return ok(
    steps.map((step, place) =>
      Object.assign({}, intended, step, {
        id: `${id}.${place}`,
        plan: { id, place, of: steps.length, optsOut },
        // What the panel has read is older than what the step before does.
        mustRead: place > 0,
      }),
    ),
  )
}

/** The ids of the steps of a plan that come before a record, in their order; and of all of them. */
export function idsBefore({ plan }: CompletionRecord): string[] {
  return plan === undefined ? [] : Array.from({ length: plan.place }, (_, place) => `${plan.id}.${place}`)
}

export function idsOfPlan({ id, plan }: CompletionRecord): string[] {
  return plan === undefined ? [id] : Array.from({ length: plan.of }, (_, place) => `${plan.id}.${place}`)
}

/**
 * Whether a step may be sent, by the steps before it. `waits`: one of them is under way. `asks`: one that it depends on did not end as
 * it was meant to, or of one nobody knows whether it was sent, so that it may yet be sent again; and nobody has said that this one goes on.
 */
export function gate(record: CompletionRecord, before: readonly CompletionRecord[]): 'open' | 'waits' | 'asks' {
  if (before.some(({ state }) => isLive(state))) return 'waits'
  if (record.isAgreed === true) return 'open'
  // What was removed from the history can be asked no more.
  if (before.length < (record.plan?.place ?? 0)) return 'asks'
  const isWell = (earlier: CompletionRecord) => !dependsOn(record, earlier) || endedAsMeant(record, earlier)
  return before.every((earlier) => !isUnsettled(earlier) && isWell(earlier)) ? 'open' : 'asks'
}

/** A person has not said yet what is to become of it. */
function isUnsettled({ state, unclear, dismissed, sendProblem }: CompletionRecord): boolean {
  return state === 'attention' && unclear > 0 && !dismissed && (sendProblem === null || !isRefusal(sendProblem))
}

function dependsOn(record: CompletionRecord, earlier: CompletionRecord): boolean {
  if (DECIDING.has(kindOf(earlier))) return true
  return kindOf(earlier) === 'create' && record.write?.kind === 'reassign' && record.write.of === 'followUp'
}

function endedAsMeant(record: CompletionRecord, earlier: CompletionRecord): boolean {
  if (earlier.state === 'done') return true
  // It was so before: what was to be reached is reached. But a completion that was somebody else's is none of ours.
  if (earlier.state === 'doneElsewhere') return kindOf(earlier) !== 'complete'
  // The opt-out has closed the task: the outcome lives in the note.
  return earlier.problem?.code === 'closedByOptOut' && kindOf(record) === 'note'
}

/** A follow-up task can be given away once it is made: by the number that it has then. */
export function withMade(record: CompletionRecord, before: readonly CompletionRecord[]): CompletionRecord {
  const { write } = record
  if (write?.kind !== 'reassign' || write.of !== 'followUp') return record
  const made = before.find((earlier) => earlier.write?.kind === 'create')?.write
  return made?.kind === 'create' ? { ...record, write: { ...write, madeId: made.madeId } } : record
}

/** What it depends on has ended otherwise: a person says whether it goes on. */
export function askPerson(record: CompletionRecord, moment: Moment): Step {
  if (record.state !== 'queued') return refused('notNow')
  return change(record, { state: 'attention', problem: { code: 'stepBefore' }, nextAt: null, failures: 0 }, moment)
}

/** What it waited for has come to its end after all: it goes on by itself, unless it steers what may have been steered anew since. */
export function release(record: CompletionRecord, moment: Moment): Step {
  const isAsking = record.state === 'attention' && record.problem?.code === 'stepBefore' && !record.dismissed
  if (!isAsking || DECIDING.has(kindOf(record))) return refused('notNow')
  return change(record, { state: 'queued', problem: null, nextAt: moment.now, mustRead: true }, moment)
}

/** A person says so: also to what was never sent for another reason, which is then tried again. */
export function goOn(record: CompletionRecord, moment: Moment): Step {
  const isAsking = record.problem?.code === 'stepBefore'
  const isUnsent = record.write !== undefined && record.unclear === 0
  if (record.state !== 'attention' || !(isAsking || isUnsent)) return refused('notNow')
  return change(
    record,
    {
      state: 'queued',
      isAgreed: true,
      problem: null,
      obstacle: null,
      dismissed: false,
      nextAt: moment.now,
      mustRead: true,
    },
    moment,
  )
}

/** Whether the task was closed by the opt-out of this same plan: then it is no surprise, and asks nobody. */
export function isClosedByOptOut({ plan }: CompletionRecord, obstacle: string): boolean {
  return plan?.optsOut === true && CLOSED.some((closed) => closed === obstacle)
}

/** Where an Undo comes to a plan: what has not begun is cancelled, the first step like all others, also when the window is just over. */
export function undoStep(record: CompletionRecord, moment: Moment): Step {
  const isWaiting = record.state === 'held' || record.state === 'queued' || record.state === 'paused'
  if (record.attempts > 0 || !isWaiting) return refused('tooLate')
  return change(record, { state: 'cancelled', nextAt: null, pausedFrom: null, settledAt: moment.now }, moment)
}

/** What has ended and may be forgotten: a plan as a whole, or not at all. */
export function endedPlans(records: readonly CompletionRecord[]): CompletionRecord[] {
  const kept = new Set(records.filter((record) => !hasEnded(record)).map(planIdOf))
  return records.filter((record) => !kept.has(planIdOf(record)))
}

/** It is the first of its plan, and a completion: it can be read for while its window lasts. */
export function isReadAhead({ write, plan }: CompletionRecord): boolean {
  return write === undefined && (plan?.place ?? 0) === 0
}

export function planIdOf({ id, plan }: CompletionRecord): string {
  return plan?.id ?? id
}
