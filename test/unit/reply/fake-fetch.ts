import type { Credentials } from '#lib/worker/reply/api.ts'
import type { ClientDeps } from '#lib/worker/reply/caller.ts'
import { createReplyApi } from '#lib/worker/reply/client.ts'

/** A key that is easy to find wherever it must not be. */
export const CANARY_KEY = 'canary_key_4f9c2e7b1d'
export const NOW = Date.UTC(2026, 4, 4, 9, 0, 0)

export const CREDENTIALS: Credentials = {
  apiUrl: 'https://api.reply.io',
  key: CANARY_KEY,
  header: 'X-API-Key',
  teamId: null,
}

export type SeenRequest = { url: string; init: RequestInit; headers: Headers; body: unknown }

/** A `fetch` that remembers what it was given and answers from `respond`, where an Error is a failed connection. */
export function fakeFetch(respond: (request: SeenRequest, index: number) => Response | Error | Promise<Response>) {
  const requests: SeenRequest[] = []
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const request = { url: new Request(input).url, init, headers: new Headers(init.headers), body }
    requests.push(request)
    const answer = await respond(request, requests.length - 1)
    if (answer instanceof Error) throw answer
    return answer
  }
  return { fetch, requests }
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
}

/** A client whose every request is answered by `respond`, and the requests it made. */
export function replyAnswering(
  respond: Parameters<typeof fakeFetch>[0],
  { credentials = {}, deps = {} }: { credentials?: Partial<Credentials>; deps?: Partial<ClientDeps> } = {},
) {
  const { fetch, requests } = fakeFetch(respond)
  const api = createReplyApi(
    { ...CREDENTIALS, ...credentials },
    { fetch, now: () => NOW, isOnline: () => true, ...deps },
  )
  return { api, requests }
}
