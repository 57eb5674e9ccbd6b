import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type Server } from 'node:http'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Problem } from '#lib/shared/problem.ts'
import { readRefusal } from '#lib/worker/reply/problems.ts'
import { type Control, createControl } from '#test/sandbox/control.ts'
import { DEMO_KEY } from '#test/sandbox/keys.ts'
import { createReplyApi } from '#test/sandbox/reply-api.ts'
import { createSandbox, type Sandbox } from '#test/sandbox/sandbox.ts'
import { selfSigned } from './certificate.ts'
import { type Log, now, type Served } from './log.ts'
import { taskOf } from './requests.ts'

export type Protocol = 'http1' | 'http2'

/** The stand-in on raw, kept-alive connections, every request of a task written down. */
export type CampaignServer = {
  port: number
  sandbox: Sandbox
  control: Control
  /** How many connections were opened so far. */
  connections(): number
  close(): Promise<void>
}

/** What of an answer comes through a given fault. */
const BROKEN: Readonly<Record<string, Problem>> = {
  cutBeforeCommit: { code: 'network' },
  cutAfterCommit: { code: 'network' },
  lateCommit: { code: 'network' },
  cutMidBody: { code: 'network' },
  hugeBody: { code: 'unreadable', status: 200 },
  wrongId: { code: 'unreadable', status: 200 },
  unreadableJson: { code: 'unreadable', status: 200 },
}

/** What is about a task; all else is about its contact. */
const OF_A_TASK: ReadonlySet<string> = new Set(['complete', 'reschedule', 'reassign'])

export async function startServer(protocol: Protocol, log: Log): Promise<CampaignServer> {
  const sandbox = createSandbox({ tasks: 10, contacts: 40, switches: { perMinute: 1e6, perHour: 1e7 } })
  const control = createControl(sandbox)
  const app = createReplyApi(sandbox, control)
  const inside = new AsyncLocalStorage<string>()
  const { effects } = sandbox.world
  const push = effects.push.bind(effects)
  effects.push = (...made) => {
    for (const { kind, taskId, contactId, via } of made) {
      const about = OF_A_TASK.has(kind) ? taskId : taskOf('', String(contactId))
      if (about === null || about === 0) continue
      const call = via === 'api' ? (inside.getStore() ?? 'unknown') : null
      log.note({ at: now(), taskId: about, by: 'server', kind: 'effect', call, what: kind })
    }
    return push(...made)
  }

  /** How often each request arrived: the browser may send one again. */
  const deliveries = new Map<string, number>()
  const listener = getRequestListener(
    async (request, env) => {
      const path = new URL(request.url).pathname
      const { method } = request
      const body =
        method === 'GET'
          ? ''
          : await request
              .clone()
              .text()
              .catch(() => '')
      const taskId = taskOf(path, body)
      if (taskId === 0) return app.fetch(request, env)
      const call = request.headers.get('X-Campaign') ?? 'unknown'
      const version = 'incoming' in env && env.incoming !== undefined ? env.incoming.httpVersion : '?'
      log.note({ at: now(), taskId, by: 'server', kind: 'arrived', call, method, path, body, protocol: version })
      const delivery = (deliveries.get(call) ?? 0) + 1
      deliveries.set(call, delivery)
      const response = await inside.run(call, async () => app.fetch(request, env))
      const answer = await served(sandbox, taskId, { call, delivery }, response)
      log.note({ at: now(), taskId, by: 'server', kind: 'served', call, method, answer })
      return response
    },
    { overrideGlobalObjects: false },
  )

  const server: Server | Http2SecureServer =
    protocol === 'http1'
      ? createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => void listener(incoming, outgoing))
      : createSecureServer(
          { ...(await selfSigned('api.reply.io')) },
          (incoming, outgoing) => void listener(incoming, outgoing),
        )
  let opened = 0
  server.on(protocol === 'http1' ? 'connection' : 'session', () => {
    opened += 1
  })
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', (socket: { destroy(): void; once(type: 'close', gone: () => void): void }) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  return {
    port: (server.address() as AddressInfo).port,
    sandbox,
    control,
    connections: () => opened,
    async close() {
      sandbox.closing.abort()
      sandbox.faults.clear()
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
      await promise
    },
  }
}

async function served(
  sandbox: Sandbox,
  taskId: number,
  { call, delivery }: { call: string; delivery: number },
  response: Response,
): Promise<Served> {
  const entries = sandbox.journal.entries.filter(({ headers }) => headers['x-campaign'] === call)
  const entry = entries[delivery - 1]
  const fault = entry?.fault ?? null
  const status = fault === 'cutMidBody' ? (entry?.status ?? response.status) : response.status
  const task = sandbox.world.tasks.get(taskId)
  return {
    problem: await problemOf(response, status, fault),
    status: task?.status ?? 'archived',
    contactId: task?.contactId ?? null,
    assignedUserId: task?.assignedUserId ?? null,
    fault,
  }
}

/** `status`: the one that went out, which the response does not have any more where its body was cut. */
async function problemOf(response: Response, status: number, fault: string | null): Promise<Problem | null> {
  const broken = fault === null ? undefined : BROKEN[fault]
  const { headers } = response
  const ok = status >= 200 && status < 300
  // A refusal whose body was spoilt is a refusal all the same; one that broke off says nothing more.
  const isCut = fault === 'cutMidBody'
  if (broken !== undefined && (ok || (broken.code === 'network' && !isCut))) return broken
  if (status >= 300 && status < 400) return { code: 'network' }
  if (ok) return fault === 'status' ? { code: 'unreadable', status } : null
  const body = isCut ? undefined : parsed(await response.clone().text())
  return readRefusal({ status, headers, body }, { now: Date.now(), key: DEMO_KEY })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
