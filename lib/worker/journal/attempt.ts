import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { WholeReplyApi } from '#lib/worker/reply/api.ts'
import { isRefusal, type Observation } from './checking.ts'
import { saveStep, stepsBefore } from './followers.ts'
import { gate, isReadAhead, withMade } from './plan.ts'
import { type ReachDeps, wayToReply } from './reach.ts'
import { createReadAhead, isOvertaken } from './read-ahead.ts'
import { type CompletionRecord, isLead } from './record.ts'
import { panelReadCounts } from './sending.ts'
import type { CompletionStore } from './store.ts'
import { type CompletionEvent, step } from './transitions.ts'
import { LONGEST_START } from './waits.ts'
import { windowLeft } from './window.ts'
import { findWrite, readBefore, sendWrite } from './write-attempt.ts'

export type AttemptDeps = ReachDeps & { store: CompletionStore }

/**
 * What became of an attempt: every version that was written down, oldest first, of this record and of those that are settled with it.
 * `stuck`: it could not be moved on now, and is left alone for a little while; `problem` says why, where that concerns a person.
 */
export type Outcome = { written: readonly CompletionRecord[]; stuck: boolean; problem: Problem | null }

export type Attempts = {
  /**
   * Moves one record on by one thing: a read, a request, a change. Every change is stored before the next thing is done.
   * `waits`: an earlier click on the same contact goes first, so nothing is sent. Only under the sender's lock.
   */
  next(record: CompletionRecord, waits: boolean): Promise<Outcome>
  /** This computer's clock was set back: the record's plan counts from now. */
  rebase(record: CompletionRecord): Promise<Outcome>
  /** The task was read towards the end of its undo window. */
  hasLooked(id: string): boolean
  /** Forgets what belongs to records other than `ids`. */
  keepOnly(ids: ReadonlySet<string>): void
}

const NOT_STARTED = { type: 'notWritten', problem: { code: 'notStarted' } } as const
const NOTHING: Outcome = { written: [], stuck: false, problem: null }

