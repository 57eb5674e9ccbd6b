import { byDue } from './due.ts'
import type { OpenIndex } from './open-index.ts'

/** The next request of the build: a contact, a page of a sequence's contacts, or a sequence's name. */
export type BuildStep =
  | { kind: 'contact'; id: number }
  | { kind: 'sequenceContacts'; sequenceId: number; skip: number; pages: number; wanted: ReadonlySet<number> }
  | { kind: 'sequenceName'; id: number }

/** From so many unknown contacts of one sequence on, a page of its contacts is cheaper than asking for each. */
const WORTH_A_PAGE = 5
const MOST_PAGES_OF_A_SEQUENCE = 6
/** So many pages in a row that brought next to nothing: this account's sequences are too large for it. */
const MOST_POOR_PAGES = 5
export const BULK_AGAIN_MS = 6 * 3_600_000
/** A contact that was not found may have been a hiccup, or may come to be shared with this user. */
export const MISSING_AGAIN_MS = 86_400_000
export const NAME_AGAIN_MS = 7 * 86_400_000
const DENIED_AGAIN_MS = 86_400_000
const MOST_NAMES = 50

/** The contacts of open tasks, due first. */
export function contactsOfOpenTasks(open: OpenIndex): number[] {
  const ids = open.memory
    .openTasks()
    .toSorted(byDue)
    .flatMap(({ contactId }) => (contactId === null ? [] : [contactId]))
  return [...new Set(ids)]
}

/** Contacts of open tasks that still have to be read, due first; those that Reply failed to give come last. */
export function unknownContacts(open: OpenIndex): number[] {
  const failures = new Map(open.state.setAside.map(({ id, times }) => [id, times]))
  return contactsOfOpenTasks(open)
    .filter((id) => {
      const readAt = open.contactReadAt(id)
      return readAt === null || (open.isMissing(id) && readAt < lookedAt(open) - MISSING_AGAIN_MS)
    })
    .toSorted((one, other) => (failures.get(one) ?? 0) - (failures.get(other) ?? 0))
}

/**
 * What to ask next for the contacts still `unknown` (due first), and after them for names of sequences. Null when the
 * index is complete. Everything it goes by is on disk, so a build goes on where a killed worker left it.
 */
export function nextStep(open: OpenIndex, unknown: readonly number[]): BuildStep | null {
  const [id] = unknown
  if (id !== undefined) return bulkStep(open, id, new Set(unknown)) ?? { kind: 'contact', id }
  const nameless = namelessSequence(open)
  return nameless === null ? null : { kind: 'sequenceName', id: nameless }
}

function bulkStep(open: OpenIndex, contactId: number, unknown: ReadonlySet<number>): BuildStep | null {
  const now = lookedAt(open)
  if (now < open.state.bulkOffUntil) return null
  for (const { sequenceId } of open.memory.openTasksOf(contactId)) {
    if (sequenceId === null) continue
    const done = open.state.bulk.find((entry) => entry.sequenceId === sequenceId)
    const isOver = done !== undefined && done.endedAt !== null && done.endedAt > now - BULK_AGAIN_MS
    if (isOver) continue
    const isBegun = done !== undefined && done.endedAt === null
    const wanted = wantedOf(open, sequenceId, unknown)
    if (wanted.size < WORTH_A_PAGE) continue
    return isBegun
      ? { kind: 'sequenceContacts', sequenceId, skip: done.skip, pages: done.pages, wanted }
      : { kind: 'sequenceContacts', sequenceId, skip: 0, pages: 0, wanted }
  }
  return null
}

/** Where a sequence's bulk reading stands after a page that brought so many wanted contacts. */
export function planAfterPage(
  open: OpenIndex,
  step: Extract<BuildStep, { kind: 'sequenceContacts' }>,
  page: { brought: number; received: number; hasMore: boolean },
  now: number,
) {
  const isPoor = page.brought < WORTH_A_PAGE
  const poorPages = isPoor ? open.state.poorPages + 1 : 0
  const isEnough = poorPages >= MOST_POOR_PAGES
  const isLast = !page.hasMore || page.received === 0 || isPoor || step.pages + 1 >= MOST_PAGES_OF_A_SEQUENCE
  const entry = {
    sequenceId: step.sequenceId,
    skip: step.skip + page.received,
    pages: step.pages + 1,
    endedAt: isLast ? now : null,
  }
  return {
    bulk: [...open.state.bulk.filter(({ sequenceId }) => sequenceId !== step.sequenceId), entry],
    poorPages: isEnough ? 0 : poorPages,
    bulkOffUntil: isEnough ? now + BULK_AGAIN_MS : open.state.bulkOffUntil,
  }
}

/** Time for what is worth asking again goes on only when somebody looks: a worker that merely wakes asks nothing. */
function lookedAt({ state }: OpenIndex): number {
  return state.refreshedAt ?? 0
}

function wantedOf(open: OpenIndex, sequenceId: number, unknown: ReadonlySet<number>): Set<number> {
  const wanted = new Set<number>()
  for (const task of open.memory.openTasks()) {
    if (task.sequenceId === sequenceId && task.contactId !== null && unknown.has(task.contactId))
      wanted.add(task.contactId)
  }
  return wanted
}

function namelessSequence(open: OpenIndex): number | null {
  const now = lookedAt(open)
  const denied = open.state.sequencesDeniedAt
  if (denied !== null && denied > now - DENIED_AGAIN_MS) return null
  const ids = new Set(open.memory.openTasks().flatMap(({ sequenceId }) => sequenceId ?? []))
  for (const id of [...ids].slice(0, MOST_NAMES)) {
    const row = open.sequence(id)
    const isKnown = open.sequenceName(id) !== null || (row !== null && row.readAt > now - NAME_AGAIN_MS)
    if (!isKnown) return id
  }
  return null
}
