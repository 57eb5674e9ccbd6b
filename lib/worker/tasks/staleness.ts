import { allowanceAt } from './allowance.ts'
import type { OpenIndex } from './open-index.ts'

const STALE_MS = 60_000
/** After a failure, how soon somebody who looks again causes another attempt. */
const AGAIN_MS = 10_000
const REREAD_CONTACT_MS = 7 * 86_400_000
/** The list of tasks comes before contacts: rereading one leaves room for it. */
const LEFT_FOR_LISTS = 2

/** Whether the list of open tasks is read again when somebody looks now. */
export function isStale(open: OpenIndex, now: number): boolean {
  const { refreshedAt, failure, allowance } = open.state
  if (isHeld(open, now)) return false
  if (failure !== null && failure.at <= now && now - failure.at < AGAIN_MS) return false
  if (refreshedAt === null) return true
  return (now - refreshedAt >= STALE_MS || refreshedAt > now) && allowanceAt(now, allowance) >= 1
}

/** Whether a contact is read again when somebody looks at it now. */
export function isContactStale(open: OpenIndex, contactId: number, now: number): boolean {
  const readAt = open.contactReadAt(contactId)
  if (readAt === null || isHeld(open, now)) return false
  // Read in the future: this computer's clock was set back since.
  return (now - readAt >= REREAD_CONTACT_MS || readAt > now) && allowanceAt(now, open.state.allowance) >= LEFT_FOR_LISTS
}

/** Reply said when to come back, and that is not yet. */
export function isHeld({ state }: OpenIndex, now: number): boolean {
  return state.failure?.problem.code === 'rateLimited' && now < state.waitUntil
}
