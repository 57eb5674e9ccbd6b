import { ok, type Result } from '#lib/shared/problem.ts'
import type { Task } from '#lib/shared/reply/model.ts'
import type { Answer, ReplyApi } from '#lib/worker/reply/api.ts'

/** A task as it was read, when it was heard of (epoch ms here), and by Reply's own clock where it told it. */
export type TaskDetail = {
  task: Task
  readAt: number
  serverTime: number | null
  /** What `readAt` is by a clock that nobody sets, as long as this worker lives. */
  readMark: number
}

/** As long as this, what was read counts as how it is. */
export const FRESH_MS = 60_000
const MOST_KEPT = 50

/**
 * Tasks read in full, script included, in memory only: what a task says to a contact is not kept on disk. Several
 * askers at once cause one request.
 */
export function createTaskDetails(now: () => number, monotonic: () => number) {
  const kept = new Map<string, TaskDetail>()
  const asking = new Map<string, Promise<Result<TaskDetail>>>()
  const keyOf = (account: string, id: number) => `${id} ${account}`

  /** The server's clock stood at `serverTime` when it answered: on a busy computer that is well before its answer is taken in. */
  function keep(account: string, { value: task, serverTime, heardAt = monotonic() }: Answer<Task>): TaskDetail {
    const detail = { task, readAt: now() - Math.max(0, monotonic() - heardAt), readMark: heardAt, serverTime }
    const key = keyOf(account, task.id)
    kept.delete(key)
    kept.set(key, detail)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return detail
  }

  async function ask(account: string, api: Pick<ReplyApi, 'task'>, id: number): Promise<Result<TaskDetail>> {
    const read = await api.task(id, { includeContent: true })
    if (!read.ok) {
      if (read.problem.code === 'notFound') kept.delete(keyOf(account, id))
      return read
    }
    return ok(keep(account, read.value))
  }

  return {
    keep,
    forgetAll: () => kept.clear(),
    /** What was read last, however old; null where nothing was. */
    known: (account: string, id: number): TaskDetail | null => kept.get(keyOf(account, id)) ?? null,
    /** The one of a contact's tasks that was read last of all as finished. Another account's contact may have the same number. */
    finishedOf: (account: string, contactId: number | undefined): Task | undefined =>
      [...kept].findLast(
        ([key, { task }]) =>
          task.contactId === contactId && task.status === 'finished' && key === keyOf(account, task.id),
      )?.[1].task,
    /** A read that is not older than `maxAge` milliseconds, made now where there is none. */
    async read(account: string, api: Pick<ReplyApi, 'task'>, id: number, maxAge: number): Promise<Result<TaskDetail>> {
      const key = keyOf(account, id)
      const last = kept.get(key)
      if (last !== undefined && monotonic() - last.readMark < maxAge && Math.abs(now() - last.readAt) < maxAge)
        return ok(last)
      const running = asking.get(key) ?? ask(account, api, id).finally(() => asking.delete(key))
      asking.set(key, running)
      return running
    },
  }
}
