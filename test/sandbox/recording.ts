import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env, Sandbox } from './sandbox.ts'

/**
 * Writes every request into the journal before anything else happens to it, and reads its body to the end: a request
 * whose client dies half way is recorded as such and never takes effect.
 */
export function record(sandbox: Sandbox): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const { incoming } = c.env
    const url = new URL(c.req.url)
    const rawHeaders = pairs(incoming.rawHeaders)
    const entry = sandbox.journal.open(
      {
        at: sandbox.world.now().toISOString(),
        method: c.req.method,
        path: url.pathname,
        query: url.search,
        rawHeaders,
        headers: Object.fromEntries(rawHeaders.map(([name, value]) => [name.toLowerCase(), value])),
        body: null,
      },
      incoming.socket,
    )
    c.set('entry', entry)
    try {
      entry.body = await c.req.text()
    } catch {
      entry.outcome = 'clientGone'
      return c.body(null, 400)
    }
    await next()
    if (entry.outcome !== 'pending') return undefined
    // finishedAt is compared with the server's Date by careful clients, so both must follow the same clock.
    c.res.headers.set('Date', sandbox.world.now().toUTCString())
    const gone = incoming.socket.destroyed
    entry.outcome = gone ? 'clientGone' : 'answered'
    entry.status = gone ? null : c.res.status
    return undefined
  })
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name, flat[index + 1] ?? ''] satisfies [string, string]] : [],
  )
}
