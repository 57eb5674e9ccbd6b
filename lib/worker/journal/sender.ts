import type { Problem } from '#lib/shared/problem.ts'
import { stopsTheAccount } from '#lib/shared/problem-needs.ts'
import type { Attempts, Outcome } from './attempt.ts'
import type { AccountApi } from './reach.ts'
import type { CompletionRecord } from './record.ts'
import type { Moment } from './stopwatch.ts'
import type { CompletionStore } from './store.ts'
import { contactKey, dueIn, noteTimes, waitingForOthers } from './waiting.ts'

/** So many contacts are worked on at once: one that hangs for 25 s does not make the others late. */
const CONTACTS_AT_ONCE = 4
/** After the disk refused a change. */
const REST = 5_000

export type SenderDeps = {
  store: CompletionStore
  /** Runs `work` while nobody else in this profile does: `navigator.locks` in the worker. Let go when the process dies. */
  lock(work: () => Promise<void>): Promise<void>
  moment: () => Moment
  /** The connection of now, or why there is none. Asks nobody. */
  connection(): Promise<AccountApi | Problem>
  trouble(problem: Problem): void
  /** This record was written. */
  changed(record: CompletionRecord): void
  /** Plans the next drain. */
  plan(): Promise<void>
  /** Plans a drain in case that this one does not come to its end. */
  backStop(): void
}

export type Sender = {
  /** Ends when nothing is due any more. Asked again meanwhile, it looks again. */
  drain(): Promise<void>
  /** What is paused for the network, or for anything, is tried once. */
  wakePaused(what: 'network' | 'connection'): void
  isBusy(): boolean
  /** Milliseconds until something is due; null: nothing is. */
  nextIn(): Promise<number | null>
}

