import { ok, type Problem, type Result } from '#lib/shared/problem.ts'
import type { Encoding, TaskSummary } from '#lib/shared/reply/model.ts'
import type { ReplyApi, TaskFilter } from '#lib/worker/reply/api.ts'

/**
 * Open tasks. `whole` is false where reading broke off, by `problem` or because there was no end to it: then what is
 * missing in `tasks` may still be open.
 */
export type ListReading = {
  tasks: TaskSummary[]
  encoding: Encoding | null
  requests: number
  pages: number
  whole: boolean
  problem: Problem | null
}

/** The most that the API gives at once. */
const PAGE = 1000
/** A server that always says "more" must not be followed for ever. */
const MOST_PAGES = 20
const TEN_YEARS_MS = 315_576_000_000

/** Without an upper bound the API hides tasks that start more than a year ahead. */
function farAhead(now: number): string {
  return new Date(now + TEN_YEARS_MS).toISOString()
}

/**
 * All open tasks that a filter gives. A status has to be sent in the server's own encoding, so where that is unknown
 * one task of any status is looked at first. The first page's problem is the answer's; a later one leaves the list not
 * `whole`.
 */
export async function readTaskList(
  api: Pick<ReplyApi, 'tasks'>,
  filter: Pick<TaskFilter, 'assignedUserId' | 'contactId'>,
  knownEncoding: Encoding | null,
  now: number,
): Promise<Result<ListReading>> {
  const base: TaskFilter = { ...filter, to: farAhead(now) }
  let encoding = knownEncoding
  let requests = 0
  if (encoding === null) {
    const learned = await api.tasks(base, { top: 1, skip: 0 })
    requests += 1
    if (!learned.ok) return learned
    encoding = learned.value.items[0]?.encoding ?? null
    if (learned.value.received === 0) return ok({ tasks: [], encoding, requests, pages: 1, whole: true, problem: null })
  }
  const open: TaskFilter = encoding === null ? base : { ...base, status: { name: 'new', encoding } }
  const tasks = new Map<number, TaskSummary>()
  const list = (pages: number, whole: boolean, problem: Problem | null = null): Result<ListReading> => {
    const openTasks = [...tasks.values()].filter(({ status }) => status === 'new')
    return ok({ tasks: openTasks, encoding, requests: requests + pages, pages, whole, problem })
  }
  let skip = 0
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await api.tasks(open, { top: PAGE, skip })
    if (!page.ok) return pages === 1 ? page : list(pages, false, page.problem)
    const { items, hasMore, received } = page.value
    const before = tasks.size
    for (const task of items) tasks.set(task.id, task)
    skip += received
    // The same rows again: this server does not skip.
    const isStuck = tasks.size === before && items.length > 0
    if (!hasMore || received === 0 || isStuck) return list(pages, true)
  }
  return list(MOST_PAGES, false)
}

/** Whether a refusal is about how the status was written: the server has changed its encoding. */
export function isAboutStatus(problem: Problem): boolean {
  return problem.code === 'refused' && (problem.pointers ?? ['/status']).some((pointer) => /status$/i.test(pointer))
}
