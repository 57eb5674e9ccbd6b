import type { IndexView } from '#lib/shared/messages/views.ts'
import { contactsOfOpenTasks } from './build-plan.ts'
import { stopsForPerson } from './failure.ts'
import type { OpenIndex } from './open-index.ts'

/** An index of which nothing is known. */
export const NO_INDEX: IndexView = {
  state: 'empty',
  tasks: 0,
  contactsKnown: 0,
  contactsTotal: 0,
  refreshedAt: null,
  problem: null,
}

/** How far the index is. `failed` only where it cannot be used or a person has to act; else it goes on by itself. */
export function indexView(open: OpenIndex, isRefreshing: boolean): IndexView {
  const contacts = contactsOfOpenTasks(open)
  const known = contacts.filter((id) => open.contactReadAt(id) !== null).length
  const { failure, refreshedAt } = open.state
  const problem = failure?.problem ?? (open.unsaved() ? { code: 'notSaved' as const } : null)
  const cannotGoOn = failure !== null && (refreshedAt === null || stopsForPerson(failure.problem))
  const counts = { tasks: open.memory.openTasks().length, contactsKnown: known, contactsTotal: contacts.length }
  if (cannotGoOn) return { state: 'failed', ...counts, refreshedAt, problem }
  const isBuilding = known < contacts.length || (isRefreshing && refreshedAt === null)
  const state = isBuilding ? 'building' : refreshedAt === null ? 'empty' : 'ready'
  return { state, ...counts, refreshedAt, problem }
}
