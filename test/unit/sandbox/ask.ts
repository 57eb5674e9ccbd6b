import { DEMO_KEY } from '#test/sandbox/keys.ts'
import type { RunningReply } from '#test/sandbox/start-reply.ts'
import type { Answer } from './openapi-contract.ts'

export type Asking = {
  method?: string
  body?: unknown
  /** Sent as X-API-Key; null sends no credential. */
  key?: string | null
  headers?: Record<string, string>
}

export type Told = Answer & { headers: Headers; json: unknown }

/** One request to the stand-in, the way any client would make it. Rejects when the connection breaks. */
export async function ask(reply: RunningReply, path: string, asking: Asking = {}): Promise<Told> {
  const { body, key = DEMO_KEY, headers = {} } = asking
  const method = asking.method ?? (body === undefined ? 'GET' : 'POST')
  const response = await fetch(reply.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === null ? {} : { 'X-API-Key': key }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    text,
    headers: response.headers,
    json: parsed(text),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
