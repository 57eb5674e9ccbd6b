import { fail, ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { WholeReplyApi } from '#lib/worker/reply/api.ts'
import type { Blocked } from './blocked.ts'
import type { CompletionRecord } from './record.ts'
import type { Moment } from './stopwatch.ts'

/** The account's way to Reply, shared by all that ask there. */
export type Gate = {
  /** Until when Reply wants to be left alone (epoch ms); null: it does not say so. */
  closedUntil(): number | null
  /** Milliseconds until one more request keeps Wrapup's own limit; 0: now. */
  room(): number
}

/** The API of an account. `savedAt`: when its key was tested last, epoch ms. */
export type AccountApi = { account: string; api: WholeReplyApi; gate: Gate; savedAt: number }

export type ReachDeps = {
  connection(): Promise<AccountApi | Problem>
  online(): boolean
  moment: () => Moment
  blocked: Blocked
}

/** Gives the API with the key of a record's own account, or why there is none now. */
export function wayToReply(deps: ReachDeps) {
  const { moment, blocked } = deps
  return async (record: CompletionRecord): Promise<Result<WholeReplyApi>> => {
    const known = blocked.of(record.account, moment())
    if (known !== null) return { ok: false, problem: known }
    // A paused record is tried all the same: some systems say "offline" wrongly.
    if (record.state !== 'paused' && !deps.online()) return fail('offline')
    const found = await deps.connection()
    if ('code' in found) return { ok: false, problem: found }
    if (found.account !== record.account) return fail('accountChanged')
    const { api, gate } = found
    const closedUntil = gate.closedUntil()
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    const room = gate.room()
    return room > 0 ? fail('ownPace', { retryAt: moment().now + room }) : ok(api)
  }
}
