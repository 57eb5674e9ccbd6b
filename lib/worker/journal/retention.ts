import type { Journal } from './journal.ts'
import { type CompletionRecord, hasEnded } from './record.ts'

/** What the history keeps of completions that have ended. */
const HISTORY = { most: 2000, days: 90 }
/** After so many more have ended it is cut back again. Looking through thousands costs too much to do it after each. */
const AGAIN_AFTER = 100

/** Keeps the history from growing without end: when the worker starts, and while it lives, which can be all day. */
export function createRetention(journal: Pick<Journal, 'prune'>) {
  let ended = 0

  function prune(): void {
    ended = 0
    // Where the disk refuses, nothing is lost: it is tried again the next time.
    void journal.prune(HISTORY)
  }

  return {
    prune,
    /** A record was written; null: more than one, or some are gone. */
    learn(record: CompletionRecord | null): void {
      if (record === null || !hasEnded(record)) return
      ended += 1
      if (ended >= AGAIN_AFTER) prune()
    },
  }
}
