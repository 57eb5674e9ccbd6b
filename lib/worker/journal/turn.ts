import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import type { Moment } from './moment.ts'
import type { Observation } from './observation.ts'
import { createOwnReads } from './own-reads.ts'
import { LONGEST_START } from './pace.ts'
import { isRefusal } from './problems.ts'
import { panelReadCounts } from './reading.ts'
import type { CompletionRecord } from './record.ts'
import type { Standing } from './standing.ts'
import type { CompletionStore } from './store.ts'
import { dueIn, windowLeft } from './timetable.ts'
import { type CompletionEvent, step } from './transitions.ts'

/** The account's way to Reply, shared by all that ask there. */
export type Gate = {
  /** Until when Reply wants to be left alone (epoch ms); null: it does not say so. */
  closedUntil(): number | null
  /** Milliseconds until one more request keeps Wrapup's own limit; 0: now. */
  room(): number
}

/** With which key requests are made, and whose it is. `savedAt`: when the key was tested last, epoch ms. */
export type Connection = { account: string; api: ReplyApi; gate: Gate; savedAt: number }

export type TurnDeps = {
  store: CompletionStore
  connection(): Promise<Connection | Problem>
  online(): boolean
  moment: () => Moment
  standing: Standing
  /** A record could not be moved on now: it is left alone for a little while. */
  rest(record: CompletionRecord, problem: Problem | null): void
  /** This record was written. */
  changed(record: CompletionRecord): void
}

export type Turns = {
  /**
   * Moves one record on as far as it goes now, and holds nothing back: every change is stored before the next thing is done.
   * `waits`: an earlier click on the same contact goes first, so nothing is sent. Only under the sender's lock.
   */
  run(record: CompletionRecord, waits: boolean): Promise<void>
  /** This computer's clock was set back: the record's plan counts from now. */
  rebase(record: CompletionRecord): Promise<CompletionRecord>
  /** The task was read towards the end of its undo window. */
  hasLooked(id: string): boolean
  /** Forgets what belongs to records other than `ids`. */
  keepOnly(ids: ReadonlySet<string>): void
}

const LOOKS_AT_ONCE = 4

