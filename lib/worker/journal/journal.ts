import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import { createAttempts } from './attempt.ts'
import { createBlocked } from './blocked.ts'
import { saveStep } from './followers.ts'
import { endedPlans, idsOfPlan, openPlan, type PlanIntent, planIdOf } from './plan.ts'
import type { AccountApi } from './reach.ts'
import { type CompletionRecord, isLead, isLive, type RefusalReason, refused, type Step } from './record.ts'
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
  /** Writes a wrap-up down, all its steps or none: durable when it returns. Problems as there, and 'badChoice'. */
  acceptPlan(plan: PlanIntent): Promise<Result<CompletionRecord[]>>
  /** Of a plan: all that has not begun. 'tooLate' when its window is over; 'notSaved' when it could not be stopped. */
  undo(id: string): Promise<Result<CompletionRecord>>
  /** An Undo that could not be believed: nothing is sent until `undo` or `sendNow`. 'tooLate' as there. */
  hold(id: string): Promise<Result<CompletionRecord>>
  /** A step goes on although what it depends on ended otherwise. */
  goOn(id: string): Promise<Result<CompletionRecord>>
  /** A note that could not be confirmed is there: a person has looked. */
  isThere(id: string): Promise<Result<CompletionRecord>>
  /** It is sent once more, at a person's word alone. */
  sendAgain(id: string): Promise<Result<CompletionRecord>>
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
  const { moment, remember, noLater } = createStopwatch(deps.clock, deps.random)
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
      const save = () => saveStep(store, stepped.record, moment())
      // Undo is a race: nothing comes before it, and nothing needs to be planned for it.
      const isPlanned = isLive(stepped.record.state) || stepped.record.state === 'done'
      const { saved, written } = await (isPlanned ? planned(save) : save())
      if (!saved.ok) return saved
      if (saved.value === 'occupied') return fail('alreadyUnderWay')
      if (saved.value === 'stale') continue
      for (const record of written) deps.changed(record)
      return ok(stepped.record)
    }
    return fail('movedOn')
  }

  /** A decision about all that one gesture began: one change, or none. `act` gives null where it does not concern a step. */
  async function decidePlan(
    id: string,
    act: (record: CompletionRecord) => CompletionEvent | null,
  ): Promise<Result<CompletionRecord>> {
    for (let times = 0; times < CHANGES_IN_A_ROW; times += 1) {
      const read = await mates(id)
      if (!read.ok) return read
      const steps = read.value.map((record) => {
        const event = act(record)
        return event === null ? refused('notNow') : step(record, event, moment())
      })
      const moved = steps.flatMap((stepped) => (stepped.kind === 'moved' ? [stepped.record] : []))
      const own = read.value.find((record) => record.id === id)
      if (own === undefined) return fail('gone')
      if (moved.length === 0) return steps.some(({ kind }) => kind === 'same') ? ok(own) : fail(reasonOf(steps))
      // What stays as it is was decided by what it was: had it moved on meanwhile, it might have been meant, too.
      const stays = read.value.filter((record) => moved.every(({ id: other }) => other !== record.id))
      const save = () => store.replaceAll(moved, stays)
      const saved = await (moved.some(({ state }) => isLive(state)) ? planned(save) : save())
      if (!saved.ok) return saved
      if (saved.value === 'occupied') return fail('alreadyUnderWay')
      if (saved.value === 'stale') continue
      for (const record of moved) deps.changed(record)
      return ok(moved.find((record) => record.id === id) ?? own)
    }
    return fail('movedOn')
  }

  /** All steps of the plan that a record belongs to, in their order. */
  async function mates(id: string): Promise<Result<CompletionRecord[]>> {
    const found = await store.get(id)
    if (!found.ok) return found
    if (found.value === null) return fail('gone')
    const all: CompletionRecord[] = []
    for (const mate of idsOfPlan(found.value)) {
      const read = mate === id ? found : await store.get(mate)
      if (!read.ok) return read
      if (read.value !== null) all.push(read.value)
    }
    return ok(all)
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

    async acceptPlan(chosen) {
      const { readMark, snapshot } = chosen.intent
      if (readMark !== undefined) remember(snapshot.readAt, readMark)
      const opened = openPlan(chosen, deps.newId(), moment())
      if (!opened.ok) return opened
      const saved = await planned(() => store.addAll(opened.value))
      if (!saved.ok) return saved
      if (saved.value === 'occupied') return fail('alreadyUnderWay')
      for (const record of opened.value) deps.changed(record)
      return opened
    },

    undo: (id) => decidePlan(id, ({ plan: its }) => (its === undefined ? { type: 'undo' } : { type: 'undoStep' })),
    hold: (id) => decidePlan(id, () => ({ type: 'hold' })),
    sendNow: (id) =>
      decidePlan(id, (record) => (record.id === id || record.state === 'held' ? { type: 'sendNow' } : null)),
    goOn: (id) => decide(id, { type: 'goOn' }),
    isThere: (id) => decide(id, { type: 'isThere' }),
    sendAgain: (id) => decide(id, { type: 'sendAgain' }),
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
        (record) => isLead(record) && record.taskId === taskId && record.account === (account ?? record.account),
      )
      return ok(mine.at(-1) ?? null)
    },

    async latestFor(taskId, account) {
      const records = await store.ofTask(taskId)
      if (!records.ok) return records
      return ok(records.value.findLast((record) => isLead(record) && record.account === account) ?? null)
    },

    async prune({ most, days }) {
      const records = await store.all()
      if (!records.ok) return records
      const now = noLater()
      await store.forgetMarks(now - DAY)
      const ended = endedPlans(records.value)
      const plans = [...new Set(ended.map(planIdOf))]
      const kept = new Set(plans.slice(0, most))
      // A plan goes as a whole, when the last of it is old enough.
      const young = new Set(ended.filter(({ changedAt }) => now - changedAt <= days * DAY).map(planIdOf))
      return clear(ended.filter((record) => !kept.has(planIdOf(record)) || !young.has(planIdOf(record))))
    },

    async clearEnded() {
      const records = await store.all()
      if (!records.ok) return records
      const removed = await clear(endedPlans(records.value))
      return removed.ok ? ok({ removed: removed.value, kept: records.value.length - removed.value }) : removed
    },

    damaged: () => store.damaged(),
    forgetDamaged: () => store.forgetDamaged(),
  }
}

function codeOf(reason: RefusalReason): 'tooLate' | 'movedOn' {
  return reason === 'tooLate' ? 'tooLate' : 'movedOn'
}

/** Why nothing of a plan could be changed. */
function reasonOf(steps: readonly Step[]): 'tooLate' | 'movedOn' {
  return steps.some((stepped) => stepped.kind === 'refused' && stepped.reason === 'tooLate') ? 'tooLate' : 'movedOn'
}
