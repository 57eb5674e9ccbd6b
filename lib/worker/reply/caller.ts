import { fail, ok, type Result } from '#lib/shared/problem.ts'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { type Call, requestOf } from './address.ts'
import type { Answer, Credentials } from './api.ts'
import { readApiUrl } from './api-url.ts'
import type { OperationId } from './operations.ts'
import type { Turn } from './pace.ts'
import { type RequestDeps, sendRequest } from './request.ts'

/** `turn` is asked before each request and told of a 429: the pace of background or of foreground work. While Reply wants no requests, none is made. */
export type ClientDeps = RequestDeps & {
  turn?: Turn
  /** Told of every 401 about the key, before the answer is given on. */
  keyRefused?: () => Promise<void>
  /** Told of every operation that Reply took, or refused because the key lacks a permission. */
  learned?: (operation: OperationId, state: 'works' | 'refused') => void
  /** Told of every connection that failed, before the answer is given on. */
  unreached?: () => void
}

/** Makes one request for a call and reads its answer by `read`; null of it is 'unreadable'. */
export type Caller = <Value>(call: Call, read: (body: unknown) => Value | null) => Promise<Result<Answer<Value>>>

/** The one way in which a request to Reply comes about: by the table of operations, in its turn, with the key. */
export function createCaller(credentials: Credentials, deps: ClientDeps): Caller {
  const address = readApiUrl(credentials.apiUrl)

  return async (call, read) => {
    // Whatever was stored: a key never travels to an address that set-up would not have taken.
    if (!address.ok) return address
    const request = requestOf(call)
    if (!request.ok) return request
    // Whoever writes has asked for room before, and has written down that the request goes out now.
    const writes = request.value.writes === true
    if (!writes) await deps.turn?.wait()
    const closedUntil = deps.turn?.closedUntil() ?? null
    if (closedUntil !== null) return fail('rateLimited', { retryAt: closedUntil })
    if (writes) deps.turn?.count()
    const sent = await sendRequest({ ...credentials, apiUrl: address.value }, request.value, deps)
    if (!sent.ok) {
      const { code, retryAt } = sent.problem
      if (code === 'scopeMissing') deps.learned?.(call.operation, 'refused')
      if (code === 'keyRefused') await deps.keyRefused?.()
      if (code === 'network') deps.unreached?.()
      if (code !== 'rateLimited' || retryAt === undefined || deps.turn === undefined) return sent
      return { ok: false, problem: { ...sent.problem, retryAt: deps.turn.hold(retryAt) } }
    }
    deps.learned?.(call.operation, 'works')
    const { status, body, serverTime, heardAt } = sent.value
    const value = read(body)
    return value === null ? fail('unreadable', { status }) : ok({ value, serverTime, heardAt })
  }
}

/** The value alone, for whoever has no use for the server's clock. */
export function valueOf<Value>(answer: Result<Answer<Value>>): Result<Value> {
  return answer.ok ? ok(answer.value.value) : answer
}

/** An answer about another thing than was asked for is worse than none. */
export function sameId<Value extends { id: number }>(id: number, read: (body: unknown) => Value | null) {
  return (body: unknown): Value | null => {
    const value = read(body)
    return value?.id === id ? value : null
  }
}

/** Whether a number can be that of a task, a person or a user at all. */
export function isId(id: number): boolean {
  return taskIdSchema.safeParse(id).success
}

/** `top` and `skip` within what every list takes. */
export function paging(top: number, skip: number): Record<string, string> {
  return { top: String(clamp(top, 1, 1000)), skip: String(clamp(skip, 0, Number.MAX_SAFE_INTEGER)) }
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), least), most) : least
}
