import type { ProblemCode } from '#lib/shared/problem.ts'
import type { CompletionRecord } from '#lib/worker/journal/record.ts'
import { after, at, held, read, SECOND, T0 } from './examples.ts'

export const PANEL = { source: 'panel', readAt: T0 - 5 * SECOND, serverTime: T0 - 5 * SECOND } as const
export const DUE = T0 + 5 * SECOND
export const QUIET = 90 * SECOND
/** When the answer to the request of `unknown()` was given up. */
export const LOST = DUE + 25 * SECOND

/** Queued at the end of its window, never sent. */
export const queued = () => after(held(), { type: 'due' }, at(DUE))
/** On its way to Reply since DUE. */
export const sending = () => after(queued(), { type: 'read', seen: read(PANEL), other: null }, at(DUE))
/** Sent at DUE, and no answer came. */
export const unknown = (code: ProblemCode = 'timeout') =>
  after(sending(), { type: 'notAnswered', problem: { code } }, at(DUE + 25 * SECOND))

export function readAt(
  record: CompletionRecord,
  now: number,
  changes: Parameters<typeof read>[0] = {},
): CompletionRecord {
  return after(record, { type: 'read', seen: read({ readAt: now, serverTime: now, ...changes }), other: null }, at(now))
}
