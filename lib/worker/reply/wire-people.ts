import * as z from 'zod/mini'
import type { Contact, Sequence, User } from '#lib/shared/reply/model.ts'
import type { Page } from './api.ts'
import { anything, fields, flag, label, rows, whole } from './tolerant.ts'

const id = z.int().check(z.minimum(1))

const wireContact = fields({
  id,
  fullName: label,
  firstName: label,
  lastName: label,
  email: label,
  title: label,
  company: label,
  city: label,
  country: label,
  timeZoneId: label,
  phone: label,
  linkedInUrl: label,
  linkedInSalesNavigatorUrl: label,
  linkedInRecruiterUrl: label,
  isOptedOut: flag,
  phoneStatus: label,
  sequences: rows,
})

const wireMembership = fields({ sequenceId: id, sequenceName: label, status: label, currentStep: whole })
const wireSequence = fields({ id, name: label, status: label, isArchived: flag })
const wireUser = fields({ userId: id, username: label, teamId: whole })
const wirePage = fields({ items: z.array(z.unknown()), hasMore: anything })

/** Reads a contact; null when it has no id. Memberships that name no sequence are left out. */
export function readContact(body: unknown): Contact | null {
  const read = wireContact.safeParse(body)
  if (!read.success) return null
  const { lastName, fullName, ...contact } = { ...read.data, phoneStatus: camel(read.data.phoneStatus) }
  const joined = [contact.firstName, lastName].filter((name) => name !== null).join(' ')
  return { ...contact, fullName: joined || fullName, sequences: contact.sequences.flatMap(readMembership) }
}

function readMembership(row: unknown): Contact['sequences'] {
  const read = wireMembership.safeParse(row)
  return read.success ? [{ ...read.data, status: camel(read.data.status) }] : []
}

/** Reads a sequence; null when it has no id. */
export function readSequence(body: unknown): Sequence | null {
  const read = wireSequence.safeParse(body)
  return read.success ? { ...read.data, status: camel(read.data.status) } : null
}

/** Reads the answer of whoami, of which only `userId` is on every page; null without it. */
export function readUser(body: unknown): User | null {
  const read = wireUser.safeParse(body)
  return read.success ? read.data : null
}

/**
 * Reads `{items, hasMore}`, each row by `readRow`; null when it is no page. A row that cannot be read is left out, and
 * counted in `received`. An empty page is the last one whatever it says, or a reader would ask for it for ever.
 */
export function readRows<Item>(body: unknown, readRow: (row: unknown) => Item | null): Page<Item> | null {
  const read = wirePage.safeParse(body)
  if (!read.success) return null
  const received = read.data.items.length
  const items = read.data.items.map(readRow).filter((item) => item !== null)
  return { items, hasMore: read.data.hasMore === true && received > 0, received }
}

/** `Active` on older pages and `active` on newer ones are one state. */
export function camel(name: string | null): string | null {
  return name && name.charAt(0).toLowerCase() + name.slice(1)
}
