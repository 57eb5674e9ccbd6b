import type { Outcome, Rescheduling } from './completing.ts'
import { ROSA } from './keys.ts'
import type { Task } from './model.ts'
import type { World } from './world.ts'

/** Makes an open task for the caller, outside any sequence. Nothing recognises a repeat. */
export function createTask(world: World, teamId: number, byUserId: number, asked: Rescheduling): Outcome {
  const contact = asked.contactId === null ? undefined : world.contacts.get(asked.contactId)
  if (asked.contactId !== null && contact?.teamId !== teamId) {
    return { ok: false, refusal: { kind: 'invalid', pointer: '/contactId', detail: 'No contact of this team.' } }
  }
  const task = world.addTask({ ...asked, teamId, assignedUserId: byUserId })
  world.note({ kind: 'create', taskId: task.id, contactId: task.contactId, byUserId, text: task.template.body })
  return { ok: true, task }
}

/** Takes a task out of the lists: an open one is cancelled, a finished one archived, and another one is refused. */
export function deleteTask(world: World, task: Task, byUserId: number): Outcome {
  if (task.status !== 'new' && task.status !== 'finished') {
    return { ok: false, refusal: { kind: 'ruled', detail: `The task is ${task.status}.` } }
  }
  task.status = task.status === 'new' ? 'cancelled' : 'archived'
  world.note({ kind: 'delete', taskId: task.id, byUserId })
  return { ok: true, task }
}

/** What a task made by hand has that nobody gave. The id is the next free one. */
export function byHand(now: Date, tasks: ReadonlyMap<number, Task>): Task {
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000).toISOString()
  let id = 200001
  while (tasks.has(id)) id += 1
  return {
    id,
    teamId: 100,
    contactId: null,
    taskType: 'toDo',
    status: 'new',
    linkedInTaskType: null,
    sequenceId: null,
    sequenceStepId: null,
    sequenceStepDisplayName: null,
    assignedUserId: ROSA,
    creationSource: 'user',
    createdAt: hours(0),
    startAt: hours(0),
    dueTo: hours(4),
    finishedAt: null,
    isFailed: false,
    isScheduled: false,
    template: { body: 'Made while the world was running.', subject: null, attachmentIdList: null },
    callResolution: null,
  }
}
