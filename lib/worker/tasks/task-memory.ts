import type { Contact, TaskSummary } from '#lib/shared/reply/model.ts'
import { byDue } from './due.ts'
import { type Identities, identitiesOf, STRONG_KINDS, type StrongKind } from './identities.ts'
import type { CountryCode } from './phone-library.ts'
import { writtenDigits } from './phone-writing.ts'

/** A contact with what it is recognised by. */
export type KnownContact = { contact: Contact; identities: Identities }

/** What matching may ask. Answers are immediate: nothing here leaves memory. */
export type Known = {
  /** Where national numbers on pages are read first. */
  homeRegion: CountryCode | null
  contact: (id: number) => KnownContact | undefined
  contactsWith: (kind: StrongKind, value: string) => readonly KnownContact[]
  /** Contacts with a number that ends in the same digits; the caller compares the rest. */
  contactsWithPhoneLike: (digits: string) => readonly KnownContact[]
  openTask: (id: number) => TaskSummary | undefined
  /** The rep's open tasks with a contact, due first. */
  openTasksOf: (contactId: number) => readonly TaskSummary[]
}

export type TaskMemory = Known & {
  openTasks: () => TaskSummary[]
  putTask: (task: TaskSummary) => void
  removeTask: (id: number) => void
  putContact: (contact: Contact) => void
  removeContact: (id: number) => void
}

/** Country codes and trunk zeros differ between spellings of one number; its last digits do not. */
const PHONE_TAIL = 5
/** The shortest numbers that there are, and how long one of them can be with its country and two zeros before that. */
const SHORT_TAIL = 4
const SHORT_NUMBER = 9

/** One account's open tasks and contacts in memory, each to be found by whatever names it. */
export function createTaskMemory(homeRegion: CountryCode | null): TaskMemory {
  const tasks = new Map<number, TaskSummary>()
  const tasksOf = new Map<number, Map<number, TaskSummary>>()
  const contacts = new Map<number, KnownContact>()
  const named = new Map<string, Set<KnownContact>>()
  let phones: Map<string, Set<KnownContact>> | null = null

  function putTask(task: TaskSummary) {
    removeTask(task.id)
    tasks.set(task.id, task)
    if (task.contactId === null) return
    const theirs = tasksOf.get(task.contactId) ?? new Map<number, TaskSummary>()
    tasksOf.set(task.contactId, theirs.set(task.id, task))
  }

  function removeTask(id: number) {
    const contactId = tasks.get(id)?.contactId ?? null
    tasks.delete(id)
    if (contactId === null) return
    const theirs = tasksOf.get(contactId)
    theirs?.delete(id)
    if (theirs?.size === 0) tasksOf.delete(contactId)
  }

  function putContact(contact: Contact) {
    removeContact(contact.id)
    const known = { contact, identities: identitiesOf(contact, homeRegion) }
    contacts.set(contact.id, known)
    for (const key of strongKeysOf(known.identities)) note(named, key, known)
    if (phones !== null) for (const key of phoneKeysOf(contact)) note(phones, key, known)
  }

  function removeContact(id: number) {
    const known = contacts.get(id)
    if (known === undefined) return
    contacts.delete(id)
    for (const key of strongKeysOf(known.identities)) forget(named, key, known)
    if (phones !== null) for (const key of phoneKeysOf(known.contact)) forget(phones, key, known)
  }

  /** By number only from the first page on that shows one. */
  function byPhone(): Map<string, Set<KnownContact>> {
    if (phones !== null) return phones
    phones = new Map()
    for (const known of contacts.values()) {
      for (const key of phoneKeysOf(known.contact)) note(phones, key, known)
    }
    return phones
  }

  return {
    homeRegion,
    contact: (id) => contacts.get(id),
    contactsWith: (kind, value) => [...(named.get(`${kind}:${value}`) ?? [])],
    contactsWithPhoneLike: (digits) => tailsOf(digits).flatMap((tail) => Array.from(byPhone().get(tail) ?? [])),
    openTask: (id) => tasks.get(id),
    openTasksOf: (contactId) => [...(tasksOf.get(contactId)?.values() ?? [])].toSorted(byDue),
    openTasks: () => [...tasks.values()],
    putTask,
    removeTask,
    putContact,
    removeContact,
  }
}

function note(index: Map<string, Set<KnownContact>>, key: string, known: KnownContact) {
  const there = index.get(key) ?? new Set<KnownContact>()
  index.set(key, there.add(known))
}

function forget(index: Map<string, Set<KnownContact>>, key: string, known: KnownContact) {
  const there = index.get(key)
  there?.delete(known)
  if (there?.size === 0) index.delete(key)
}

function strongKeysOf({ strong }: Identities): string[] {
  return STRONG_KINDS.flatMap((kind) => strong[kind].map((value) => `${kind}:${value}`))
}

function phoneKeysOf({ phone }: Contact): string[] {
  return writtenDigits(phone).flatMap(tailsOf)
}

function tailsOf(digits: string): string[] {
  const short = digits.length <= SHORT_NUMBER ? [digits.slice(-SHORT_TAIL)] : []
  return digits.length < PHONE_TAIL ? short : [digits.slice(-PHONE_TAIL), ...short]
}
