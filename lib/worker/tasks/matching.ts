import type { EvidenceSource, PageIdentity } from '#lib/shared/identity/identity.ts'
import type { EvidenceView } from '#lib/shared/messages/views.ts'
import type { Contact, TaskSummary } from '#lib/shared/reply/model.ts'
import { type Agreement, agreementOf, subjectsOf } from './agreement.ts'
import { byDue } from './due.ts'
import { traitsOf } from './identities.ts'
import { matchPerson } from './person-match.ts'
import type { Known } from './task-memory.ts'

/** A contact that the page may be about, with the open tasks (due first, never none) and how far page and contact agree. */
export type MatchCandidate = { contact: Contact; tasks: TaskSummary[]; agreement: Agreement }

/**
 * A task that the page names. `task` and `contact` are null where the index does not hold them: read the task first.
 */
export type ReferenceMatch = {
  taskId: number
  source: EvidenceSource
  task: TaskSummary | null
  contact: Contact | null
  /** Of the task's contact with the people on the page. */
  agreement: Agreement
}

export type PeopleMatch =
  /** No open task is known for this page. `contact` where the person is known and has none. */
  | { kind: 'none'; contact: Contact | null }
  | { kind: 'task'; task: TaskSummary; contact: Contact | null; evidence: EvidenceView[]; others: TaskSummary[] }
  /** One person with several open tasks, due first. */
  | { kind: 'tasks'; contact: Contact; tasks: TaskSummary[]; evidence: EvidenceView[] }
  /** Several people, or one who is not certain: a person chooses. The likeliest first. */
  | { kind: 'people'; candidates: MatchCandidate[] }

/**
 * What a page is about, by the index alone. `references` is for a page that names tasks which have to be verified
 * first: not in the index, several, or of somebody else than the page shows. `people` is what the page's people say by
 * themselves.
 */
export type Match = PeopleMatch | { kind: 'references'; references: ReferenceMatch[]; people: PeopleMatch }

/**
 * Matches a page with the index: pure, immediate, without a request. A task that the page names comes before people;
 * it is taken at once only where the index holds it open and the page is its contact's, or says nothing of a person.
 */
export function matchPage(identity: PageIdentity, known: Known): Match {
  const people = matchPeople(identity, known)
  const references = readReferences(identity, known)
  const [reference] = references
  if (reference === undefined) return people
  const { task, contact, agreement } = reference
  if (references.length > 1 || task === null || !agreement.passes) return { kind: 'references', references, people }
  const theirs = task.contactId === null ? [] : known.openTasksOf(task.contactId)
  const byPerson = people.kind === 'task' || people.kind === 'tasks' ? people.evidence : []
  return {
    kind: 'task',
    task,
    contact,
    evidence: [referenceView(reference), ...(agreement.verdict === 'certain' ? byPerson : [])],
    others: theirs.filter((other) => other.id !== task.id),
  }
}

/** How many open tasks the badge shows: those of the page's person or people, each once. */
export function countTasks(match: Match): number {
  if (match.kind === 'references') {
    const named = match.references.filter((reference) => reference.task !== null)
    return Math.max(named.length, countTasks(match.people))
  }
  if (match.kind === 'people') return match.candidates.reduce((sum, { tasks }) => sum + tasks.length, 0)
  if (match.kind === 'tasks') return match.tasks.length
  return match.kind === 'task' ? 1 + match.others.length : 0
}

/** The open tasks among which a person has to choose, because the page leaves open which one is meant; else none. */
export function offeredTasks(match: Match): readonly TaskSummary[] {
  switch (match.kind) {
    case 'none':
    case 'task':
      return []
    case 'tasks':
      return match.tasks
    case 'people':
      return match.candidates.flatMap(({ tasks }) => tasks)
    case 'references': {
      const named = match.references.flatMap(({ task }) => task ?? [])
      return named.length > 1 ? named : offeredTasks(match.people)
    }
  }
}

/** Whether Reply can be asked for somebody on this page: by a public LinkedIn profile or an e-mail. */
export function canLookUp(identity: Pick<PageIdentity, 'people'>): boolean {
  return subjectsOf(identity).some((person) =>
    traitsOf(person, null).some(({ kind }) => kind === 'linkedIn' || kind === 'linkedInMember' || kind === 'email'),
  )
}

/** A reference as the evidence that the panel shows. */
export function referenceView({ taskId, source }: Pick<ReferenceMatch, 'taskId' | 'source'>): EvidenceView {
  return { kind: 'taskReference', value: String(taskId), source }
}

function matchPeople(identity: PageIdentity, known: Known): PeopleMatch {
  const matches = subjectsOf(identity).flatMap((person) => matchPerson(person, known))
  const candidates = new Map<number, MatchCandidate>()
  let withoutTask: Contact | null = null
  for (const { contact, agreement } of matches) {
    const tasks = [...known.openTasksOf(contact.id)]
    if (tasks.length === 0) {
      if (agreement.passes) withoutTask ??= contact
      continue
    }
    const before = candidates.get(contact.id)
    const isBetter = before === undefined || (agreement.passes && !before.agreement.passes)
    if (isBetter) candidates.set(contact.id, { contact, tasks, agreement })
  }
  const found = [...candidates.values()].toSorted(likeliest)
  const [first] = found
  if (first === undefined) return { kind: 'none', contact: withoutTask }
  if (found.length > 1 || !first.agreement.passes) return { kind: 'people', candidates: found }
  return matchOf(first)
}

/** One person alone, of whom it is certain or who was chosen. */
export function matchOf({ contact, tasks, agreement: { evidence } }: MatchCandidate): PeopleMatch {
  const [task, ...others] = tasks
  if (task !== undefined && others.length === 0) return { kind: 'task', task, contact, evidence, others }
  return { kind: 'tasks', contact, tasks, evidence }
}

function likeliest(one: MatchCandidate, other: MatchCandidate): number {
  const [left, right] = [one.tasks[0], other.tasks[0]]
  return (
    Number(other.agreement.passes) - Number(one.agreement.passes) ||
    other.agreement.agrees.length - one.agreement.agrees.length ||
    one.agreement.differs.length - other.agreement.differs.length ||
    (left !== undefined && right !== undefined ? byDue(left, right) : 0)
  )
}

function readReferences(identity: PageIdentity, known: Known): ReferenceMatch[] {
  const seen = new Map(identity.taskReferences.map((reference) => [reference.taskId, reference]))
  return [...seen.values()].map(({ taskId, source }) => {
    const task = known.openTask(taskId) ?? null
    const contactId = task?.contactId ?? null
    const contact = contactId === null ? null : (known.contact(contactId)?.contact ?? null)
    const fullName = contact?.fullName ?? task?.contactName ?? null
    return { taskId, source, task, contact, agreement: agreementOf(identity, { id: contactId, fullName }, known) }
  })
}
