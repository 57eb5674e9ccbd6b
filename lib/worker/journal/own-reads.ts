import type { Moment } from './moment.ts'
import { PANEL_READ_IS_FRESH } from './pace.ts'
import type { CompletionRecord } from './record.ts'

export type OwnReads = {
  note(record: CompletionRecord, readAt: number, moment: Moment): void
  /** Whether the journal may know the task from later than the panel that the rep clicked in. */
  mayBeNewer(record: CompletionRecord, moment: Moment): boolean
}

/**
 * When this process itself last read a task, for whichever completion: one may have been taken back, and cleared from the
 * history, after it was read for. As long as a panel's read counts, and no longer.
 */
export function createOwnReads(): OwnReads {
  const reads = new Map<string, number>()
  const keyOf = ({ account, taskId }: CompletionRecord) => `${account}#${taskId}`

  return {
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
