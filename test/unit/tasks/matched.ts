import type { Contact } from '#lib/shared/reply/model.ts'
import type { Match } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory } from '#lib/worker/tasks/task-memory.ts'
import { contactWith, summaryWith } from './fake-reply.ts'

export const maya = contactWith({
  id: 1,
  fullName: 'Maya Okafor',
  email: 'Maya.Okafor@north.example',
  linkedInUrl: 'https://uk.linkedin.com/in/Maya-Okafor/?trk=x',
  phone: '+1 415 555 0101 x12',
})
export const bob = contactWith({
  id: 2,
  fullName: 'Bob Rey',
  email: 'bob@north.example',
  linkedInUrl: 'https://www.linkedin.com/in/bob-rey',
  phone: '+1 415 555 0101 x34',
})

/** An index of these contacts, each with as many open tasks as told (one, with the id 100 + the contact's). */
export function index(contacts: Contact[], tasks: Record<number, number> = {}) {
  const memory = createTaskMemory('US')
  for (const contact of contacts) {
    memory.putContact(contact)
    for (let nth = 0; nth < (tasks[contact.id] ?? 1); nth += 1) {
      memory.putTask(summaryWith({ id: 100 * (nth + 1) + contact.id, contactId: contact.id }))
    }
  }
  return memory
}

/** A match in one line: `task 101 by email`, `people 1 2`, `none`. */
export function short(match: Match): string {
  switch (match.kind) {
    case 'none':
      return 'none'
    case 'task':
      return `task ${match.task.id} by ${match.evidence.map(({ kind }) => kind).join(' ')}`
    case 'tasks':
      return `tasks ${match.tasks.map(({ id }) => id).join(' ')}`
    case 'people':
      return `people ${match.candidates
        .map(({ contact }) => contact.id)
        .toSorted((one, other) => one - other)
        .join(' ')}`
    case 'references':
      return `references ${match.references.map(({ taskId, agreement }) => `${taskId} ${agreement.verdict}`).join(' ')} else ${short(match.people)}`
  }
}
