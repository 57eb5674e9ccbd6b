import { ok, type Result } from '#lib/shared/problem.ts'
import type { Contact } from '#lib/shared/reply/model.ts'
import { spend } from './allowance.ts'
import { stopsForPerson } from './failure.ts'
import type { IndexAccount, OpenIndex } from './open-index.ts'
import { isContactStale } from './staleness.ts'

/** A contact from the index, else by one request. null where Reply has none under this id, and that is remembered. */
export async function readContactOf(
  open: OpenIndex,
  user: IndexAccount,
  contactId: number,
  now: () => number,
): Promise<Result<Contact | null>> {
  const known = open.memory.contact(contactId)?.contact
  if (known !== undefined || open.isMissing(contactId)) return ok(known ?? null)
  const read = await user.api.contact(contactId)
  if (!read.ok && read.problem.code !== 'notFound') return read
  const contact = read.ok ? read.value : null
  await open.apply({ contacts: [{ id: contactId, readAt: now(), contact }] })
  return ok(contact)
}

/**
 * Reads a contact again that was read long ago, in the background and within the allowance. Whether it was. A failure
 * changes nothing: the contact stays as it was and is asked for again at another look.
 */
export async function rereadContact(
  open: OpenIndex,
  user: IndexAccount,
  contactId: number,
  now: () => number,
): Promise<boolean> {
  if (!isContactStale(open, contactId, now())) return false
  // Paid for before it is asked, so that several askers at once do not ask several times.
  await open.apply({}, { allowance: spend(now(), open.state.allowance, 1) })
  const read = await user.background.contact(contactId)
  if (!read.ok) return false
  await open.apply({ contacts: [{ id: contactId, readAt: now(), contact: read.value }] })
  return true
}

/** A sequence's name: from its contacts, else by one request. null where it cannot be read; nobody is told of that. */
export async function readSequenceName(
  open: OpenIndex,
  user: IndexAccount,
  sequenceId: number,
  now: () => number,
): Promise<string | null> {
  const known = open.sequenceName(sequenceId)
  if (known !== null || open.sequence(sequenceId) !== null || open.state.sequencesDeniedAt !== null) return known
  const read = await user.api.sequence(sequenceId)
  if (read.ok || read.problem.code === 'notFound') {
    const name = read.ok ? read.value.name : null
    await open.apply({ sequences: [{ id: sequenceId, readAt: now(), name }] })
    return name
  }
  if (stopsForPerson(read.problem)) await open.apply({}, { sequencesDeniedAt: now() })
  return null
}
