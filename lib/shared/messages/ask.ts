import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { fail, problemSchema, type Result } from '#lib/shared/problem.ts'
import { isGone } from './gone.ts'
import { changedSchema, MESSAGES, type MessageName, type Reply, type Request } from './table.ts'

// The pages' policy forbids eval, and zod's probe for it would be reported as a violation.
z.config({ jitless: true })

/** Messages that change nothing: when the worker dies over one of them, asking again is safe. */
const READS: ReadonlySet<MessageName> = new Set([
  'panel.get',
  'day.list',
  'day.get',
  'theme.get',
  'setup.get',
  'history.list',
  'site.here',
  // For the same frame it is the same word.
  'dock.enter',
])

/** How a screen asks the worker: one message of the table, its answer or the problem. Never throws. */
export type Ask = <Name extends MessageName>(name: Name, request: Request<Name>) => Promise<Result<Reply<Name>>>

/**
 * Sends one message to the worker and reads its answer.
 *
 * A worker that dies while it answers leaves the asker with "message channel closed", which says nothing about what was
 * done. A read is then repeated once. A completion is never repeated: only what the journal has
 * written down counts. 'notSaved' when the choice is not there, 'internal' when nobody answers, 'updated' when this page
 * belongs to a version of the extension that is gone.
 */
export const ask: Ask = async (name, request) => {
  const sentAt = Date.now()
  const first = await send(name, request)
  if (first !== 'lost') return first
  if (isGone()) return fail('updated')
  if (READS.has(name)) return orInternal(await send(name, request))
  if (name === 'completion.start') return readBack(name, request, sentAt)
  return fail('internal')
}

async function readBack<Name extends MessageName>(
  name: Name,
  request: Request<Name>,
  sentAt: number,
): Promise<Result<Reply<Name>>> {
  const { tabId, taskId } = MESSAGES['completion.start'].request.parse(request)
  const kept = await send('completion.recorded', { taskId, since: sentAt })
  if (kept === 'lost' || !kept.ok) return fail('internal')
  if (!kept.value.recorded) return fail('notSaved')
  const now = orInternal(await send('panel.get', tabId === undefined ? {} : { tabId }))
  // Both messages are answered with a panel; the table knows it, a generic index does not.
  return now.ok ? readReply(name, now) : now
}

async function send<Name extends MessageName>(
  name: Name,
  request: Request<Name>,
): Promise<Result<Reply<Name>> | 'lost'> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ type: name, ...request })
    return answer === undefined || answer === null ? 'lost' : readReply(name, answer)
  } catch {
    return 'lost'
  }
}

function readReply<Name extends MessageName>(name: Name, answer: unknown): Result<Reply<Name>> {
  const outcome = outcomeSchema.safeParse(answer)
  if (!outcome.success) return fail('internal')
  if (!outcome.data.ok) return outcome.data
  const value = MESSAGES[name].reply.safeParse(outcome.data.value)
  // The schema of this very name was just passed; TypeScript cannot follow a generic index through safeParse.
  return value.success ? { ok: true, value: value.data as Reply<Name> } : fail('internal')
}

const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: problemSchema }),
])

function orInternal<Value>(answer: Result<Value> | 'lost'): Result<Value> {
  return answer === 'lost' ? fail('internal') : answer
}

/** Calls `listener` whenever the worker says that something changed. Returns what ends it. */
export function onChanged(listener: () => void): () => void {
  const heard = (message: unknown): undefined => {
    if (changedSchema.safeParse(message).success) listener()
  }
  browser.runtime.onMessage.addListener(heard)
  return () => browser.runtime.onMessage.removeListener(heard)
}
