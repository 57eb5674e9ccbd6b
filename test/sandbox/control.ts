import { record } from './contacting.ts'
import type { Wire } from './encoding.ts'
import type { FaultSpec, Faults } from './faults.ts'
import type { JournalEntry } from './journal.ts'
import { PIKE } from './keys.ts'
import type { CallResolution, Contact, StatusInSequence, Task, TaskStatus } from './model.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import type { Switches } from './switches.ts'
import { changeSwitches } from './switches.ts'
import type { Effect } from './world.ts'

/** What a test does to the stand-in behind the API's back. The HTTP control endpoint offers the same verbs. */
export type Control = {
  reset: (options?: SandboxOptions) => void
  setSwitches: (changes: Partial<Switches>) => void
  addFault: (spec: FaultSpec) => number
  clearFaults: Faults['clear']
  releaseHeld: Faults['release']
  advanceClock: (ms: number) => void
  /** Every effect, or those on one task. */
  effects: (taskId?: number) => Effect[]
  /** How often this task was really completed: more than one is a doubled effect. */
  completions: (taskId: number) => number
  requests: (method?: string, path?: string) => JournalEntry[]
  /** Someone else finishes an open task. Throws when it cannot be. */
  finishElsewhere: (taskId: number, callResolution?: CallResolution | null) => void
  setStatus: (taskId: number, status: TaskStatus) => void
  setContact: (taskId: number, contactId: number | null) => void
  setAssignee: (taskId: number, userId: number) => void
  addTask: (task: Partial<Task>) => Task
  removeTask: (taskId: number) => void
  /** Changes a contact's own fields, for example to hostile texts. */
  changeContact: (contactId: number, change: Partial<Contact>) => void
  /** Puts a contact into a state in a sequence, or out of all of them with null, as if it had happened elsewhere. */
  setMembership: (contactId: number, sequenceId: number, status: StatusInSequence | null) => void
  /** Something that Reply notices about a contact. */
  addActivity: (contactId: number, activityType: string, content?: Record<string, unknown>) => void
  /** Lays fields over every answer about a task (or contact), to say what the model cannot hold: unknown enums, missing or odd fields. */
  overrideTask: (taskId: number, fields: Wire) => void
  overrideContact: (contactId: number, fields: Wire) => void
}

/** Throws an Error with the id whenever something that does not exist is named: a test that misses its target must fail there. */
export function createControl(sandbox: Sandbox): Control {
  const mustBe = (found: boolean, what: string) => {
    if (!found) throw new Error(`There is no ${what} in the sandbox.`)
  }
  return {
    reset: sandbox.reset,
    setSwitches: (changes) => changeSwitches(sandbox.switches, changes),
    addFault: sandbox.faults.add,
    clearFaults: sandbox.faults.clear,
    releaseHeld: sandbox.faults.release,
    advanceClock: (ms) => sandbox.world.advance(ms),
    effects: (taskId) => sandbox.world.effects.filter((effect) => taskId === undefined || effect.taskId === taskId),
    completions: (taskId) =>
      sandbox.world.effects.filter((effect) => effect.taskId === taskId && effect.kind === 'complete').length,
    requests: (method, path = '**') =>
      method === undefined ? [...sandbox.journal.entries] : sandbox.journal.find(method, path),
    finishElsewhere: (taskId, callResolution = null) => {
      const byUserId = sandbox.world.tasks.get(taskId)?.assignedUserId ?? PIKE
      const completion = { byUserId, callResolution, finishProspectInSequence: false, via: 'control' } as const
      mustBe(sandbox.world.complete(taskId, completion).ok, `open task ${taskId}`)
    },
    setStatus: (taskId, status) => mustBe(sandbox.world.setStatus(taskId, status), `task ${taskId}`),
    setContact: (taskId, contactId) => mustBe(sandbox.world.setContact(taskId, contactId), `task ${taskId}`),
    setAssignee: (taskId, userId) =>
      mustBe(
        sandbox.world.reassign(taskId, PIKE, userId, 'control').ok,
        `task ${taskId} with a team of user ${userId}`,
      ),
    addTask: (task) => sandbox.world.addTask(task),
    removeTask: (taskId) => mustBe(sandbox.world.removeTask(taskId), `task ${taskId}`),
    changeContact: (contactId, change) => {
      const contact = sandbox.world.contacts.get(contactId)
      mustBe(contact !== undefined, `contact ${contactId}`)
      if (contact) Object.assign(contact, change)
    },
    setMembership: (contactId, sequenceId, status) => {
      const contact = sandbox.world.contacts.get(contactId)
      const row = contact?.sequences.find((membership) => membership.sequenceId === sequenceId)
      mustBe(row !== undefined, `contact ${contactId} in sequence ${sequenceId}`)
      if (contact && status === null) contact.sequences = contact.sequences.filter((one) => one !== row)
      else if (row && status !== null) row.status = status
    },
    addActivity: (contactId, activityType, content = {}) => {
      mustBe(sandbox.world.contacts.has(contactId), `contact ${contactId}`)
      record(sandbox.world, contactId, activityType, null, content)
    },
    overrideTask: (taskId, fields) => {
      mustBe(sandbox.world.tasks.has(taskId), `task ${taskId}`)
      sandbox.world.overrides.tasks.set(taskId, fields)
    },
    overrideContact: (contactId, fields) => {
      mustBe(sandbox.world.contacts.has(contactId), `contact ${contactId}`)
      sandbox.world.overrides.contacts.set(contactId, fields)
    },
  }
}
