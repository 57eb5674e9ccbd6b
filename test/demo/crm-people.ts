import type { CrmPerson } from '../sandbox/crm/person.ts'
import type { Contact } from '../sandbox/model.ts'
import { fullName } from '../sandbox/people.ts'
import type { World } from '../sandbox/world.ts'

/** The stand-in's contacts as the demo CRM and the profile pages know them: the same invented people on both sides. */
export function crmPeople(world: World): CrmPerson[] {
  const contacts = [...world.contacts.values()]
  return contacts.map((contact, index) => ({
    contactId: contact.id,
    fullName: fullName(contact) ?? contact.email ?? `Contact ${contact.id}`,
    firstName: contact.firstName || (fullName(contact) ?? 'there'),
    title: contact.title || 'Operations',
    company: contact.company || 'Independent',
    email: contact.email || null,
    phone: contact.phone || null,
    linkedInSlug: slugOf(contact),
    city: contact.city || 'Remote',
    timeZone: contact.timeZoneId || 'UTC',
    replyTaskId: index % 4 === 3 ? openTaskOf(world, contact) : null,
    relatedIds: [1, 2].flatMap((step) => contacts[(index + step) % contacts.length]?.id ?? []),
  }))
}

function openTaskOf(world: World, contact: Contact): number | null {
  return [...world.tasks.values()].find((task) => task.contactId === contact.id && task.status === 'new')?.id ?? null
}

function slugOf(contact: Contact): string | null {
  const written = /\/in\/([^/?#]+)/.exec(contact.linkedInUrl ?? '')?.[1]
  if (written === undefined) return null
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
