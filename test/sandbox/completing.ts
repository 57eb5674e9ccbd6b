import { usersOfTeam } from './keys.ts'
import type { CallResolution, LinkedInTaskType, Task, TaskType, Template } from './model.ts'
import { finalText } from './rendering.ts'
import type { Switches } from './switches.ts'
import type { Effect, World } from './world.ts'

export type Completion = {
  byUserId: number
  callResolution: CallResolution | null
  finishProspectInSequence: boolean
  via: Effect['via']
}

/** The whole replacement that "Update a task" asks for, already checked for form. */
export type Rescheduling = {
  taskType: TaskType
  startAt: string
  dueTo: string
  template: Template
  contactId: number | null
  linkedInTaskType: LinkedInTaskType | null
}

export type Refusal =
  | { kind: 'missing' }
  | { kind: 'forbidden' }
  | { kind: 'notOpen'; detail: string }
  /** A business rule: all of them come as one code, so that only a read tells them apart. */
  | { kind: 'ruled'; detail: string }
  | { kind: 'notInTeam' }
  | { kind: 'invalid'; pointer: string; detail: string }

export type Outcome = { ok: true; task: Task; isRepeat?: boolean } | { ok: false; refusal: Refusal }

/**
 * Completes a task. A completion of one that is finished already is refused, or, with the switch acceptRepeats, counted
 * as a doubled effect. The result of a call is kept for call tasks only: the API ignores it for the rest.
 */
export function completeTask(world: World, switches: Switches, taskId: number, completion: Completion): Outcome {
  const found = changeable(world, switches, taskId, completion.byUserId)
  if (!found.ok) return found
  const { task } = found
  if (task.status === 'finished' && switches.keepFirst) return { ok: true, task, isRepeat: true }
  const doubled = task.status === 'finished'
  if (task.status !== 'new' && !(doubled && switches.acceptRepeats)) return notOpen(task)

  const callResolution = task.taskType === 'call' ? completion.callResolution : null
  task.status = 'finished'
  task.finishedAt = world.now().toISOString()
  task.isScheduled = false
  task.callResolution = callResolution
  if (!doubled) task.template = finalText(task, world.contactOf(task), world.senderName(completion.byUserId))
  moveContactOn(world, task, completion)
  world.note({ kind: 'complete', taskId, doubled, ...completion, callResolution })
  return { ok: true, task }
}

/** The contact goes on to the next step, or leaves the sequence, which detaches its other open tasks there. */
function moveContactOn(world: World, task: Task, completion: Completion): void {
  const contact = world.contactOf(task)
  if (!contact) return
  if (task.taskType === 'call') contact.callStatus = task.callResolution === 'toCall' ? 'toCall' : 'called'
  const membership = contact.sequences.find((row) => row.sequenceId === task.sequenceId)
  if (!membership) return
  if (!completion.finishProspectInSequence) {
    const last = world.sequences.get(membership.sequenceId)?.steps.length ?? 1
    membership.currentStep = Math.min((membership.currentStep ?? 0) + 1, last)
    return
  }
  membership.status = 'finished'
  for (const other of world.tasks.values()) {
    const same = other.contactId === contact.id && other.sequenceId === task.sequenceId
    if (same && other.status === 'new') other.status = 'sequenceDetached'
  }
}

/** Replaces an open task. For a task that a sequence made, type and contact are fixed. */
export function rescheduleTask(world: World, taskId: number, byUserId: number, change: Rescheduling): Outcome {
  const task = world.tasks.get(taskId)
  if (!task) return { ok: false, refusal: { kind: 'missing' } }
  if (task.status !== 'new') return ruled(`The task is ${task.status}.`)
  const fixed = change.taskType !== task.taskType || change.contactId !== task.contactId
  if (task.sequenceId !== null && fixed) return ruled('Type and contact are fixed for a task that a sequence created.')
  Object.assign(task, change)
  world.note({ kind: 'reschedule', taskId, byUserId })
  return { ok: true, task }
}

/** Gives a task to another user of its team. */
export function reassignTask(
  world: World,
  taskId: number,
  byUserId: number,
  toUserId: number,
  via: Effect['via'],
): Outcome {
  const task = world.tasks.get(taskId)
  if (!task) return { ok: false, refusal: { kind: 'missing' } }
  if (!usersOfTeam(task.teamId).some((user) => user.userId === toUserId)) {
    return { ok: false, refusal: { kind: 'notInTeam' } }
  }
  task.assignedUserId = toUserId
  world.note({ kind: 'reassign', taskId, byUserId, via })
  return { ok: true, task }
}

function changeable(world: World, switches: Switches, taskId: number, byUserId: number): Outcome {
  const task = world.tasks.get(taskId)
  if (!task) return { ok: false, refusal: { kind: 'missing' } }
  if (task.assignedUserId !== byUserId && switches.colleagueTasks !== 'open') {
    return { ok: false, refusal: { kind: switches.colleagueTasks === 'readable-403' ? 'forbidden' : 'missing' } }
  }
  return { ok: true, task }
}

function notOpen(task: Task): Outcome {
  return { ok: false, refusal: { kind: 'notOpen', detail: `The task is ${task.status}.` } }
}

function ruled(detail: string): Outcome {
  return { ok: false, refusal: { kind: 'ruled', detail } }
}
