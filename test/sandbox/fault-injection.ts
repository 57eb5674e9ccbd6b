import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Fault } from './faults.ts'
import type { Env, Sandbox } from './sandbox.ts'

/** Lets the first fault that waits for this request happen to it. The request has been read to its end by now. */
export function injectFaults(sandbox: Sandbox): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const fault = sandbox.faults.take(c.req.method, c.req.path)
    if (!fault) return next()
    c.get('entry').fault = fault.kind
    return happen(sandbox, fault, c, next)
  })
}

async function happen(sandbox: Sandbox, fault: Fault, c: Context<Env>, next: () => Promise<void>): Promise<void> {
  switch (fault.kind) {
    case 'status':
      if (fault.commits) await next()
      return answer(c, fault.status, fault.body, {
        ...(fault.contentType && { 'Content-Type': fault.contentType }),
        ...fault.headers,
      })
    case 'delay':
      return around(fault.when, next, () => pause(fault.ms, sandbox.closing.signal))
    case 'hold':
      return around(fault.when, next, () => sandbox.faults.hold(fault.id))
    case 'cutBeforeCommit':
      return cut(c, fault.how)
    case 'cutAfterCommit':
      await next()
      return cut(c, fault.how)
    case 'lateCommit':
      cut(c, fault.how)
      await pause(fault.ms, sandbox.closing.signal)
      if (!sandbox.closing.signal.aborted) await next()
      c.res = RESPONSE_ALREADY_SENT
      return undefined
    case 'cutMidBody':
      await next()
      return cutMidBody(c)
    case 'hugeBody':
      await next()
      return rewrite(c, (text) => withField(text, 'padding', 'x'.repeat(fault.bytes)))
    case 'wrongId':
      await next()
      return rewrite(c, (text) => withField(text, 'id', fault.taskId))
    case 'unreadableJson':
      await next()
      return rewrite(c, () => fault.body)
  }
}

async function around(when: 'beforeCommit' | 'afterCommit', next: () => Promise<void>, wait: () => Promise<void>) {
  if (when === 'beforeCommit') await wait()
  await next()
  if (when === 'afterCommit') await wait()
}

/** Replaces the answer whole: Hono would otherwise carry the headers of the first one over. */
function answer(c: Context<Env>, status: number, body: string, headers: Record<string, string>): void {
  c.res = undefined
  c.res = new Response(body === '' ? null : body, { status, headers })
}

async function rewrite(c: Context<Env>, change: (text: string) => string): Promise<void> {
  const { status, headers } = c.res
  answer(c, status, change(await c.res.text()), { 'Content-Type': headers.get('Content-Type') ?? 'application/json' })
}

function withField(text: string, name: string, value: unknown): string {
  const json: unknown = JSON.parse(text)
  return JSON.stringify(typeof json === 'object' ? { ...json, [name]: value } : json)
}

/** Ends the connection without a byte of an answer. Everything that was sent has been read, so a close is a FIN and not a reset. */
function cut(c: Context<Env>, how: 'close' | 'reset'): void {
  markCut(c)
  const { socket } = c.env.incoming
  if (how === 'reset') socket.resetAndDestroy()
  else socket.destroy()
}

async function cutMidBody(c: Context<Env>): Promise<void> {
  const { outgoing, incoming } = c.env
  const body = Buffer.from(await c.res.arrayBuffer())
  const { status, headers } = c.res
  markCut(c)
  c.get('entry').status = status
  outgoing.writeHead(status, { 'Content-Type': headers.get('Content-Type') ?? '', 'Content-Length': body.length })
  const { promise, resolve } = Promise.withResolvers<void>()
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => resolve())
  await promise
  incoming.socket.destroy()
}

function markCut(c: Context<Env>): void {
  c.get('entry').outcome = 'cut'
  // Emptied first, or the answer that was made before would be carried over and written after all.
  c.res = undefined
  c.res = RESPONSE_ALREADY_SENT
}

/** Waits, or stops waiting when the server closes. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  if (closing.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const stop = () => {
    clearTimeout(timer)
    resolve()
  }
  closing.addEventListener('abort', stop, { once: true })
  await promise
  closing.removeEventListener('abort', stop)
}
