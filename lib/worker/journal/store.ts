import type { Result } from '#lib/shared/problem.ts'
import type { Sent } from './checking.ts'
import type { CompletionRecord } from './record.ts'

/** What keeps a record from being stored. `stale`: it was changed in between. `occupied`: another one of this task is live. */
export type Saved = 'saved' | 'stale' | 'occupied'

/** When a task was last sent, and by which completion. Kept apart from the history, which a rep can clear at any time. */
export type SentMark = Sent & { taskId: number; recordId: string }

/** A stored thing that this version cannot read. It is kept as it was, so that nothing is lost silently. */
export type DamagedRecord = { setAsideAt: number; stored: unknown }

/**
 * Where completions are kept. Every change is one durable transaction, decided inside of it: what has returned 'saved' survives
 * the death of this process, and what has not has changed nothing. The only problem is 'notSaved': disk full or
 * database broken. No call throws.
 */
export type CompletionStore = {
  /** A new record, unless another one of the same account and task is live. */
  add(record: CompletionRecord): Promise<Result<'saved' | 'occupied'>>
  /**
   * Compare-and-set: stored only if the stored revision is the one before `record.revision`.
   * Where `lastSentAt` changes, the task's `SentMark` is renewed in the same transaction.
   */
  replace(record: CompletionRecord): Promise<Result<Saved>>
  /** New records, all of them or none. */
  addAll(records: readonly CompletionRecord[]): Promise<Result<'saved' | 'occupied'>>
  /**
   * Compare-and-set of several, all of them or none: 'stale' as soon as one was changed in between, or one of `seen`, by which the
   * change was decided and which stay as they are.
   */
  replaceAll(records: readonly CompletionRecord[], seen?: readonly CompletionRecord[]): Promise<Result<Saved>>
  get(id: string): Promise<Result<CompletionRecord | null>>
  /** held, queued, sending, unknown, paused; oldest click first. */
  live(): Promise<Result<CompletionRecord[]>>
  /** All of one task, of all accounts; oldest click first. */
  ofTask(taskId: number): Promise<Result<CompletionRecord[]>>
  /** Everything, newest click first. */
  all(): Promise<Result<CompletionRecord[]>>
  sentMark(taskId: number): Promise<Result<SentMark | null>>
  /** Removes those of `records` that have not been changed since they were read. Returns how many went. */
  remove(records: readonly CompletionRecord[]): Promise<Result<number>>
  /** Forgets marks older than `before` (epoch ms). */
  forgetMarks(before: number): Promise<Result<void>>
  damaged(): Promise<Result<DamagedRecord[]>>
  forgetDamaged(): Promise<Result<void>>
}

/** Oldest click first; the id decides where two clicks share a millisecond, so that the order is the same everywhere. */
export function byClick(left: CompletionRecord, right: CompletionRecord): number {
  return left.clickedAt - right.clickedAt || (left.id < right.id ? -1 : 1)
}

/** A request is about to be made: from here on another completion of this task must keep its distance. */
export function sentMarkOf(record: CompletionRecord): SentMark | null {
  if (record.lastSentAt === null || record.write !== undefined) return null
  const { taskId, id: recordId, lastSentAt: at } = record
  return { taskId, recordId, at, serverAt: record.sentWindow?.to ?? null }
}
