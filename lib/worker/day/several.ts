import type { Several, SeveralReply } from '#lib/shared/messages/several.ts'
import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { TaskSummary } from '#lib/shared/reply/model.ts'
import type { Session } from '#lib/worker/account/session.ts'
import type { Journal } from '#lib/worker/journal/journal.ts'
import type { Intent } from '#lib/worker/journal/window.ts'
import { intentFor, NO_OUTCOME } from '#lib/worker/tab/intent-for.ts'
import { writesOf } from '#lib/worker/tab/wrapping-up.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'

type SeveralDeps = {
  session: Pick<Session, 'account'>
  index: Pick<TaskIndex, 'openTask' | 'knownDetail' | 'lines'>
  journal: Pick<Journal, 'accept' | 'acceptPlan' | 'undo' | 'drain'>
  undoSeconds: () => Promise<Intent['undoSeconds']>
}

const ONLY_MOVED = { outcome: null, leaveAlone: null, note: null, followUp: null, reassign: null } as const

/**
 * What is chosen for several tasks of the day's list at one time. No page is asked who it shows: the list said whose each
 * task is. Each is written down by itself, so that one that is refused or unclear is nobody else's trouble.
 */
export function createSeveral({ session, index, journal, undoSeconds }: SeveralDeps) {
  async function intentOf(taskId: number): Promise<Result<{ intent: Intent; task: TaskSummary }>> {
    const account = await session.account()
    if (!account.ok) return account
    const [task, detail] = await Promise.all([index.openTask(taskId), index.knownDetail(taskId)])
    if (task === null) return fail('notFound')
    const [line] = await index.lines([task])
    const intent = intentFor({
      account: account.value,
      task: detail?.task ?? task,
      detail,
      contactName: line?.contactName ?? task.contactName,
      sequenceName: line?.sequenceName ?? null,
      body: NO_OUTCOME,
      evidence: [{ kind: 'chosen', value: String(taskId), source: 'person' }],
      overridden: false,
      undoSeconds: await undoSeconds(),
    })
    return ok({ intent, task })
  }

  /** The id by which it is undone; null where nothing was written down. */
  async function choose(taskId: number, moveTo: number | null): Promise<string | null> {
    const made = await intentOf(taskId)
    if (!made.ok) return null
    const { intent, task } = made.value
    if (moveTo === null) {
      // A call has an outcome, and that is for a person to say, one by one.
      if (task.taskType === 'call') return null
      const accepted = await journal.accept(intent)
      return accepted.ok ? accepted.value.id : null
    }
    if (isSentByReply(task)) return null
    const writes = writesOf({ ...ONLY_MOVED, taskId, move: { startAt: moveTo } }, task)
    const accepted = await journal.acceptPlan({ intent, completes: false, writes })
    return accepted.ok ? (accepted.value[0]?.id ?? null) : null
  }

  return {
    async start({ taskIds, moveTo }: Several): Promise<Result<SeveralReply>> {
      const account = await session.account()
      if (!account.ok) return account
      const ids: string[] = []
      for (const taskId of new Set(taskIds)) {
        const id = await choose(taskId, moveTo)
        if (id !== null) ids.push(id)
      }
      void journal.drain()
      return ok({ ids, left: new Set(taskIds).size - ids.length })
    },
    /** Takes back all that has not begun. */
    async undo(ids: readonly string[]): Promise<Result<{ undone: number; late: number }>> {
      const all = await Promise.all(ids.map((id) => journal.undo(id)))
      const undone = all.filter(({ ok: isUndone }) => isUndone).length
      void journal.drain()
      return ok({ undone, late: ids.length - undone })
    },
  }
}

export type SeveralTasks = ReturnType<typeof createSeveral>

/** Reply runs these by itself: moving one would move a sending. */
function isSentByReply({ isScheduled, taskType }: TaskSummary): boolean {
  return isScheduled && (taskType === 'manualEmail' || taskType === 'sms')
}
