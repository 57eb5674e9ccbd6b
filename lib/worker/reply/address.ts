import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { type OperationId, operationOf } from './operations.ts'
import type { ReplyRequest } from './request.ts'

/** One call of an operation: which, about which things, and what it says. */
export type Call = {
  operation: OperationId
  /** The numbers that stand in the path. */
  at?: Readonly<Record<string, number>>
  query?: Readonly<Record<string, string>>
  body?: unknown
}

/**
 * The request of a call, by the table of operations. An operation that is not in it makes no request ('internal'), nor does
 * one about something that has no possible number ('badTaskId' for a task, 'notFound' for the rest).
 */
export function requestOf({ operation, at = {}, query = {}, body }: Call): Result<ReplyRequest> {
  const known = operationOf(operation)
  if (known === null) return fail('internal')
  if (Object.values(at).some((id) => !taskIdSchema.safeParse(id).success)) {
    return fail(known.path.startsWith('/v3/tasks/') ? 'badTaskId' : 'notFound')
  }
  const path = known.path.replace(/\{(\w+)\}/g, (_, name: string) => String(at[name]))
  const asked = new URLSearchParams(query).toString()
  return ok({
    method: known.method,
    path: asked === '' ? path : `${path}?${asked}`,
    ...(body !== undefined && { body }),
    ...(known.scope !== null && { scope: known.scope }),
    ...(known.kind === 'write' && { writes: true }),
  })
}
