import { once } from 'node:events'
import { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { type CrmOptions, createCrm } from './crm-app.ts'

/** A demo CRM that listens on loopback. */
export interface RunningCrm {
  /** Without a slash at the end, such as `http://127.0.0.1:4310`. */
  readonly url: string
  readonly port: number
  /** From now on each answer of `/api/` waits this many milliseconds. */
  setLatency(milliseconds: number): void
  /** Stops listening and cuts the connections that are still open. */
  close(): Promise<void>
}

/** Starts the demo CRM and the profile pages on loopback. Without a port, the system picks a free one. Rejects when the port is taken. */
export async function startCrm(options: CrmOptions & { readonly port?: number }): Promise<RunningCrm> {
  const crm = await createCrm(options)
  const server = serve({ fetch: crm.app.fetch, hostname: '127.0.0.1', port: options.port ?? 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The demo CRM has no port to listen on.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    setLatency: (milliseconds) => crm.setLatency(milliseconds),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      if (server instanceof Server) server.closeAllConnections()
      await closed
    },
  }
}
