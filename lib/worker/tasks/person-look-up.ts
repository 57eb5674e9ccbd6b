import { emailAddress } from '#lib/shared/identity/email-address.ts'
import type { PageIdentity } from '#lib/shared/identity/identity.ts'
import { ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Contact, TaskSummary } from '#lib/shared/reply/model.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import { subjectsOf } from './agreement.ts'
import { identitiesOf, isStrong, type StrongTrait, traitsOf } from './identities.ts'
import { onTheWire, withoutTag } from './mailbox.ts'
import type { OpenIndex } from './open-index.ts'
import { readTaskList } from './read-task-list.ts'
import { isMine } from './refresh.ts'

/** Contacts that are verified to be the page's people, the rep's own open tasks with them, and colleagues' tasks. */
export type PersonFound = { contacts: Contact[]; tasks: TaskSummary[]; colleagues: TaskSummary[] }

const MOST_PEOPLE = 3
const MOST_ADDRESSES = 3
const MOST_CONTACTS = 5

/**
 * Asks Reply for the people of a page: contacts by LinkedIn profile, where that gives nobody by e-mail, then their open
 * tasks. How exact Reply matches is written nowhere (it may answer `joann@` for `ann@`), so every contact is compared
 * here. What is found becomes part of the index. Problems: those of the API.
 */
export async function lookUpPerson(
  open: OpenIndex,
  { api, userId }: { api: ReplyApi; userId: number },
  identity: Pick<PageIdentity, 'people'>,
  now: () => number,
): Promise<Result<PersonFound>> {
  const contacts = new Map<number, Contact>()
  for (const person of subjectsOf(identity).slice(0, MOST_PEOPLE)) {
    const found = await contactsOf(api, traitsOf(person, null).filter(isStrong))
    if (!found.ok) return found
    for (const contact of found.value) contacts.set(contact.id, contact)
    if (contacts.size >= MOST_CONTACTS) break
  }
  const known = [...contacts.values()].slice(0, MOST_CONTACTS)
  const tasks: TaskSummary[] = []
  let problem: Problem | null = null
  for (const contact of known) {
    const list = await readTaskList(api, { contactId: contact.id }, open.state.encoding, now())
    if (!list.ok) problem = list.problem
    else tasks.push(...list.value.tasks.filter((task) => task.contactId === contact.id))
  }
  if (problem !== null && tasks.length === 0) return { ok: false, problem }
  const mine = tasks.filter((task) => isMine(task, userId) && !open.hasEnded(task.id))
  await open.apply({
    contacts: known.map((contact) => ({ id: contact.id, readAt: now(), contact })),
    tasks: mine,
  })
  return ok({ contacts: known, tasks: mine, colleagues: tasks.filter((task) => !isMine(task, userId)) })
}

async function contactsOf(api: ReplyApi, traits: StrongTrait[]): Promise<Result<Contact[]>> {
  for (const [kind, ask] of [
    ['linkedIn', (value: string) => api.contactsByLinkedIn(profile(value))],
    ['linkedInMember', (value: string) => api.contactsByLinkedIn(profile(value))],
    ['email', (value: string) => api.contactsByEmail(value)],
  ] as const) {
    const mine = traits.filter((trait) => trait.kind === kind).slice(0, MOST_ADDRESSES)
    const values = mine.flatMap(spellingsOf)
    const untagged = kind === 'email' ? values.flatMap((value) => withoutTag(value) ?? []) : []
    for (const value of [...values, ...untagged]) {
      const answer = await ask(value)
      if (!answer.ok) return answer
      const wanted = kind === 'email' ? onTheWire(value) : value
      const exact = answer.value.filter((contact) => identitiesOf(contact, null).strong[kind].includes(wanted))
      if (exact.length > 0) return ok(exact)
    }
  }
  return ok([])
}

/** Reply may hold an international domain as the page writes it, or as it is on the wire. */
function spellingsOf({ kind, value, evidence }: StrongTrait): string[] {
  const written = kind === 'email' ? emailAddress(evidence.value) : null
  return [...new Set([written ?? value, value])]
}

function profile(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}`
}
