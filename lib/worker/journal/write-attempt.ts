import type { Problem, Result } from '#lib/shared/problem.ts'
import { ok } from '#lib/shared/problem.ts'
import type { WholeReplyApi } from '#lib/worker/reply/api.ts'
import { writeOperation } from './operations.ts'
import type { CompletionRecord } from './record.ts'
import type { Moment } from './stopwatch.ts'
import type { CompletionEvent } from './transitions.ts'
import type { WriteRead } from './writing.ts'

/** A step that is no completion: what is read for it, and its one request. The API answers with values, and never throws. */

/** The event that a read before the request, or the lack of one, comes to. */
export async function readBefore(
  record: CompletionRecord,
  api: WholeReplyApi,
  moment: () => Moment,
): Promise<CompletionEvent> {
  const { write } = record
  if (write === undefined || !writeOperation(write).readsFirst(write)) return { type: 'begin', found: null }
  const seen = await findWrite(record, api, moment)
  return seen.ok ? { type: 'begin', found: seen.value } : { type: 'findFailed', problem: seen.problem }
}

/** What became of it, as far as a read tells. */
export async function findWrite(
  record: CompletionRecord,
  api: WholeReplyApi,
  moment: () => Moment,
): Promise<Result<WriteRead>> {
  const { write } = record
  if (write === undefined) throw new Error('a completion is read as a task')
  const readAt = moment().now
  const seen = await writeOperation(write).find(api, write, record)
  if (!seen.ok) return seen
  return ok({ ...seen.value.finding, readAt, answeredAt: moment().now, serverTime: seen.value.serverTime })
}

/** The one place where such a step is sent. */
export async function sendWrite(record: CompletionRecord, api: WholeReplyApi): Promise<CompletionEvent> {
  const { write } = record
  if (write === undefined) throw new Error('a completion is sent as one')
  const answer = await writeOperation(write).send(api, write, record)
  return answer.ok ? { type: 'written', written: answer.value } : notWritten(answer.problem)
}

function notWritten(problem: Problem): CompletionEvent {
  return { type: 'notWritten', problem }
}
