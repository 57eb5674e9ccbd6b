import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { selfSigned } from '#test/faults/browser/certificate.ts'

/** Answers the requests to one https host. */
export type HostServer = (request: IncomingMessage, response: ServerResponse) => void

export type Proxy = {
  port: number
  close(): Promise<void>
}

/**
 * Serves https hosts at their real addresses to a browser that was told to use this proxy and not to look at certificates:
 * each CONNECT ends at a server of this process. Every other host is refused, so that nothing outside this computer is reached.
 */
export async function startProxy(hosts: Readonly<Record<string, HostServer>>): Promise<Proxy> {
  const secure = createTlsServer(await selfSigned('stage.example'), (incoming, response) => {
    const serve = hosts[incoming.headers.host ?? '']
    if (serve === undefined) response.writeHead(502).end()
    else serve(incoming, response)
  })
  const securePort = await listen(secure)
  const proxy = createServer((_, response) => response.writeHead(403).end())
  const tunnels = new Set<Duplex>()
  proxy.on('connect', ({ url = '' }, socket, head) => {
    tunnels.add(socket)
    socket.on('error', () => socket.destroy())
    if (!Object.hasOwn(hosts, url.replace(/:443$/, ''))) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const through = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      through.write(head)
      socket.pipe(through).pipe(socket)
    })
    through.on('error', () => socket.destroy())
    socket.on('close', () => {
      tunnels.delete(socket)
      through.destroy()
    })
  })
  const port = await listen(proxy)
  return {
    port,
    async close() {
      for (const socket of tunnels) socket.destroy()
      for (const server of [proxy, secure]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A line to a server on loopback, which can be cut: then no connection is answered. */
export type Forwarding = { serve: HostServer; cut: boolean }

/** Hands requests on to a server on loopback, as they came, and its answers back. */
export function forwardTo(origin: string): Forwarding {
  const { hostname, port } = new URL(origin)
  const line: Forwarding = {
    cut: false,
    serve(incoming, response) {
      if (line.cut) {
        response.destroy()
        return
      }
      const headers = { ...incoming.headers, host: `${hostname}:${port}` }
      const onward = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        answer.on('error', () => response.destroy())
      })
      onward.on('error', () => response.destroy())
      incoming.pipe(onward)
    },
  }
  return line
}
