import { BO, JONAS, MAYA, PRIYA, TOMAS } from '#test/sandbox/cast/featured-people.ts'
import type { CrmPerson } from '#test/sandbox/crm/person.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import type { Task, TaskType } from '#test/sandbox/model.ts'
import type { World } from '#test/sandbox/world.ts'

/** What a cast is drawn from. */
type Players = { people: readonly CrmPerson[]; reply: { readonly world: World } }

export type Role = { person: CrmPerson; slug: string; name: string; task: Task }

/** Tests call these by their names: nobody else may use up their tasks. */
const KNOWN_BY_NAME: ReadonlySet<number> = new Set([MAYA, JONAS, BO, TOMAS, PRIYA])

/**
 * Gives each test people of its own, so that tests of one stage do not meet: somebody with a LinkedIn profile, an e-mail of
 * their own, and exactly one open task of Rosa's, of the wanted type. Throws when the cast is used up.
 */
export function createCast(stage: Players) {
  const taken = new Set(KNOWN_BY_NAME)

  function open(contactId: number): Task[] {
    const tasks = [...stage.reply.world.tasks.values()]
    return tasks.filter((task) => task.contactId === contactId && task.status === 'new' && task.assignedUserId === ROSA)
  }

  return {
    next(type: TaskType): Role {
      for (const person of stage.people) {
        const [task, ...more] = open(person.contactId)
        const { linkedInSlug: slug, email } = person
        if (taken.has(person.contactId) || slug === null || email === null || task === undefined) continue
        if (more.length > 0 || task.taskType !== type || task.isScheduled || !isOnly(person, stage)) continue
        taken.add(person.contactId)
        return { person, slug, name: person.fullName, task }
      }
      throw new Error(`Nobody is left with one open ${type} task.`)
    },
  }
}

/** Nobody else has the name, slug or e-mail, in capitals or not; plain letters, so that a test's words find the name as it is. */
function isOnly(person: CrmPerson, { people }: Players): boolean {
  const mail = person.email?.toLowerCase()
  const isLike = (other: CrmPerson) =>
    other.fullName === person.fullName ||
    other.linkedInSlug === person.linkedInSlug ||
    other.email?.toLowerCase() === mail
  return /^[\w .'-]+$/.test(person.fullName) && people.filter(isLike).length === 1
}
