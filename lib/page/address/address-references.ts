import type { TaskReference } from '#lib/shared/identity/identity.ts'
import { taskNumber } from '#lib/shared/identity/task-number.ts'

const PARAMETER = /^reply_?task_?id$/i

/** The Reply tasks that an address itself names, by `replyTaskId` or `reply_task_id` in its query or its fragment. */
export function addressReferences(url: URL): TaskReference[] {
  const fragment = url.hash.slice(url.hash.indexOf('?') + 1).replace(/^#/, '')
  const parameters = [...url.searchParams, ...new URLSearchParams(fragment)]
  const ids = parameters.flatMap(([name, value]) => (PARAMETER.test(name) ? [taskNumber(value)] : []))
  return [...new Set(ids)].flatMap((taskId) => (taskId === null ? [] : [{ taskId, source: 'address' as const }]))
}
