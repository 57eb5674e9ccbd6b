import { matchPage } from '#lib/worker/tasks/matching.ts'
import { createTaskMemory, type Known } from '#lib/worker/tasks/task-memory.ts'
import { contactWith, summaryWith } from '../unit/tasks/fake-reply.ts'
import { evidence, page, person, profile } from '../unit/tasks/pages.ts'
import { atMost, median, ms, type Row, times } from './row.ts'

const ROUNDS = 31
const PAGES_PER_ROUND = 400

/** The time of one match by an index of 1,000 tasks, and against one of 10: a look-up must not grow with the index. */
export function matching(): Row[] {
  const [few, many] = [indexOf(10), indexOf(1000)]
  timeOf(few)
  timeOf(many)
  const rounds = Array.from({ length: ROUNDS }, () => ({ few: timeOf(few), many: timeOf(many) }))
  const time = median(rounds.map((round) => round.many))
  return [
    atMost('matching a page against 1,000 tasks', time, 1, ms),
    atMost('… as a multiple of 10 tasks', median(rounds.map((round) => round.many / round.few)), 2, times),
  ]
}

function indexOf(size: number): Known {
  const memory = createTaskMemory('US')
  for (let id = 1; id <= size; id += 1) {
    const number = String(id).padStart(4, '0')
    memory.putContact(
      contactWith({
        id,
        fullName: `Person ${id}`,
        email: `person.${id}@company.example`,
        linkedInUrl: `https://www.linkedin.com/in/person-${id}`,
        phone: `+1 415 555 ${number}`,
      }),
    )
    memory.putTask(summaryWith({ id: 10_000 + id, contactId: id }))
  }
  return memory
}

/** Milliseconds per page: profiles, records with an e-mail and a phone, and strangers. */
function timeOf(known: Known): number {
  const start = performance.now()
  for (let turn = 0; turn < PAGES_PER_ROUND / 4; turn += 1) {
    const id = 1 + (turn % 10)
    matchPage(profile(`person-${id}`), known)
    matchPage(profile(`stranger-${turn}`), known)
    matchPage(page([person(`Person ${id}`, evidence('email', `person.${id}@company.example`))]), known)
    matchPage(page([person(null, evidence('phone', `(415) 555-${String(id).padStart(4, '0')}`))]), known)
  }
  return (performance.now() - start) / PAGES_PER_ROUND
}
