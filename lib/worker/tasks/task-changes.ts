import type { Task, TaskSummary } from '#lib/shared/reply/model.ts'
import type { OpenIndex } from './open-index.ts'
import { isMine } from './refresh.ts'
import { spareContacts } from './spare-contacts.ts'

const MOST_ENDED = 200

/**
 * Settles what a task that was read or completed just now means for the index: newer than any list asked for before.
 */
export async function putTask(open: OpenIndex, task: Task, userId: number, now: number): Promise<void> {
  const listed = open.memory.openTask(task.id)
  if (task.status !== 'new' || !isMine(task, userId)) {
    if (listed !== undefined || task.status !== 'new') await endTask(open, task.id, now)
    return
  }
  open.touch(task.id, now)
  const contactName = task.contactId === null ? null : (open.memory.contact(task.contactId)?.contact.fullName ?? null)
  const summary = summaryOf(task, contactName ?? listed?.contactName ?? null)
  const ended = open.state.ended.filter(({ id }) => id !== task.id)
  await open.apply({ tasks: [summary] }, { encoding: task.encoding, ended })
}

/** Takes a task out of the index and keeps it out, whatever a list says that Reply made before. */
export async function endTask(open: OpenIndex, id: number, now: number): Promise<void> {
  open.touch(id, now)
  const ended = [...open.state.ended.filter((entry) => entry.id !== id), { id, at: now }].slice(-MOST_ENDED)
  // Its own contact is among the wanted ones still: the rep is looking at it.
  const wanted = new Set(open.memory.openTasks().map(({ contactId }) => contactId))
  await open.apply({ endedTasks: [id], droppedContacts: spareContacts(open, wanted, now) }, { ended })
}

function summaryOf(task: Task, contactName: string | null): TaskSummary {
  return {
    id: task.id,
    taskType: task.taskType,
    status: task.status,
    linkedInTaskType: task.linkedInTaskType,
    assignedUserId: task.assignedUserId,
    contactId: task.contactId,
    contactName,
    startAt: task.startAt,
    dueTo: task.dueTo,
    finishedAt: task.finishedAt,
    isScheduled: task.isScheduled,
    sequenceId: task.sequenceId,
    sequenceStepId: task.sequenceStepId,
    encoding: task.encoding,
  }
}