/** The one sender: finds what is due and works on it, one after another per contact, as long as it holds the lock. */
export function createSender(deps: SenderDeps, attempts: Attempts): Sender {
  const { store, moment } = deps
  /** What this process is working on. A record in *sending* that is not here has no owner: the lock says so. */
  const owned = new Map<string, CompletionRecord>()
  const resting = new Map<string, number>()
  /** By what each was woken: the network mends nothing that was said of the key since. */
  const woken = new Map<string, 'network' | 'connection'>()
  let wakes: 'network' | 'connection' | null = null
  let isNew = true
  let asked = false
  let running: Promise<void> | null = null
  let stir: () => void = () => undefined

  function ask() {
    asked = true
    stir()
  }

  function drain(): Promise<void> {
    ask()
    running ??= hold()
    return running
  }

  async function hold(): Promise<void> {
    deps.backStop()
    try {
      await deps.lock(work)
    } catch {
      asked = false
      broken()
    } finally {
      running = null
    }
    // Asked between the last look and the end of the lock.
    if (asked) await drain()
  }

  async function work(): Promise<void> {
    while (asked || owned.size > 0) {
      asked = false
      await startDue()
      // Something else may become due while this is under way.
      if (owned.size > 0) await deps.plan()
      if (!asked && owned.size > 0) await new Promise<void>((resolve) => (stir = resolve))
    }
  }

  async function startDue(): Promise<void> {
    const live = await store.live()
    if (!live.ok) return deps.trouble(live.problem)
    const seen = moment()
    for (const record of live.value) noteTimes(record, seen)
    attempts.keepOnly(new Set(live.value.map((record) => record.id)))
    await wakeMended(live.value)

    const waiting = waitingForOthers(live.value)
    for (const stored of live.value) {
      const record = owned.has(stored.id) ? stored : await rebased(stored)
      if ((left(record) ?? 1) > 0) continue
      const waits = waiting.has(record.id) || !hasRoom(record)
      if (waits && !goesOnAlone(record)) continue
      owned.set(record.id, record)
      if (record.state === 'paused') woken.delete(record.id)
      void run(record, waits)
        .catch(broken)
        .finally(() => {
          owned.delete(record.id)
          ask()
        })
    }
  }

  /** Moves one record on as far as it goes now. */
  async function run(record: CompletionRecord, waits: boolean): Promise<void> {
    let current: CompletionRecord | null = record
    while (current !== null) {
      const next = await attempt(current, waits)
      current = next !== null && (dueIn(next, attempts.hasLooked(next.id), moment()) ?? 1) <= 0 ? next : null
    }
  }

  /** The record as it is after one attempt; null: it goes no further now. */
  async function attempt(record: CompletionRecord, waits: boolean): Promise<CompletionRecord | null> {
    const { written, stuck } = told(record, await attempts.next(record, waits))
    return stuck ? null : (written.findLast(({ id }) => id === record.id) ?? null)
  }

  async function rebased(record: CompletionRecord): Promise<CompletionRecord> {
    return told(record, await attempts.rebase(record)).written[0] ?? record
  }

  /** Whoever shows it knows of it, and what is stuck is left alone for a while. */
  function told(record: CompletionRecord, outcome: Outcome): Outcome {
    const { written, stuck, problem } = outcome
    for (const version of written) deps.changed(version)
    if (stuck) resting.set(record.id, moment().now)
    if (problem !== null) deps.trouble(problem)
    return outcome
  }

  /**
   * What waits for a mended connection is woken by being told, and by a new process that finds it mended: the one before may have died
   * over the telling. Nothing is asked of Reply to find out, so that a worker that merely wakes makes no request.
   */
  async function wakeMended(live: readonly CompletionRecord[]): Promise<void> {
    // Those that are under way, too: they may yet be paused by what was true before.
    for (const record of live) {
      // An answer that could not be stored yet may pause it as well.
      const mayPause = record.state === 'paused' || record.state === 'sending' || owned.has(record.id)
      // What is not paused now is not to be woken from a pause of later.
      if (!mayPause) woken.delete(record.id)
      else if (wakes !== null && woken.get(record.id) !== 'connection') woken.set(record.id, wakes)
    }
    wakes = null
    if (!isNew) return
    isNew = false
    const waiting = live.filter((record) => record.state === 'paused' && waitsForConnection(record))
    if (waiting.length === 0) return
    const connection = await deps.connection()
    if ('code' in connection) return
    for (const record of waiting) if (isMended(record, connection)) woken.set(record.id, 'connection')
  }

  /** Neither its task nor its contact is being worked on, and not too many others are. */
  function hasRoom(record: CompletionRecord): boolean {
    if (owned.size >= CONTACTS_AT_ONCE) return false
    for (const other of owned.values()) {
      if (other.taskId === record.taskId || contactKey(other) === contactKey(record)) return false
    }
    return true
  }

  /** An undo window ends on time, whatever its contact waits for. */
  function goesOnAlone(record: CompletionRecord): boolean {
    return record.state === 'held' && !owned.has(record.id)
  }

  /** Milliseconds until there is something to do for this record; null: not by itself. */
  function left(record: CompletionRecord): number | null {
    const due = isWoken(record) ? 0 : dueIn(record, attempts.hasLooked(record.id), moment())
    if (due === null) return null
    const rested = resting.get(record.id)
    if (rested === undefined) return due
    const rest = REST - moment().since(rested).least
    if (rest <= 0) resting.delete(record.id)
    return Math.max(due, rest)
  }

  function isWoken(record: CompletionRecord): boolean {
    const by = record.state === 'paused' ? woken.get(record.id) : undefined
    return by === 'connection' || (by === 'network' && !waitsForConnection(record))
  }

  function broken() {
    deps.trouble({ code: 'internal' })
  }

  return {
    drain,
    wakePaused(what) {
      wakes = wakes === 'connection' ? wakes : what
    },
    isBusy: () => owned.size > 0,
    async nextIn() {
      const live = await store.live()
      if (!live.ok) return REST
      const waiting = waitingForOthers(live.value)
      let next: number | null = null
      for (const record of live.value) {
        // What waits is started when that which it waits for has ended.
        const waits = waiting.has(record.id) || !hasRoom(record)
        if (waits && !goesOnAlone(record)) continue
        const due = left(record)
        if (due !== null) next = Math.min(next ?? due, Math.max(0, due))
      }
      return next
    },
  }
}

function waitsForConnection({ problem }: CompletionRecord): boolean {
  return problem !== null && stopsTheAccount(problem)
}

/** Whether a connection is there is known here; what Reply said of a key can only have changed where it was tested since. */
function isMended({ account, problem, changedAt }: CompletionRecord, connection: AccountApi): boolean {
  if (connection.account !== account || problem === null) return false
  return problem.status === undefined || connection.savedAt > changedAt
}
