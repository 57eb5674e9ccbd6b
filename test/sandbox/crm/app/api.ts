import { readSwitch } from './switches.ts'

/** The CRM's server said no: `status` is the HTTP status. */
export class AnswerError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The server answered ${status}.`)
    this.status = status
  }
}

const latency = readSwitch('latency')

/** Reads JSON from the CRM's own API. Throws `AnswerError`, or what `fetch` throws. */
export async function getJson<Value>(path: string, signal: AbortSignal): Promise<Value> {
  return answerOf(await fetch(withLatency(path), { signal }))
}

/** Sends plain text to the CRM's own API and reads the JSON answer. Throws as `getJson` does. */
export async function postText<Value>(path: string, text: string): Promise<Value> {
  return answerOf(await fetch(withLatency(path), { method: 'POST', body: text }))
}

async function answerOf<Value>(response: Response): Promise<Value> {
  if (!response.ok) throw new AnswerError(response.status)
  const value: Value = await response.json()
  return value
}

function withLatency(path: string): string {
  const address = new URL(path, location.origin)
  if (latency !== null) address.searchParams.set('latency', latency)
  return address.href
}
