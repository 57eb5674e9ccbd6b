import { fail, ok, type Result } from '#lib/shared/problem.ts'
import type { Credentials } from './api.ts'
import { isLoopback } from './api-url.ts'
import { readBody } from './body.ts'
import { readServerTime } from './http-date.ts'
import { readRefusal } from './problems.ts'

/** After this an answer is not waited for any longer. For a completion its outcome is then unknown, not failed. */
export const DEADLINE_MS = 25_000

/** What the outside world is to this code: tests give their own. `fetch` is called unbound. */
export type RequestDeps = {
  fetch: typeof globalThis.fetch
  /** Epoch milliseconds. */
  now: () => number
  /** `navigator.onLine`: false means certainly offline, true means nothing. */
  isOnline: () => boolean
}

export type ReplyRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** After the API address, from `/v3` on, with its query. */
  path: string
  body?: unknown
  /** Named when Reply answers that the key lacks it. */
  scope?: string
  /** Whether the request may change something at Reply. */
  writes?: boolean
}

/** A success of the server: its JSON, or undefined where the body is none. */
export type ReplyAnswer = { status: number; body: unknown; serverTime: number | null; heardAt: number }

/**
 * One request, once, over within the deadline with its body read. Problems: every refusal of the server
 * (`readRefusal`), 'timeout', 'network', 'unreadable' (body over 2 MB), and 'offline', which for a request that writes is
 * said only when nothing was sent: a connection lost under way may have done its work, so there it is 'network'.
 * Errors that the platform throws are never passed on, because their messages may name the address or a header.
 */
export async function sendRequest(
  credentials: Credentials,
  request: ReplyRequest,
  deps: RequestDeps,
): Promise<Result<ReplyAnswer>> {
  if (isKnownOffline(credentials, deps)) return fail('offline')
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  // A race and not the signal alone: the deadline holds even where an aborted fetch or body never settles.
  const late = new Promise<Result<never>>((resolve) => {
    timer = setTimeout(() => {
      resolve(fail('timeout'))
      controller.abort()
    }, DEADLINE_MS)
  })
  try {
    return await Promise.race([exchange(credentials, request, deps, controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

async function exchange(
  credentials: Credentials,
  request: ReplyRequest,
  { fetch, now, isOnline }: RequestDeps,
  signal: AbortSignal,
): Promise<Result<ReplyAnswer>> {
  const broken = () => fail(!isOnline() && request.writes !== true ? 'offline' : 'network')
  let response: Response
  try {
    response = await fetch(credentials.apiUrl + request.path, {
      method: request.method,
      headers: headersOf(credentials, request),
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      signal,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  } catch {
    return broken()
  }
  const heardAt = performance.now()
  const { status, headers } = response
  const read = await readBody(response, credentials.key)
  if (!response.ok) {
    // The status has said it already: a body that broke off takes nothing away from it.
    const body = read.outcome === 'json' ? read.value : undefined
    return {
      ok: false,
      problem: readRefusal({ status, headers, body }, { scope: request.scope, now: now(), key: credentials.key }),
    }
  }
  if (read.outcome === 'broken') return broken()
  if (read.outcome === 'tooLarge') return fail('unreadable', { status })
  return ok({
    status,
    body: read.outcome === 'json' ? read.value : undefined,
    serverTime: readServerTime(headers),
    heardAt,
  })
}

/** Loopback works without any network, so there the browser's word is no reason not to try. */
function isKnownOffline({ apiUrl }: Credentials, { isOnline }: RequestDeps): boolean {
  return !isOnline() && !isLoopback(new URL(apiUrl).hostname)
}

/** Exactly one header carries the key: a server may refuse both together, and it is the only place where the key goes. */
function headersOf({ key, header, teamId }: Credentials, { body }: ReplyRequest): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(header === 'X-API-Key' ? { 'X-API-Key': key } : { Authorization: `Bearer ${key}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(teamId !== null && { 'X-TEAM-ID': String(teamId) }),
  }
}
