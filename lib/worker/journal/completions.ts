import type { CompletionView } from '#lib/shared/messages/views.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { Journal } from './journal.ts'
import { type CompletionRecord, isLive } from './record.ts'
import { byClick } from './store.ts'
import { toView } from './view.ts'
import { waitingForOthers } from './waiting.ts'

/** How long "Undone. Nothing was sent." stays before the choice is simply open again. */
const SHOW_UNDONE_MS = 60_000

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

  async function unresolvedRecords(): Promise<CompletionRecord[]> {
    return (await list()).filter(isUnresolved)
  }

  /** As the screens see them: with whose they are, and what they wait for. */
  async function seen(some: readonly CompletionRecord[]): Promise<CompletionView[]> {
    const account = await accountInUse()
    const waiting = waitingForOthers((await list()).filter(({ state }) => isLive(state)).toSorted(byClick))
    return some.map((record) => toView(record, { account, waitsFor: waiting.get(record.id) }))
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
      return found.ok ? ok(await seen(found.value)) : fail('storeClosed')
    },
    /** What a panel says about a task: under way, or how the last completion ended. */
    async latestOf(taskId: number): Promise<CompletionView | null> {
      const account = await accountInUse()
      const latest = (await list()).find((record) => record.taskId === taskId && record.account === account)
      if (latest === undefined || latest.dismissed) return null
      const isLongUndone = latest.state === 'cancelled' && Math.abs(Date.now() - latest.changedAt) > SHOW_UNDONE_MS
      return isLongUndone ? null : ((await seen([latest]))[0] ?? null)
    },
    /** Whether a choice for this task was written down since then, whatever has become of it. 'storeClosed' where that cannot be read. */
    async isRecorded(taskId: number, since: number): Promise<Result<{ recorded: boolean }>> {
      const found = await records()
      if (!found.ok) return fail('storeClosed')
      return ok({ recorded: found.value.some((record) => record.taskId === taskId && record.clickedAt >= since) })
    },
    /** What has not ended, its undo window included; newest first. */
    unresolved: async (): Promise<CompletionView[]> => seen(await unresolvedRecords()),
    /** Of all accounts, or of one. */
    unresolvedCount: async (account?: string): Promise<number> =>
      (await unresolvedRecords()).filter((record) => account === undefined || record.account === account).length,
    /** How many need a person: the badge says so on every tab. */
    needsYou: async (): Promise<number> => (await list()).filter(needsPerson).length,
    /** Which of them, for notifications. Rejects where they cannot be read: nothing is decided by that. */
    async needing(): Promise<CompletionView[]> {
      const found = await records()
      if (!found.ok) throw new Error('storeClosed')
      return found.value.filter(needsPerson).map((record) => toView(record))
    },
    /** Completions that ended well since midnight. */
    async doneToday(): Promise<number> {
      const midnight = new Date().setHours(0, 0, 0, 0)
      return (await list()).filter(({ state, settledAt }) => state === 'done' && (settledAt ?? 0) >= midnight).length
    },
  }
}

export type Completions = ReturnType<typeof createCompletions>

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
