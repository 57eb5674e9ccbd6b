import { type Context, Hono } from 'hono'
import { needs } from '../access.ts'
import type { Outcome } from '../completing.ts'
import type { Wire } from '../encoding.ts'
import { batchAssignBody, batchCompleteBody, readBody } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { isVisible } from '../visibility.ts'

/** Calls for up to 100 tasks at once. HTTP 200 either way: the answer lists only what failed, by task id. */
export function batchRoutes(sandbox: Sandbox): Hono<Env> {
  const app = new Hono<Env>()

  app.post('/complete', needs('tasks:operate'), async (c) => {
    const read = await readBody(c, batchCompleteBody)
    if (!read.ok) return read.answer
    const byUserId = c.get('caller').user.userId
    const completion = { byUserId, callResolution: null, finishProspectInSequence: false, via: 'batch' } as const
    return each(c, read.value.ids, (id) => sandbox.world.complete(id, completion))
  })

  app.post('/assign', needs('tasks:write'), async (c) => {
    const read = await readBody(c, batchAssignBody)
    if (!read.ok) return read.answer
    const { ids, userId, assignedUserId } = read.value
    const byUserId = c.get('caller').user.userId
    return each(c, ids, (id) => sandbox.world.reassign(id, byUserId, userId ?? assignedUserId ?? 0, 'batch'))
  })

  function each(c: Context<Env>, ids: readonly number[], act: (id: number) => Outcome): Response {
    const failures: Wire = {}
    for (const id of ids) {
      const task = sandbox.world.tasks.get(id)
      const outcome = task && isVisible(sandbox, c, task) ? act(id) : undefined
      if (outcome?.ok) c.get('entry').tookEffect = true
      else failures[String(id)] = failure(outcome?.refusal.kind === 'notOpen')
    }
    return c.json(failures)
  }

  /** Code 7 = finished already or not completable, 1 = missing or not permitted. */
  function failure(notOpen: boolean): Wire {
    if (sandbox.switches.batchErrors === 'numeric') return { error: notOpen ? 7 : 1, errorDetails: null }
    return notOpen
      ? { error: 'cannotComplete', errorDetails: 'The task is not open.' }
      : { error: 'notFound', errorDetails: 'No such task.' }
  }

  return app
}
