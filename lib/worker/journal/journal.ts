import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import { type AccountApi, createAttempts } from './attempt.ts'
import { createBlocked } from './blocked.ts'
import { type CompletionRecord, hasEnded, isLive, type RefusalReason } from './record.ts'
import { createSender } from './sender.ts'
import { type Clock, createStopwatch } from './stopwatch.ts'
import type { CompletionStore, DamagedRecord } from './store.ts'
import { type CompletionEvent, step } from './transitions.ts'
import { BACK_STOP } from './waits.ts'
import { type Intent, open } from './window.ts'

export type JournalDeps = {
  store: CompletionStore
  /** The connection of now, or why there is none. Asked anew before every request. */
  connection(): Promise<AccountApi | Problem>
  clock: Clock
  /** Runs `work` while nobody else in this profile sends: `navigator.locks.request('…', work)`. */
  lock(work: () => Promise<void>): Promise<void>
  online(): boolean
  /**
   * Plans the next `drain()` for then (epoch ms), in place of the plan before; null: nothing to plan. The plan must outlive this
   * process (an alarm, and one that rings again until something else is planned), and be on time while it lives (a timer).
   */
  schedule(at: number | null): void
  /** Something durable has changed: this record, as it is now, or where it is null more than one. Screens and badge read again. */
  changed(record: CompletionRecord | null): void
  /** A problem that belongs to no single completion: the store cannot be read or written. */
  trouble(problem: Problem): void
  /** 0 to 1. */
  random: () => number
  newId(): string
}

export type Journal = {
  /**
   * Writes a click down. Durable when it returns; only then may a screen say "Undo". Problems: 'alreadyUnderWay',
   * 'notSaved' (nothing was saved, nothing will be sent), 'badTaskId'.
   */
  accept(intent: Intent): Promise<Result<CompletionRecord>>
  /** 'tooLate' when its window is over; 'notSaved' when it could not be stopped. */
  undo(id: string): Promise<Result<CompletionRecord>>
  /** An Undo that could not be believed: nothing is sent until `undo` or `sendNow`. 'tooLate' as there. */
  hold(id: string): Promise<Result<CompletionRecord>>
  /** Ends the undo window now. */
  sendNow(id: string): Promise<Result<CompletionRecord>>
  /** Waiting: tried at once. Needing a person: read again; by that nothing is sent. */
  tryNow(id: string): Promise<Result<CompletionRecord>>
  /** Puts an attention aside. */
  dismiss(id: string): Promise<Result<CompletionRecord>>
  /** Ends what waits: cancelled where it was never sent, else put aside with its doubt. 'movedOn' while a request is under way. */
  giveUp(id: string): Promise<Result<CompletionRecord>>
  /** Does everything that is due, and recovers what a dead process left. To be called at every wake-up, as often as wanted. */
  drain(): Promise<void>
  /** The network is back, or the connection was mended (key, account, permission): what waited for that is tried. */
  resume(what: 'network' | 'connection'): Promise<void>
  /** When `drain()` is needed next (epoch ms), or null. */
  nextWake(): Promise<number | null>
  /** Newest click first, live ones included. */
  list(): Promise<Result<CompletionRecord[]>>
  /** The completion of this task that is under way, if there is one. */
  liveFor(taskId: number, account?: string): Promise<Result<CompletionRecord | null>>
  /** What a panel shows for this task: the one under way, else the last one. */
  latestFor(taskId: number, account: string): Promise<Result<CompletionRecord | null>>
  /** Retention: of what has ended, at most so many and so old. */
  prune(keep: { most: number; days: number }): Promise<Result<number>>
  /** Removes what has ended; what is unresolved stays. */
  clearEnded(): Promise<Result<{ removed: number; kept: number }>>
  /** Stored things that could not be read and were set aside. */
  damaged(): Promise<Result<DamagedRecord[]>>
  forgetDamaged(): Promise<Result<void>>
}

const DAY = 86_400_000
const CHANGES_IN_A_ROW = 5