/** The side of the runner that reads and sends. Kept in memory: reads that are not yet used, answers that are not yet stored. */
export function createTurns(deps: TurnDeps): Turns {
  const { store, moment, standing } = deps
  const looks = new Map<string, Promise<Observation | null>>()
  const answers = new Map<string, CompletionEvent>()
  const ownReads = createOwnReads()
  /** What the disk has refused: what was read for it is not read anew for each try. */
  const unsaved = new Set<string>()
  let looking = 0

  async function run(record: CompletionRecord, waits: boolean): Promise<void> {
    let current: CompletionRecord | null = record
    while (current !== null) {
      if (current.state === 'queued' && waits) return void looks.delete(current.id)
      const next = await turn(current)
      current = next !== null && (dueIn(next, looks.has(next.id), moment()) ?? 1) <= 0 ? next : null
    }
  }

  function turn(record: CompletionRecord): Promise<CompletionRecord | null> {
    switch (record.state) {
      case 'held':
        if (windowLeft(record, moment()) <= 0) return apply(record, { type: 'due' })
        lookAhead(record)
        return Promise.resolve(null)
      case 'queued':
        return send(record)
      case 'unknown':
        return reconcile(record)
      case 'paused':
        return lookWhilePaused(record)
      case 'sending':
        return apply(record, answers.get(record.id) ?? { type: 'ownerGone' })
      case 'attention':
      case 'done':
      case 'doneElsewhere':
      case 'cancelled':
      default:
        return Promise.resolve(null)
    }
  }

  /**
   * A read of its own shortly before the window ends, so that the request can go out at its end. It is not waited for here: the window
   * ends on time even when the read hangs. Failing costs nothing.
   */
  function lookAhead(record: CompletionRecord): void {
    if (looking >= LOOKS_AT_ONCE) return void looks.set(record.id, Promise.resolve(null))
    looking += 1
    const seen = look(record)
      .then((read) => (read.ok ? read.value : null))
      .catch(() => null)
      .finally(() => {
        looking -= 1
      })
    looks.set(record.id, seen)
  }

  async function send(record: CompletionRecord): Promise<CompletionRecord | null> {
    const looked = await takeLook(record)
    const api = await reach(record)
    if (!api.ok) return apply(record, { type: 'readFailed', problem: api.problem })
    const mark = await store.sentMark(record.taskId)
    if (!mark.ok) return rest(record, mark.problem)
    const other = mark.value?.recordId === record.id ? null : mark.value

    const counts = panelReadCounts(record, other, moment()) && !ownReads.mayBeNewer(record, moment())
    const relies = looked === null && counts && (await isFirst(record))
    const known = relies ? panelRead(record) : looked
    const seen = known === null ? await look(record) : ok(known)
    if (!seen.ok) return apply(record, { type: 'readFailed', problem: seen.problem })
    const next = await apply(record, { type: 'read', seen: seen.value, other })
    keepForLater(record, seen.value)
    return next?.state === 'sending' ? post(next, api.value) : next
  }

  /** What became of an earlier completion of this task may be newer than what the panel has read. */
  async function isFirst({ id, taskId }: CompletionRecord): Promise<boolean> {
    const others = await store.ofTask(taskId)
    return others.ok && others.value.every((other) => other.id === id)
  }

  /** *sending* is durable: this is the one place where a task is completed. */
  async function post(record: CompletionRecord, api: ReplyApi): Promise<CompletionRecord | null> {
    const since = standing.age()
    const frozen = record.lastSentAt === null || moment().since(record.lastSentAt).most > LONGEST_START
    const encoding = record.sentEncoding ?? 'integers'
    const answer = frozen ? fail('notStarted') : await settled(() => api.complete(record.taskId, record.body, encoding))
    if (!answer.ok) standing.note(record.account, answer.problem, since, moment())
    const event: CompletionEvent = answer.ok
      ? { type: 'answered', task: answer.value.value, serverTime: answer.value.serverTime }
      : { type: 'notAnswered', problem: answer.problem }
    answers.set(record.id, event)
    return apply(record, event)
  }

  async function reconcile(record: CompletionRecord): Promise<CompletionRecord | null> {
    const known = await takeLook(record)
    const seen = known === null ? await look(record) : ok(known)
    if (!seen.ok) return apply(record, { type: 'readFailed', problem: seen.problem })
    const next = await apply(record, { type: 'read', seen: seen.value, other: null })
    keepForLater(record, seen.value)
    // The read that allows a second request is also the read that precedes it.
    if (next?.state === 'queued') looks.set(record.id, Promise.resolve(seen.value))
    return next
  }

  /** Nothing is moved before a read has shown that the way is free again: a flapping network writes no course. */
  async function lookWhilePaused(record: CompletionRecord): Promise<CompletionRecord | null> {
    const seen = await look(record)
    if (!seen.ok && !isRefusal(seen.problem)) return apply(record, { type: 'pause', problem: seen.problem })
    const back = await apply(record, { type: 'resume' })
    if (back === null) return null
    if (!seen.ok) return apply(back, { type: 'readFailed', problem: seen.problem })
    looks.set(record.id, Promise.resolve(seen.value))
    return back
  }

  async function look(record: CompletionRecord): Promise<Result<Observation>> {
    const api = await reach(record)
    if (!api.ok) return api
    const since = standing.age()
    const readAt = moment().now
    const answer = await settled(() => api.value.task(record.taskId))
    if (!answer.ok) {
      standing.note(record.account, answer.problem, since, moment())
      return answer
    }
    ownReads.note(record, readAt, moment())
    const { id: taskId, status, contactId, assignedUserId, encoding, finishedAt, deliveryInfo } = answer.value.value
    const { serverTime } = answer.value
    const source = 'own'
    const seen = { source, taskId, status, contactId, assignedUserId, encoding, finishedAt, deliveryInfo } as const
    return ok({ ...seen, readAt, answeredAt: moment().now, serverTime })
  }

  /** The API with the key of the record's own account, or why there is none now. */
  async function reach(record: CompletionRecord): Promise<Result<ReplyApi>> {
    const known = standing.of(record.account, moment())
    if (known !== null) return { ok: false, problem: known }
    // A paused record is tried all the same: some systems say "offline" wrongly.
    if (record.state !== 'paused' && !deps.online()) return fail('offline')
    const connection = await deps.connection()
    if ('code' in connection) return { ok: false, problem: connection }
    if (connection.account !== record.account) return fail('accountChanged')
    const { api, gate } = connection
    const closedUntil = gate.closedUntil()
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    const room = gate.room()
    return room > 0 ? fail('ownPace', { retryAt: moment().now + room }) : ok(api)
  }

  async function apply(record: CompletionRecord, event: CompletionEvent): Promise<CompletionRecord | null> {
    const stepped = step(record, event, moment())
    if (stepped.kind === 'same') return null
    if (stepped.kind === 'refused') return rest(record, null)
    const saved = await store.replace(stepped.record)
    if (!saved.ok) {
      unsaved.add(record.id)
      return rest(record, saved.problem)
    }
    unsaved.delete(record.id)
    if (saved.value !== 'saved') return null
    answers.delete(record.id)
    deps.changed(stepped.record)
    if (stepped.record.state === 'done' || stepped.record.state === 'doneElsewhere')
      await putOthersAside(stepped.record)
    return stepped.record
  }

  function keepForLater(record: CompletionRecord, seen: Observation): void {
    if (unsaved.delete(record.id) && seen.source === 'own') looks.set(record.id, Promise.resolve(seen))
  }

  /** What an earlier completion of this task needed a person for is settled with it. */
  async function putOthersAside({ account, taskId }: CompletionRecord): Promise<void> {
    const others = await store.ofTask(taskId)
    if (!others.ok) return
    for (const other of others.value) {
      const concerns = other.account === account && other.state === 'attention' && !other.dismissed
      if (concerns) await apply(other, { type: 'dismiss' })
    }
  }

  function rest(record: CompletionRecord, problem: Problem | null): null {
    deps.rest(record, problem)
    return null
  }

  /** A read is used once: what is sent again has been read again. */
  function takeLook(record: CompletionRecord): Promise<Observation | null> {
    const seen = looks.get(record.id) ?? Promise.resolve(null)
    looks.delete(record.id)
    return seen
  }

  return {
    run,
    rebase: async (record) => (await apply(record, { type: 'rebase' })) ?? record,
    hasLooked: (id) => looks.has(id),
    keepOnly(ids) {
      for (const id of looks.keys()) if (!ids.has(id)) looks.delete(id)
      for (const id of answers.keys()) if (!ids.has(id)) answers.delete(id)
    },
  }
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