/** The side of the sender that reads and sends. Kept in memory: reads that are not yet used, answers that are not yet stored. */
export function createAttempts(deps: AttemptDeps): Attempts {
  const { store, moment, blocked } = deps
  const reach = wayToReply(deps)
  const ahead = createReadAhead()
  const answers = new Map<string, CompletionEvent>()
  /** What is durable as sending by this process, and not sent yet. */
  const begun = new Map<string, WholeReplyApi>()
  /** What the disk has refused: what was read for it is not read anew for each try. */
  const unsaved = new Set<string>()

  async function next(record: CompletionRecord, waits: boolean): Promise<Outcome> {
    switch (record.state) {
      case 'held':
        if (windowLeft(record, moment()) <= 0) return apply(record, { type: 'due' })
        if (isReadAhead(record)) ahead.begin(record, () => seenBy(record))
        return NOTHING
      case 'queued':
        if (!waits) return inTurn(record)
        ahead.drop(record.id)
        return NOTHING
      case 'sending':
        return goOn(record)
      case 'unknown':
        return record.write === undefined ? reconcile(record) : lookFor(record)
      case 'paused':
        return lookWhilePaused(record)
      case 'attention':
      case 'done':
      case 'doneElsewhere':
      case 'cancelled':
      default:
        return NOTHING
    }
  }

  async function seenBy(record: CompletionRecord): Promise<Observation | null> {
    const read = await look(record)
    return read.ok ? read.value : null
  }

  /** A step of a plan goes by what has become of those before it. */
  async function inTurn(record: CompletionRecord): Promise<Outcome> {
    const before = await stepsBefore(store, record)
    if (!before.ok) return stuck(before.problem)
    switch (gate(record, before.value)) {
      case 'waits':
        return stuck(null)
      case 'asks':
        return apply(record, { type: 'ask' })
      case 'open':
        return record.write === undefined ? prepare(record) : prepareWrite(withMade(record, before.value))
    }
  }

  /** Before the request of a step that is no completion. */
  async function prepareWrite(record: CompletionRecord): Promise<Outcome> {
    const api = await reach(record)
    if (!api.ok) return apply(record, { type: 'readFailed', problem: api.problem })
    const since = blocked.age()
    const event = await readBefore(record, api.value, moment)
    if (event.type === 'findFailed') blocked.note(record.account, event.problem, since, moment())
    const outcome = await apply(record, event)
    if (outcome.written[0]?.state === 'sending') begun.set(record.id, api.value)
    return outcome
  }

  /** Nobody knows what became of it: it is looked for. */
  async function lookFor(record: CompletionRecord): Promise<Outcome> {
    const api = await reach(record)
    if (!api.ok) return apply(record, { type: 'readFailed', problem: api.problem })
    const since = blocked.age()
    const seen = await settled(() => findWrite(record, api.value, moment))
    if (seen.ok) return apply(record, { type: 'found', found: seen.value })
    blocked.note(record.account, seen.problem, since, moment())
    return apply(record, { type: 'findFailed', problem: seen.problem })
  }

  /** Everything before the request: who is to send, what another completion of the task has left, and how the task stands. */
  async function prepare(record: CompletionRecord): Promise<Outcome> {
    const kept = await ahead.take(record)
    const others = kept === null ? ok([]) : await store.ofTask(record.taskId)
    const looked = others.ok && !isOvertaken(record, kept, others.value) ? kept : null
    const api = await reach(record)
    if (!api.ok) return apply(record, { type: 'readFailed', problem: api.problem })
    const mark = await store.sentMark(record.taskId)
    if (!mark.ok) return stuck(mark.problem)
    const other = mark.value?.recordId === record.id ? null : mark.value

    const counts = panelReadCounts(record, other, moment()) && !ahead.mayBeNewer(record, moment())
    const relies = looked === null && counts && (await isFirst(record))
    const known = relies ? panelRead(record) : looked
    const seen = known === null ? await look(record) : ok(known)
    if (!seen.ok) return apply(record, { type: 'readFailed', problem: seen.problem })
    const outcome = await apply(record, { type: 'read', seen: seen.value, other })
    keepForLater(record, seen.value)
    if (outcome.written[0]?.state === 'sending') begun.set(record.id, api.value)
    return outcome
  }

  /** What became of an earlier completion of this task may be newer than what the panel has read. */
  async function isFirst({ id, taskId }: CompletionRecord): Promise<boolean> {
    const others = await store.ofTask(taskId)
    return others.ok && others.value.every((other) => other.id === id || !isLead(other))
  }

  /** *sending* is durable: by this process, which then sends, or by one that may have sent it and is no more. */
  function goOn(record: CompletionRecord): Promise<Outcome> {
    const api = begun.get(record.id)
    begun.delete(record.id)
    if (api !== undefined) return record.write === undefined ? post(record, api) : write(record, api)
    return apply(record, answers.get(record.id) ?? { type: 'ownerGone' })
  }

  /** The one place where a task is completed. */
  async function post(record: CompletionRecord, api: WholeReplyApi): Promise<Outcome> {
    const since = blocked.age()
    const encoding = record.sentEncoding ?? 'integers'
    const answer = isFrozen(record)
      ? fail('notStarted')
      : await settled(() => api.complete(record.taskId, record.body, encoding))
    if (!answer.ok) blocked.note(record.account, answer.problem, since, moment())
    const event: CompletionEvent = answer.ok
      ? { type: 'answered', task: answer.value.value, serverTime: answer.value.serverTime }
      : { type: 'notAnswered', problem: answer.problem, heardAt: moment().now }
    answers.set(record.id, event)
    return apply(record, event)
  }

  async function write(record: CompletionRecord, api: WholeReplyApi): Promise<Outcome> {
    const since = blocked.age()
    const event = isFrozen(record) ? NOT_STARTED : await sendWrite(record, api)
    if (event.type === 'notWritten') blocked.note(record.account, event.problem, since, moment())
    answers.set(record.id, event)
    return apply(record, event)
  }

  /** Writing "sending" down took too long: what was read before is too old. */
  function isFrozen({ lastSentAt }: CompletionRecord): boolean {
    return lastSentAt === null || moment().since(lastSentAt).most > LONGEST_START
  }

  async function reconcile(record: CompletionRecord): Promise<Outcome> {
    const known = await ahead.take(record)
    const seen = known === null ? await look(record) : ok(known)
    if (!seen.ok) return apply(record, { type: 'readFailed', problem: seen.problem })
    const outcome = await apply(record, { type: 'read', seen: seen.value, other: null })
    keepForLater(record, seen.value)
    // The read that allows a second request is also the read that precedes it.
    if (outcome.written[0]?.state === 'queued') ahead.keep(record, seen.value)
    return outcome
  }

  /** Nothing is moved before a read has shown that the way is free again: a flapping network writes no course. */
  async function lookWhilePaused(record: CompletionRecord): Promise<Outcome> {
    const seen = await look(record)
    if (!seen.ok && !isRefusal(seen.problem)) return apply(record, { type: 'pause', problem: seen.problem })
    const resumed = await apply(record, { type: 'resume' })
    const [back] = resumed.written
    if (back === undefined) return resumed
    if (seen.ok) {
      if (record.write === undefined) ahead.keep(record, seen.value)
      return resumed
    }
    const failed = await apply(back, { type: 'readFailed', problem: seen.problem })
    return { ...failed, written: [back, ...failed.written] }
  }

  async function look(record: CompletionRecord): Promise<Result<Observation>> {
    const api = await reach(record)
    if (!api.ok) return api
    const since = blocked.age()
    const readAt = moment().now
    const answer = await settled(() => api.value.task(record.taskId))
    if (!answer.ok) {
      blocked.note(record.account, answer.problem, since, moment())
      return answer
    }
    ahead.note(record, readAt, moment())
    const { id: taskId, status, contactId, assignedUserId, encoding, finishedAt, deliveryInfo } = answer.value.value
    const { serverTime, heardAt } = answer.value
    const heardFor = heardAt === undefined ? 0 : performance.now() - heardAt
    const source = 'own'
    const seen = { source, taskId, status, contactId, assignedUserId, encoding, finishedAt, deliveryInfo } as const
    return ok({ ...seen, readAt, answeredAt: moment().now, heardFor, serverTime })
  }

  async function apply(record: CompletionRecord, event: CompletionEvent): Promise<Outcome> {
    const stepped = step(record, event, moment())
    if (stepped.kind === 'same') return NOTHING
    if (stepped.kind === 'refused') return stuck(null)
    const { saved, written } = await saveStep(store, stepped.record, moment())
    if (!saved.ok) {
      unsaved.add(record.id)
      return stuck(saved.problem)
    }
    unsaved.delete(record.id)
    if (saved.value !== 'saved') return NOTHING
    answers.delete(record.id)
    const hasEndedWell = stepped.record.state === 'done' || stepped.record.state === 'doneElsewhere'
    const isOver = hasEndedWell && stepped.record.write === undefined
    const others = isOver ? await putOthersAside(stepped.record) : []
    return { ...NOTHING, written: [...written, ...others] }
  }

  function keepForLater(record: CompletionRecord, seen: Observation): void {
    if (unsaved.delete(record.id) && seen.source === 'own') ahead.keep(record, seen)
  }

  /** What an earlier completion of this task needed a person for is settled with it. */
  async function putOthersAside({ account, taskId }: CompletionRecord): Promise<CompletionRecord[]> {
    const others = await store.ofTask(taskId)
    const aside: CompletionRecord[] = []
    for (const other of others.ok ? others.value : []) {
      const concerns = other.account === account && isLead(other) && other.state === 'attention' && !other.dismissed
      if (concerns) aside.push(...(await apply(other, { type: 'dismiss' })).written)
    }
    return aside
  }

  return {
    next,
    rebase: (record) => apply(record, { type: 'rebase' }),
    hasLooked: (id) => ahead.has(id),
    keepOnly(ids) {
      ahead.keepOnly(ids)
      for (const id of answers.keys()) if (!ids.has(id)) answers.delete(id)
      for (const id of begun.keys()) if (!ids.has(id)) begun.delete(id)
    },
  }
}

function stuck(problem: Problem | null): Outcome {
  return { ...NOTHING, stuck: true, problem }
}

/** What the panel saw, as an observation: open, as it was shown to the rep. */
function panelRead({ taskId, snapshot }: CompletionRecord): Observation {
  const { contactId, assignedUserId, encoding, readAt, serverTime } = snapshot
  const seen = { source: 'panel', taskId, status: 'new', contactId, assignedUserId, encoding } as const
  return { ...seen, finishedAt: null, deliveryInfo: null, readAt, answeredAt: readAt, serverTime }
}

/** The API answers with values; should it throw all the same, the outcome is unclear, and nothing breaks off. */
async function settled<Value>(call: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await call()
  } catch {
    return fail('ownFault')
  }
}
