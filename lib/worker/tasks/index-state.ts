import * as z from 'zod/mini'
import { problemSchema } from '#lib/shared/problem.ts'
import { encodingSchema } from '#lib/shared/reply/model.ts'
import { paceSnapshotSchema } from '#lib/worker/reply/pace.ts'

/** How far an account's index has come; survives the worker. Times are epoch milliseconds. */
export const indexStateSchema = z.object({
  /** How this server writes enums, learned from the first task it showed; a status cannot be asked for without it. */
  encoding: z.nullable(encodingSchema),
  /** When the list of open tasks was last read whole. */
  refreshedAt: z.nullable(z.number()),
  /** Tasks that ended here, and when: a list that Reply made just before must not bring them back. */
  ended: z.array(z.object({ id: z.number(), at: z.number() })),
  /** Sequences whose contacts were read in bulk: where to go on, or when that ended. */
  bulk: z.array(
    z.object({ sequenceId: z.number(), skip: z.number(), pages: z.number(), endedAt: z.nullable(z.number()) }),
  ),
  /** Bulk pages in a row that brought next to nothing. */
  poorPages: z.number(),
  /** Until when contacts are asked for one by one only. */
  bulkOffUntil: z.number(),
  /** Contacts that Reply failed to give, and how often: they come last. */
  setAside: z.array(z.object({ id: z.number(), times: z.number() })),
  /** When Reply said that the key may not read sequences. */
  sequencesDeniedAt: z.nullable(z.number()),
  /** Requests that may be made for freshness alone (`allowance.ts`). */
  allowance: z.object({ left: z.number(), at: z.number() }),
  /** What went wrong last, and how often in a row. null after a success. */
  failure: z.nullable(z.object({ problem: problemSchema, at: z.number(), times: z.number() })),
  /** No request of the index before this time. */
  waitUntil: z.number(),
  pace: z.nullable(paceSnapshotSchema),
})

export type IndexState = z.infer<typeof indexStateSchema>

/** The state of an index that never asked anything. */
export function emptyState(): IndexState {
  return {
    encoding: null,
    refreshedAt: null,
    ended: [],
    bulk: [],
    poorPages: 0,
    bulkOffUntil: 0,
    setAside: [],
    sequencesDeniedAt: null,
    allowance: { left: 0, at: 0 },
    failure: null,
    waitUntil: 0,
    pace: null,
  }
}

/**
 * The same state, where this computer's clock was set back since it was written: what lies in the future counts from now, so that
 * nothing waits for days. The very same object where nothing does.
 */
export function rebased(state: IndexState, now: number): IndexState {
  const { failure, allowance, waitUntil, refreshedAt, bulkOffUntil } = state
  const isFromFuture = (failure?.at ?? 0) > now || allowance.at > now || (refreshedAt ?? 0) > now
  if (!isFromFuture) return state
  const written = Math.max(failure?.at ?? 0, allowance.at, refreshedAt ?? 0)
  const back = (at: number) => Math.max(0, at - written)
  return {
    ...state,
    failure: failure && { ...failure, at: Math.min(failure.at, now) },
    waitUntil: waitUntil > now ? now + back(waitUntil) : waitUntil,
    allowance: { left: allowance.left, at: Math.min(allowance.at, now) },
    // How old it is nobody knows: it is read again when somebody looks.
    refreshedAt: refreshedAt !== null && refreshedAt > now ? null : refreshedAt,
    bulkOffUntil: bulkOffUntil > now ? now + back(bulkOffUntil) : bulkOffUntil,
  }
}
