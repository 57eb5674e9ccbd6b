import {
  type Completion,
  completeTask,
  type Outcome,
  type Rescheduling,
  reassignTask,
  rescheduleTask,
} from './completing.ts'
import { byHand } from './creating.ts'
import type { Wire } from './encoding.ts'
import { USERS } from './keys.ts'
import type { Activity, CallResolution, Contact, Sequence, Task, TaskStatus } from './model.ts'
import { makePeople } from './people.ts'
import { finalText } from './rendering.ts'
import { makeSequences } from './sequences.ts'
import type { Switches } from './switches.ts'
import { makeTasks } from './tasks.ts'

export type WorldOptions = {
  /** Rosa Lindgren's open tasks; others' and closed ones come on top. */
  tasks?: number
  /** Contacts of her team. */
  contacts?: number
  /** The clock; the real one when left out. Dates in the world are set relative to its first reading. */
  now?: () => Date
}

/** One change that the world really underwent. `doubled` marks a completion of what was already finished. */
export type Effect = {
  kind: 'complete' | 'reschedule' | 'reassign' | 'create' | 'delete' | 'note' | 'optOut' | 'optIn' | 'state' | 'update'
  /** Null where it is about a contact and no task. */
  taskId: number | null
  contactId: number | null
  at: string
  byUserId: number
  via: 'api' | 'batch' | 'control'
  callResolution: CallResolution | null
  finishProspectInSequence: boolean
  doubled: boolean
  /** The text of a note, or the state in a sequence. */
  text: string | null
}

export type World = {
  contacts: Map<number, Contact>
  tasks: Map<number, Task>
  sequences: Map<number, Sequence>
  effects: Effect[]
  activities: Activity[]
  /** Writes down an effect, at the world's own time. */
  note: (effect: Pick<Effect, 'kind' | 'byUserId'> & Partial<Effect>) => void
  /** Fields laid over what the API answers about a task or contact, to make it say things the model cannot hold. */
  overrides: { tasks: Map<number, Wire>; contacts: Map<number, Wire> }
  now: () => Date
  /** Moves the clock; it goes on running from there. */
  advance: (ms: number) => void
  complete: (taskId: number, completion: Completion) => Outcome
  reschedule: (taskId: number, byUserId: number, change: Rescheduling) => Outcome
  reassign: (taskId: number, byUserId: number, toUserId: number, via: Effect['via']) => Outcome
  /** Puts a task into a state as if it had happened elsewhere; no effect is counted. False when there is no such task. */
  setStatus: (taskId: number, status: TaskStatus) => boolean
  /** Hangs a task on another contact, as a merge of duplicates does. False when there is no such task. */
  setContact: (taskId: number, contactId: number | null) => boolean
  /** Adds a task; what is not given is filled in as for a task made by hand. The id defaults to the next free one. */
  addTask: (task: Partial<Task>) => Task
  removeTask: (taskId: number) => boolean
  contactOf: (task: Task) => Contact | undefined
  senderName: (userId: number) => string
}

/** 240 open tasks on 160 contacts unless told otherwise; no randomness, so two worlds with one clock are equal. */
export function createWorld(options: WorldOptions, switches: Switches): World {
  const readClock = options.now ?? (() => new Date())
  let offset = 0
  const now = () => new Date(readClock().getTime() + offset)
  const start = now()
  const sequences = makeSequences()
  const contacts = makePeople(options.contacts ?? 160, start)
  const tasks = makeTasks(options.tasks ?? 240, { now: start, contacts, sequences })
  enrol(contacts, tasks, sequences)

  const world: World = {
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    tasks: new Map(tasks.map((task) => [task.id, task])),
    sequences: new Map(sequences.map((sequence) => [sequence.id, sequence])),
    effects: [],
    activities: [],
    note: (effect) =>
      world.effects.push({
        taskId: null,
        contactId: null,
        at: now().toISOString(),
        via: 'api',
        callResolution: null,
        finishProspectInSequence: false,
        doubled: false,
        text: null,
        ...effect,
      }),
    overrides: { tasks: new Map(), contacts: new Map() },
    now,
    advance: (ms) => {
      offset += ms
    },
    complete: (taskId, completion) => completeTask(world, switches, taskId, completion),
    reschedule: (taskId, byUserId, change) => rescheduleTask(world, taskId, byUserId, change),
    reassign: (taskId, byUserId, toUserId, via) => reassignTask(world, taskId, byUserId, toUserId, via),
    setStatus: (taskId, status) => {
      const task = world.tasks.get(taskId)
      if (!task) return false
      task.status = status
      task.finishedAt = status === 'finished' ? now().toISOString() : null
      return true
    },
    setContact: (taskId, contactId) => {
      const task = world.tasks.get(taskId)
      if (!task) return false
      task.contactId = contactId
      return true
    },
    addTask: (given) => {
      const task = { ...byHand(now(), world.tasks), ...given }
      world.tasks.set(task.id, task)
      return task
    },
    removeTask: (taskId) => world.tasks.delete(taskId),
    contactOf: (task) => (task.contactId === null ? undefined : world.contacts.get(task.contactId)),
    senderName: (userId) => USERS.find((user) => user.userId === userId)?.name ?? '',
  }
  for (const task of tasks) {
    if (task.status === 'finished')
      task.template = finalText(task, world.contactOf(task), world.senderName(task.assignedUserId))
  }
  return world
}

/** Puts every contact into the sequences that its tasks came from, at the furthest step that has a task. */
function enrol(contacts: Contact[], tasks: readonly Task[], sequences: readonly Sequence[]): void {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  for (const task of tasks) {
    const contact = task.contactId === null ? undefined : byId.get(task.contactId)
    const sequence = sequences.find((candidate) => candidate.id === task.sequenceId)
    if (!contact || !sequence) continue
    const currentStep = sequence.steps.find((step) => step.id === task.sequenceStepId)?.number ?? 1
    const membership = contact.sequences.find((row) => row.sequenceId === sequence.id)
    if (membership) {
      membership.currentStep = Math.max(membership.currentStep ?? 1, currentStep)
      continue
    }
    contact.sequences.push({
      sequenceId: sequence.id,
      sequenceName: sequence.name,
      status: task.status === 'sequenceDetached' ? 'finished' : sequence.status === 'paused' ? 'paused' : 'active',
      currentStep,
      addingDate: contact.addingDate,
      emailAccountId: sequence.id % 2 === 0 ? null : 101,
      linkedInAccountId: null,
    })
  }
}
