import type { Journal } from './journal.ts'
import { type CompletionRecord, hasEnded } from './record.ts'

/** The history keeps no more completions that have ended, however long it may: looking through more takes too long. */
const MOST = 2000
/** After so many more have ended it is cut back again. Looking through thousands costs too much to do it after each. */
const AGAIN_AFTER = 100

/**
 * Keeps the history as long as the rep wants: when the worker starts, when they choose, and while it lives, which can be all day.
 * `days`: null keeps it until it is cleared; undefined while their choice is not known, and then nothing is removed.
 */
export function createRetention(journal: Pick<Journal, 'prune'>, days: () => Promise<number | null | undefined>) {
  let ended = 0

  async function cutBack(): Promise<void> {
    const wanted = await days()
    // Where the disk refuses, nothing is lost: it is tried again the next time.
    if (wanted !== undefined) await journal.prune({ most: MOST, days: wanted ?? Number.POSITIVE_INFINITY })
  }

  function prune(): void {
    ended = 0
    void cutBack().catch(() => undefined)
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
