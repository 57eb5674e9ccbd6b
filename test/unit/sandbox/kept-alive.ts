import { Agent, type IncomingMessage, request } from 'node:http'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import type { RunningReply } from '#test/sandbox/start-reply.ts'

export type RawAnswer = { status: number; headers: IncomingMessage['headers']; body: string }

/** A client with one connection that it keeps: what a browser does, and what a new socket per request would hide. */
export class KeptAliveClient {
  readonly #reply: RunningReply
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(reply: RunningReply) {
    this.#reply = reply
  }

  /** Rejects with the socket's error when no whole answer came. */
  async send(method: string, path: string, body = ''): Promise<RawAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
    const headers = {
      'X-API-Key': DEMO_KEY,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    }
    const outgoing = request(this.#reply.url + path, { method, agent: this.#agent, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
    return promise
  }

  complete(taskId: number): Promise<RawAnswer> {
    return this.send('POST', `/v3/tasks/${taskId}/complete`, '{}')
  }

  close(): void {
    this.#agent.destroy()
  }
}
