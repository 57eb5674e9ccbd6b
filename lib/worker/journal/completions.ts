import type { StepKind } from '#lib/shared/messages/step-view.ts'
import type { CompletionView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { Journal } from './journal.ts'
import { kindOf, planIdOf } from './plan.ts'
import { type CompletionRecord, isLead, isLive } from './record.ts'
import { byClick } from './store.ts'
import { toView } from './view.ts'
import { waitingForOthers } from './waiting.ts'

/** How long "Undone. Nothing was sent." stays before the choice is simply open again. */
const SHOW_UNDONE_MS = 60_000

/** What was chosen for a task and not taken back. `completes`: it is no move to another time. */
export type Chosen = Pick<CompletionView, 'taskId' | 'taskType' | 'resolution' | 'state'> & {
  at: number
  completes: boolean
}

/**
 * The journal as the screens see it. What it holds is read once in the life of a worker, and followed from then on: a history
 * of thousands would else be read anew at each step of each completion.
 */
export function createCompletions(journal: Journal, accountInUse: () => Promise<string | null>) {
  let read: Promise<Result<CompletionRecord[]>> | null = null

  function records(): Promise<Result<CompletionRecord[]>> {
    read ??= journal.list()
    return read
  }

  async function list(): Promise<CompletionRecord[]> {
    const found = await records()
    if (found.ok) return found.value
    read = null
    return []
  }

  async function rows(): Promise<Row[]> {
    return rowsOf(await list())
  }

  async function unresolvedRows(): Promise<Row[]> {
    return (await rows()).filter(({ steps }) => steps.some(isUnresolved))
  }

  /** As the screens see them: with whose they are, and what they wait for. */
  async function seen(some: readonly Row[]): Promise<CompletionView[]> {
    const account = await accountInUse()
    const waiting = waitingForOthers((await list()).filter(({ state }) => isLive(state)).toSorted(byClick))
    return some.map(({ row, steps }) => toView(row, { account, waitsFor: waiting.get(row.id), steps }))
  }

  return {
    /** What was read is out of date. */
    forget: () => {
      read = null
    },
    /** A record was written; null: more than one, or some are gone. */
    learn(record: CompletionRecord | null): void {
      const before = read
      read =
        record === null || before === null
          ? null
          : before.then((found) => (found.ok ? ok(withRecord(found.value, record)) : journal.list()))
    },
    /** 'storeClosed' where the database cannot be read. */
    all: async (): Promise<Result<CompletionView[]>> => {
      const found = await records()
      return found.ok ? ok(await seen(rowsOf(found.value))) : fail('storeClosed')
    },
    /** What a panel says about a task: under way, or how the last completion ended. */
    async latestOf(taskId: number): Promise<CompletionView | null> {
      const account = await accountInUse()
      const latest = (await rows()).find(({ row }) => row.taskId === taskId && row.account === account)
      if (latest === undefined) return null
      const { row, steps } = latest
      const isOver = !steps.some(isUnresolved)
      if (isOver && row.dismissed) return null
      // What leaves the task open, or was undone, is told for a moment; then the choice is simply open again.
      const leavesOpen = row.state === 'cancelled' || row.write !== undefined
      const isLongOver = isOver && leavesOpen && Math.abs(Date.now() - row.changedAt) > SHOW_UNDONE_MS
      return isLongOver ? null : ((await seen([latest]))[0] ?? null)
    },
    /** Whether a choice for this task was written down since then, whatever has become of it. 'storeClosed' where that cannot be read. */
    async isRecorded(taskId: number, since: number): Promise<Result<{ recorded: boolean }>> {
      const found = await records()
      if (!found.ok) return fail('storeClosed')
      return ok({ recorded: found.value.some((record) => record.taskId === taskId && record.clickedAt >= since) })
    },
    /** What has not ended, its undo window included; newest first. */
    unresolved: async (): Promise<CompletionView[]> => seen(await unresolvedRows()),
    /** Of all accounts, or of one. */
    unresolvedCount: async (account?: string): Promise<number> =>
      (await unresolvedRows()).filter(({ row }) => account === undefined || row.account === account).length,
    /** How many need a person: the badge says so on every tab. */
    needsYou: async (): Promise<number> => (await rows()).filter(({ steps }) => steps.some(needsPerson)).length,
    /** Which of them, for notifications. Rejects where they cannot be read: nothing is decided by that. */
    async needing(): Promise<CompletionView[]> {
      const found = await records()
      if (!found.ok) throw new Error('storeClosed')
      const needing = rowsOf(found.value).filter(({ steps }) => steps.some(needsPerson))
      return needing.map(({ row, steps }) => toView(row, { steps }))
    },
    /** What ended well for this contact, newest first. */
    async doneFor(contactId: number): Promise<Done[]> {
      const account = await accountInUse()
      const theirs = (await list()).filter(
        ({ snapshot, account: whose }) => snapshot.contactId === contactId && whose === account,
      )
      return theirs
        .filter(({ state }) => state === 'done')
        .map((record) => ({
          taskId: record.taskId,
          taskType: record.snapshot.taskType,
          kind: kindOf(record),
          // The other steps of a plan carry the outcome that they were meant for, which may have been refused.
          resolution: record.write === undefined ? record.body.callResolution : null,
          settledAt: record.settledAt,
        }))
    },
    /** What was chosen for tasks since then and not taken back, and what is under way from before. */
    async chosenSince(since: number): Promise<Chosen[]> {
      const account = await accountInUse()
      const stands = ({ row }: Row) =>
        isLead(row) && row.account === account && row.state !== 'cancelled' && !row.dismissed
      return (await rows())
        .filter((one) => stands(one) && (one.row.clickedAt >= since || isLive(one.row.state)))
        .map(({ row }) => ({
          taskId: row.taskId,
          taskType: row.snapshot.taskType,
          resolution: row.body.callResolution,
          state: row.state,
          at: row.clickedAt,
          completes: row.write === undefined,
        }))
    },
    /** Completions that ended well since midnight. */
    async doneToday(): Promise<number> {
      const midnight = new Date().setHours(0, 0, 0, 0)
      const isDone = ({ state, settledAt, write }: CompletionRecord) =>
        write === undefined && state === 'done' && (settledAt ?? 0) >= midnight
      return (await list()).filter(isDone).length
    },
  }
}

export type Completions = ReturnType<typeof createCompletions>

/** Something that was written for a contact: what, and for which task. */
export type Done = Pick<CompletionView, 'taskId' | 'taskType' | 'resolution' | 'settledAt'> & { kind: StepKind }

/** A plan, by the step that it is known by. */
type Row = { row: CompletionRecord; steps: readonly CompletionRecord[] }

/** In the order of the list. */
function rowsOf(records: readonly CompletionRecord[]): Row[] {
  const plans = new Map<string, CompletionRecord[]>()
  for (const record of records) {
    const steps = plans.get(planIdOf(record))
    if (steps === undefined) plans.set(planIdOf(record), [record])
    else steps.push(record)
  }
  return [...plans.values()].flatMap((found) => {
    const steps = found.toSorted((one, two) => (one.plan?.place ?? 0) - (two.plan?.place ?? 0))
    const row = steps.find(isLead) ?? steps[0]
    return row === undefined ? [] : [{ row, steps }]
  })
}

/** The list, newest click first, with a record as it is now. The list may have been read after that was written. */
function withRecord(records: readonly CompletionRecord[], record: CompletionRecord): CompletionRecord[] {
  const place = records.findIndex(({ id }) => id === record.id)
  const known = records[place]
  if (known !== undefined && known.revision >= record.revision) return [...records]
  if (known !== undefined) return records.with(place, record)
  const older = records.findIndex(({ clickedAt }) => clickedAt <= record.clickedAt)
  return records.toSpliced(older === -1 ? records.length : older, 0, record)
}

function needsPerson(record: CompletionRecord): boolean {
  return record.state === 'attention' && !record.dismissed
}

/** In its undo window, waiting, being checked, or needing a person: wherever the rep goes meanwhile, they can still act on it. */
function isUnresolved(record: CompletionRecord): boolean {
  return needsPerson(record) || isLive(record.state)
}
