import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from './completing.ts'
import type { Env } from './sandbox.ts'

export type Pointed = { pointer: string; detail: string }

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

/** An RFC 9457 answer with Reply's extensions (`code`, `errors`, `teams`, `reasons`). */
export function problem(c: Context<Env>, status: ContentfulStatusCode, more: Record<string, unknown> = {}): Response {
  const body = { title: TITLES[status] ?? 'Error', status, ...more }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** A validation failure: JSON Pointers into the body, and no code. */
export function invalid(c: Context<Env>, errors: readonly Pointed[]): Response {
  return problem(c, 400, {
    title: 'Validation failed',
    detail: 'The request body contains validation errors.',
    errors,
  })
}

/** 401 exactly as documented: no body at all, Content-Length 0, WWW-Authenticate. */
export function unauthorized(c: Context<Env>): Response {
  return c.body(null, 401, { 'WWW-Authenticate': 'Bearer', 'Content-Length': '0' })
}

/** What the rules of the world refused, as an answer. */
export function refused(c: Context<Env>, refusal: Refusal, notOpenStatus: 400 | 404 | 409 | 422): Response {
  if (refusal.kind === 'missing') return problem(c, 404, { code: 'task.notFound' })
  if (refusal.kind === 'forbidden') return problem(c, 403, { code: 'task.forbidden' })
  if (refusal.kind === 'ruled') return problem(c, 400, { code: 'task.unknown', detail: refusal.detail })
  if (refusal.kind === 'notInTeam') return problem(c, 403, { code: 'task.forbidden', detail: 'No user of this team.' })
  if (refusal.kind === 'invalid') return invalid(c, [{ pointer: refusal.pointer, detail: refusal.detail }])
  return problem(c, notOpenStatus, { code: 'task.cannotComplete', detail: refusal.detail })
}
