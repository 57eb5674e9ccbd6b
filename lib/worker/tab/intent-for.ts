import type { CompleteBody, Task, TaskSummary } from '#lib/shared/reply/model.ts'
import type { ActiveAccount } from '#lib/worker/account/session.ts'
import type { Intent } from '#lib/worker/journal/window.ts'
import type { TaskDetail } from '#lib/worker/tasks/task-details.ts'

/** A choice that completes nothing, or has no result. */
export const NO_OUTCOME: CompleteBody = { callResolution: null, finishProspectInSequence: false }

type Choice = Pick<Intent, 'body' | 'evidence' | 'overridden' | 'undoSeconds'> & {
  account: Pick<ActiveAccount, 'account' | 'userName'>
  task: Task | TaskSummary
  /** The read in which the task was seen. A summary alone is none: the journal then reads the task before it sends. */
  detail: (Pick<TaskDetail, 'readAt' | 'serverTime' | 'readMark'> & { task: Pick<Task, 'status'> }) | null
  contactName: string | null
  sequenceName: string | null
}

/** What was chosen, with the task as the rep saw it. */
export function intentFor({ account, task, detail, contactName, sequenceName, ...chosen }: Choice): Intent {
  // What was read as closed is no read that a completion could stand on: a panel that was drawn before may still offer it.
  const read = detail?.task.status === 'new' ? detail : null
  return {
    account: account.account,
    accountName: account.userName,
    taskId: task.id,
    snapshot: {
      contactId: task.contactId,
      taskType: task.taskType,
      assignedUserId: task.assignedUserId,
      contactName,
      sequenceName,
      encoding: task.encoding,
      readAt: read?.readAt ?? 0,
      serverTime: read?.serverTime ?? null,
    },
    ...chosen,
    readMark: read?.readMark,
  }
}
