import type { OpenIndex } from './open-index.ts'

/** A contact without an open task is still good for recognising a page, and is forgotten after this. */
const KEEP_CONTACT_MS = 30 * 86_400_000
/** So many of them at most, those that were read last: every completion leaves one behind. */
const MOST_SPARE_CONTACTS = 300

/** The contacts that can be forgotten: none of `wanted`, and too many or too old. */
export function spareContacts(open: OpenIndex, wanted: ReadonlySet<number | null>, now: number): number[] {
  const readAt = (id: number) => open.contactReadAt(id) ?? 0
  const spare = open
    .contactIds()
    .filter((id) => !wanted.has(id))
    .toSorted((one, other) => readAt(other) - readAt(one))
  return spare.filter((id, place) => place >= MOST_SPARE_CONTACTS || readAt(id) < now - KEEP_CONTACT_MS)
}
