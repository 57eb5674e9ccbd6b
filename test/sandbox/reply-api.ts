import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { authenticate } from './access.ts'
import type { Control } from './control.ts'
import { injectFaults } from './fault-injection.ts'
import { problem } from './problems.ts'
import { record } from './recording.ts'
import { batchRoutes } from './routes/batch.ts'
import { contactReads } from './routes/contact-reads.ts'
import { contactWrites } from './routes/contact-writes.ts'
import { contactRoutes } from './routes/contacts.ts'
import { controlRoutes } from './routes/control.ts'
import { identityRoutes } from './routes/identity.ts'
import { reportRoutes } from './routes/reports.ts'
import { sequenceContactRoutes } from './routes/sequence-contacts.ts'
import { sequenceRoutes } from './routes/sequences.ts'
import { taskRoutes } from './routes/tasks.ts'
import type { Env, Sandbox } from './sandbox.ts'

/**
 * The stand-in as an application: every request is recorded, then faults happen to it, then it is authenticated and
 * answered. It follows openapi.yaml and knows nothing of the product.
 */
export function createReplyApi(sandbox: Sandbox, control: Control): Hono<Env> {
  const app = new Hono<Env>({ strict: false })
  app.route('/__sandbox', controlRoutes(sandbox, control))

  const permissive = cors({
    origin: (origin) => origin,
    allowHeaders: ['X-API-Key', 'Authorization', 'Content-Type', 'X-TEAM-ID', 'X-User-Id', 'X-User-Email'],
  })
  app.use('/v3/*', record(sandbox), injectFaults(sandbox))
  app.use('/v3/*', (c, next) => (sandbox.switches.cors ? permissive(c, next) : next()))
  app.use('/v3/*', authenticate(sandbox))
  app.route('/v3/whoami', identityRoutes(sandbox))
  app.route('/v3/contacts', contactRoutes(sandbox))
  app.route('/v3/contacts', contactReads(sandbox))
  app.route('/v3/contacts', contactWrites(sandbox))
  app.route('/v3/tasks/batch', batchRoutes(sandbox))
  app.route('/v3/tasks', taskRoutes(sandbox))
  app.route('/v3/sequences', sequenceRoutes(sandbox))
  app.route('/v3/sequences', sequenceContactRoutes(sandbox))
  app.route('/v3/reporting', reportRoutes(sandbox))

  app.notFound((c) => problem(c, 404))
  // A mistake of the stand-in itself: loud in the answer, so that no test takes it for a refusal of Reply.
  app.onError((error, c) => problem(c, 500, { detail: `The sandbox failed: ${error.stack ?? error.message}` }))
  return app
}