/** The completion journal: the only way a task is completed. See `transitions.ts` for its states. */
export function createJournal(deps: JournalDeps): Journal {
  const { store } = deps
  const { moment, remember } = createStopwatch(deps.clock, deps.random)
  const blocked = createBlocked()
  const sender = createSender({ ...deps, moment, plan, backStop }, createAttempts({ ...deps, moment, blocked }))
  let writing = 0

  async function drain(): Promise<void> {
    await sender.drain()
    await plan()
  }

  /** While something is under way or being written, a plan for the case that this process dies is always there. */
  async function plan(): Promise<void> {
    const next = await nextWake()
    const isBusy = writing > 0 || sender.isBusy()
    deps.schedule(isBusy ? Math.min(next ?? Number.POSITIVE_INFINITY, moment().now + BACK_STOP) : next)
  }

  async function nextWake(): Promise<number | null> {
    const next = await sender.nextIn()
    return next === null ? null : moment().now + next
  }

  /** What is being written down is planned for before it is durable, lest this process dies in between; and exactly after it. */
  async function planned<Value>(write: () => Promise<Value>): Promise<Value> {
    writing += 1
    await plan()
    const written = await write()
    writing -= 1
    await plan()
    return written
  }

  function backStop(): void {
    deps.schedule(moment().now + BACK_STOP)
  }

  /** A person's decision. Repeated when the runner changed the record meanwhile: what they decide is seen by the step itself. */
  async function decide(id: string, event: CompletionEvent): Promise<Result<CompletionRecord>> {
    for (let times = 0; times < CHANGES_IN_A_ROW; times += 1) {
      const found = await store.get(id)
      if (!found.ok) return found
      if (found.value === null) return fail('gone')
      const stepped = step(found.value, event, moment())
      if (stepped.kind === 'same') return ok(found.value)
      if (stepped.kind === 'refused') return fail(codeOf(stepped.reason))
      const save = () => store.replace(stepped.record)
      // Undo is a race: nothing comes before it, and nothing needs to be planned for it.
      const saved = await (isLive(stepped.record.state) ? planned(save) : save())
      if (!saved.ok) return saved
      if (saved.value === 'occupied') return fail('alreadyUnderWay')
      if (saved.value === 'stale') continue
      deps.changed(stepped.record)
      return ok(stepped.record)
    }
    return fail('movedOn')
  }

  async function clear(records: CompletionRecord[]): Promise<Result<number>> {
    const removed = await store.remove(records)
    if (removed.ok && removed.value > 0) deps.changed(null)
    return removed
  }

  return {
    drain,
    nextWake,

    async accept(intent) {
      if (intent.readMark !== undefined) remember(intent.snapshot.readAt, intent.readMark)
      const opened = open(intent, deps.newId(), moment())
      if (!opened.ok) return opened
      const saved = await planned(() => store.add(opened.value))
      if (!saved.ok) return saved
      if (saved.value === 'occupied') return fail('alreadyUnderWay')
      deps.changed(opened.value)
      return opened
    },

    undo: (id) => decide(id, { type: 'undo' }),
    hold: (id) => decide(id, { type: 'hold' }),
    sendNow: (id) => decide(id, { type: 'sendNow' }),
    tryNow(id) {
      blocked.forget()
      return decide(id, { type: 'tryNow', askedAt: moment().now })
    },
    dismiss: (id) => decide(id, { type: 'dismiss' }),
    giveUp: (id) => decide(id, { type: 'giveUp' }),

    resume(what) {
      if (what === 'connection') blocked.mended()
      sender.wakePaused(what)
      return drain()
    },

    list: () => store.all(),

    async liveFor(taskId, account) {
      const records = await store.live()
      if (!records.ok) return records
      const mine = records.value.filter(
        (record) => record.taskId === taskId && record.account === (account ?? record.account),
      )
      return ok(mine.at(-1) ?? null)
    },

    async latestFor(taskId, account) {
      const records = await store.ofTask(taskId)
      if (!records.ok) return records
      return ok(records.value.findLast((record) => record.account === account) ?? null)
    },

    async prune({ most, days }) {
      const records = await store.all()
      if (!records.ok) return records
      const now = moment().now
      await store.forgetMarks(now - DAY)
      const ended = records.value.filter(hasEnded)
      return clear(ended.filter((record, place) => place >= most || now - record.changedAt > days * DAY))
    },

    async clearEnded() {
      const records = await store.all()
      if (!records.ok) return records
      const removed = await clear(records.value.filter(hasEnded))
      return removed.ok ? ok({ removed: removed.value, kept: records.value.length - removed.value }) : removed
    },

    damaged: () => store.damaged(),
    forgetDamaged: () => store.forgetDamaged(),
  }
}

function codeOf(reason: RefusalReason): 'tooLate' | 'movedOn' {
  return reason === 'tooLate' ? 'tooLate' : 'movedOn'
}
