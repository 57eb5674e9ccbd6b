import { ok, type Result } from '#lib/shared/problem.ts'
import type { TaskSummary } from '#lib/shared/reply/model.ts'
import type { ReplyApi } from '#lib/worker/reply/api.ts'
import { spend } from './allowance.ts'
import { failed, succeeded } from './failure.ts'
import type { OpenIndex } from './open-index.ts'
import { isAboutStatus, readTaskList } from './read-task-list.ts'
import { spareContacts } from './spare-contacts.ts'

/**
 * How long a completed task is kept from coming back by a list that Reply made before. There is no way to reopen one.
 */
const ENDED_FOR_MS = 600_000

/**
 * Reads the rep's open tasks anew and settles what that changes. What was completed or read here since the list was
 * asked for is newer than the list. Problems: those of the API; the index stays as it was.
 */
export async function refreshTasks(
  open: OpenIndex,
  { api, userId }: { api: ReplyApi; userId: number },
  now: () => number,
): Promise<Result<void>> {
  const started = now()
  open.forgetTouches(started)
  const filter = { assignedUserId: userId }
  let read = await readTaskList(api, filter, open.state.encoding, started)
  if (!read.ok && open.state.encoding !== null && isAboutStatus(read.problem)) {
    read = await readTaskList(api, filter, null, started)
  }
  if (!read.ok) {
    await open.apply(
      {},
      { ...failed(open.state, read.problem, now()), allowance: spend(now(), open.state.allowance, 1) },
    )
    return read
  }
  const { tasks, encoding, requests, pages, whole, problem } = read.value
  const ended = open.state.ended.filter(({ at }) => at > now() - ENDED_FOR_MS)
  const endedIds = new Set(ended.map(({ id }) => id))
  const isOlder = (id: number) => endedIds.has(id) || open.touchedAt(id) >= started
  const mine = tasks.filter((task) => isMine(task, userId) && !isOlder(task.id))
  const listed = new Set(tasks.filter((task) => isMine(task, userId)).map(({ id }) => id))
  const gone = whole ? open.memory.openTasks().filter(({ id }) => !listed.has(id) && !isOlder(id)) : []
  await open.apply(
    {
      tasks: mine.filter((task) => !isEqual(task, open.memory.openTask(task.id))),
      endedTasks: leaving(open, gone, pages),
      droppedContacts: spareContacts(open, new Set(mine.map(({ contactId }) => contactId)), now()),
    },
    {
      ...(problem === null ? { ...succeeded(), refreshedAt: now() } : failed(open.state, problem, now())),
      encoding: encoding ?? open.state.encoding,
      ended,
      allowance: spend(now(), open.state.allowance, requests),
    },
  )
  return problem === null ? ok(undefined) : { ok: false, problem }
}

/** Whether a task is the rep's own. A server that leaves the assignee out was asked for the rep's own anyway. */
export function isMine({ assignedUserId }: Pick<TaskSummary, 'assignedUserId'>, userId: number): boolean {
  return assignedUserId === null || assignedUserId === userId
}

/**
 * Rows move up between two pages while tasks are completed, so what a list of several pages lacks has to lack twice.
 */
function leaving(open: OpenIndex, gone: readonly TaskSummary[], pages: number): number[] {
  const ids = gone.map(({ id }) => id)
  const twice = ids.filter((id) => open.missedOnce.has(id))
  open.missedOnce.clear()
  if (pages === 1) return ids
  for (const id of ids) open.missedOnce.add(id)
  return twice
}

function isEqual(one: TaskSummary, other: TaskSummary | undefined): boolean {
  return other !== undefined && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(task: TaskSummary) {
  return Object.entries(task).toSorted(([left], [right]) => (left < right ? -1 : 1))
}
