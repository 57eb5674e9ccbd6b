import { createJournal } from '#lib/worker/journal/journal.ts'
import { createPace } from '#lib/worker/reply/pace.ts'
import { createPause } from '#lib/worker/reply/pause.ts'
import { createWake } from '#lib/worker/wake.ts'

/** The worker's parts that are attacked together: as they are, or with a fault in one of them. */
export type Parts = {
  createJournal: typeof createJournal
  createPace: typeof createPace
  createPause: typeof createPause
  createWake: typeof createWake
}

export const PARTS: Parts = { createJournal, createPace, createPause, createWake }
