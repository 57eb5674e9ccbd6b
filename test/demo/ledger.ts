import { deepStrictEqual } from 'node:assert'
import type { JournalEntry } from '../sandbox/journal.ts'
import type { RunningReply } from '../sandbox/start-reply.ts'
import { completionsAt } from './completions.ts'

/** One completion as the page "Complete a task" wants it. */
export type Owed = { taskId: number; body: string }

/** Throws when a completion is missing, doubled, out of order, or differs in a single byte or header from what is owed. */
export function checkCompletions(reply: RunningReply, owed: readonly Owed[], key: string): void {
  const arrived = completionsAt(reply)
  deepStrictEqual(
    arrived.map(({ path, body }) => ({ path, body })),
    owed.map(({ taskId, body }) => ({ path: `/v3/tasks/${taskId}/complete`, body })),
    'The completions that reached the stand-in are not those that were chosen.',
  )
  for (const { path, headers, status } of arrived) {
    must(status === 200, `${path} was answered ${status}`)
    must(headers['x-api-key'] === key, `${path} came without the key in X-API-Key`)
    must(headers['authorization'] === undefined, `${path} came with Authorization, too`)
    must(headers['content-type'] === 'application/json', `${path} came as ${headers['content-type']}`)
  }
  for (const { taskId } of owed) {
    const effects = reply.control.completions(taskId)
    must(effects === 1, `task ${taskId} was completed ${effects} times`)
  }
}

/** Throws when anything but reading and completing was asked of the API. */
export function checkNothingElse(reply: RunningReply): void {
  const other = reply.journal.entries.filter((entry) => !isRead(entry) && !completionsAt(reply).includes(entry))
  must(
    other.length === 0,
    `the stand-in was asked for ${other.map(({ method, path }) => `${method} ${path}`).join(', ')}`,
  )
}

function isRead({ method, path }: JournalEntry): boolean {
  return method === 'GET' || (method === 'POST' && /^\/v3\/(?:tasks|contacts)\/filter$/.test(path))
}

/** Throws an Error with the sentence when what it speaks of is not so. */
export function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(`It must not be that ${otherwise}.`)
}
