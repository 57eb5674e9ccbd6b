import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Control, createControl } from './control.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import { createReplyApi } from './reply-api.ts'
import { createSandbox, type SandboxOptions } from './sandbox.ts'
import type { Switches } from './switches.ts'
import type { World } from './world.ts'

export type ReplyOptions = SandboxOptions & {
  /** 0 or left out: a free one. */
  port?: number
}

export type RunningReply = {
  /** Without a slash at the end, for example http://127.0.0.1:41234 */
  url: string
  port: number
  /** The world of now: read it again after a reset. */
  readonly world: World
  switches: Switches
  faults: Faults
  journal: Journal
  control: Control
  /** Closes connections that no request is using, as a balancer does with old ones. */
  dropIdleConnections: () => void
  /** How many connections are open. */
  connections: () => Promise<number>
  close: () => Promise<void>
}

/** Starts the stand-in on loopback, with connections kept alive. Rejects when the port is taken. */
export async function startReply(options: ReplyOptions = {}): Promise<RunningReply> {
  const { port: wantedPort = 0, ...sandboxOptions } = options
  const sandbox = createSandbox(sandboxOptions)
  const control = createControl(sandbox)
  const app = createReplyApi(sandbox, control)
  // The globals stay the platform's own: the product's code runs in the same process in unit tests.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => void listener(incoming, outgoing))
  const port = await listen(server, wantedPort)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get world() {
      return sandbox.world
    },
    switches: sandbox.switches,
    faults: sandbox.faults,
    journal: sandbox.journal,
    control,
    dropIdleConnections: () => server.closeIdleConnections(),
    connections: () => count(server),
    close: async () => {
      sandbox.closing.abort()
      sandbox.faults.clear()
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeAllConnections()
      await promise
    },
  }
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') reject(new Error('The server has no port.'))
    else resolve(address.port)
  })
  return promise
}

async function count(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.getConnections((error, open) => (error ? reject(error) : resolve(open)))
  return promise
}
