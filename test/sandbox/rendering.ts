import type { Wire } from './encoding.ts'
import type { Contact, Task, Template } from './model.ts'
import { fullName } from './people.ts'
import type { Switches } from './switches.ts'

/** Fills in {{placeholders}}. A field that the contact lacks, or a name that is not known, leaves nothing behind. */
export function render(
  template: Template,
  contact: Contact | undefined,
  senderName: string,
): { body: string; subject: string | null } {
  const values: Record<string, string | null | undefined> = {
    firstName: contact?.firstName,
    lastName: contact?.lastName,
    fullName: contact && fullName(contact),
    company: contact?.company,
    title: contact?.title,
    city: contact?.city,
    senderName,
  }
  const fill = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? '')
  return { body: fill(template.body), subject: template.subject === null ? null : fill(template.subject) }
}

/** What a finished task holds in place of its template: the final text, for the raw one is no longer available. */
export function finalText(task: Task, contact: Contact | undefined, senderName: string): Template {
  return { ...task.template, ...render(task.template, contact, senderName) }
}

/**
 * How the contact is reached for this task: e-mail, phone (call, SMS) or LinkedIn link, null for to-do, meeting and
 * WhatsApp (as documented on "Complete a task"); with the switch `full`, every way there is, for every type.
 */
export function deliveryInfo(task: Task, contact: Contact | undefined, switches: Switches): Wire | null {
  const all = {
    email: contact?.email ?? null,
    phoneNumber: contact?.phone ?? null,
    linkedInUrl: contact?.linkedInUrl ?? null,
  }
  if (switches.deliveryInfo === 'full') return all
  const none = { email: null, phoneNumber: null, linkedInUrl: null }
  if (task.taskType === 'manualEmail') return { ...none, email: all.email }
  if (task.taskType === 'call' || task.taskType === 'sms') return { ...none, phoneNumber: all.phoneNumber }
  return task.taskType === 'linkedIn' ? { ...none, linkedInUrl: all.linkedInUrl } : null
}
