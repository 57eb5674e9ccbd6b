import type { Observation } from './checking.ts'
import type { CompletionRecord } from './record.ts'
import type { Moment } from './stopwatch.ts'
import { PANEL_READ_IS_FRESH } from './waits.ts'

const LOOKS_AT_ONCE = 4

type Look = () => Promise<Observation | null>

/** Reads that were made for a record and are not used yet. Kept in memory: another process reads anew. */
export type ReadAhead = {
  /**
   * A read of its own shortly before the window ends, so that the request can go out at its end. It is not waited for here: the window
   * ends on time even when the read hangs. Failing costs nothing.
   */
  begin(record: CompletionRecord, look: Look): void
  keep(record: CompletionRecord, seen: Observation): void
  has(id: string): boolean
  /** A read is used once: what is sent again has been read again. */
  take(record: CompletionRecord): Promise<Observation | null>
  drop(id: string): void
  keepOnly(ids: ReadonlySet<string>): void
  /** When this process itself read a task, for whichever completion. */
  note(record: CompletionRecord, readAt: number, moment: Moment): void
  /** Whether the journal may know the task from later than the panel that the rep clicked in. */
  mayBeNewer(record: CompletionRecord, moment: Moment): boolean
}

/** Another write of ours to this task was not settled yet when it was read: that may have changed it since. */
export function isOvertaken(
  { id }: CompletionRecord,
  seen: Observation | null,
  ofTask: readonly CompletionRecord[],
): boolean {
  const wasSettled = ({ settledAt }: CompletionRecord) => settledAt !== null && settledAt <= (seen?.readAt ?? 0)
  return ofTask.some((other) => other.id !== id && other.attempts > 0 && !wasSettled(other))
}

export function createReadAhead(): ReadAhead {
  const looks = new Map<string, Promise<Observation | null>>()
  /**
   * When each task was read last: a completion may have been taken back, and cleared from the history, after it was read for.
   * As long as a panel's read counts, and no longer.
   */
  const reads = new Map<string, number>()
  let looking = 0
  const keyOf = ({ account, taskId }: CompletionRecord) => `${account}#${taskId}`

  return {
    begin(record, look) {
      if (looking >= LOOKS_AT_ONCE) return void looks.set(record.id, Promise.resolve(null))
      looking += 1
      const seen = look()
        .catch(() => null)
        .finally(() => {
          looking -= 1
        })
      looks.set(record.id, seen)
    },
    keep: (record, seen) => void looks.set(record.id, Promise.resolve(seen)),
    has: (id) => looks.has(id),
    take(record) {
      const seen = looks.get(record.id) ?? Promise.resolve(null)
      looks.delete(record.id)
      return seen
    },
    drop: (id) => void looks.delete(id),
    keepOnly(ids) {
      for (const id of looks.keys()) if (!ids.has(id)) looks.delete(id)
    },
    note(record, readAt, moment) {
      for (const [key, at] of reads) if (moment.since(at).least > PANEL_READ_IS_FRESH) reads.delete(key)
      reads.set(keyOf(record), readAt)
    },
    mayBeNewer(record, moment) {
      const readAt = reads.get(keyOf(record))
      return readAt !== undefined && moment.since(readAt).least < moment.since(record.snapshot.readAt).most
    },
  }
}
