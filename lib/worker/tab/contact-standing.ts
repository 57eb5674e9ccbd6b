import { CONTACT_STATES, type ContactState, type Standing } from '#lib/shared/messages/standing-view.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { ContactStatuses } from '#lib/worker/reply/contact-model.ts'

/** What was read is shown as long as this; it is no reason for another request within it. */
const OLD_MS = 10 * 60_000
const MOST_KEPT = 50

type Kept = { readAt: number; standing: Standing | null }

/** States that say something about the person wherever they stand; the rest only in the task's own sequence. */
const ANYWHERE: readonly ContactState[] = ['replied', 'bounced']

/**
 * How a person stands in Reply beyond the contact itself: replied, meeting booked, out of office. One read, only for a
 * person who is being looked at, kept in memory.
 */
export function createStandings(session: Pick<Session, 'account'>, changed: () => void) {
  const kept = new Map<string, Kept>()
  const reading = new Set<string>()

  async function read(key: string, contactId: number, sequenceId: number | null): Promise<void> {
    if (reading.has(key)) return
    reading.add(key)
    const account = await session.account()
    const asked = account.ok ? await account.value.api.contactStatuses(contactId) : account
    reading.delete(key)
    // A refusal is kept too: whoever looks again a moment later would only be refused again.
    kept.set(key, { readAt: Date.now(), standing: asked.ok ? standingOf(asked.value, sequenceId) : null })
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    if (asked.ok) changed()
  }

  /** What is known of this person by now, for a task of this sequence. With `asks`, what is unknown or old is read, to follow. */
  return function standing(
    account: string,
    { contactId, sequenceId }: { contactId: number | null; sequenceId: number | null },
    asks: boolean,
  ): Standing | null {
    if (contactId === null) return null
    const key = `${contactId} ${sequenceId ?? ''} ${account}`
    const known = kept.get(key)
    const isOld = known === undefined || Date.now() - known.readAt > OLD_MS
    if (asks && isOld) void read(key, contactId, sequenceId)
    return known?.standing ?? null
  }
}

function standingOf(statuses: ContactStatuses, sequenceId: number | null): Standing {
  const found = statuses.memberships.flatMap((row): string[] => {
    const said = [row.state ?? '', row.isReplied ? 'replied' : '', row.isBounced ? 'bounced' : '']
    return row.sequenceId === sequenceId ? said : said.filter((state) => ANYWHERE.some((one) => one === state))
  })
  const states = new Set(found)
  return {
    optedOut: statuses.isOptedOut,
    meetingBooked: statuses.meetingStatus === 'meetingBooked',
    states: CONTACT_STATES.filter((state) => states.has(state)),
  }
}
