import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Control } from '../control.ts'
import { faultSchema } from '../faults.ts'
import { KEYS } from '../keys.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { switchesSchema } from '../switches.ts'

const TASK_TYPES = ['toDo', 'call', 'meeting', 'linkedIn', 'manualEmail', 'sms', 'whatsApp'] as const
const STATUSES = ['new', 'finished', 'cancelled', 'archived', 'sequenceDetached'] as const
const RESOLUTIONS = ['positive', 'toCall', 'negative'] as const

const resetBody = z.strictObject({
  tasks: z.int().min(0).optional(),
  contacts: z.int().min(0).optional(),
  switches: switchesSchema.partial().optional(),
})
const finishBody = z.strictObject({ callResolution: z.enum(RESOLUTIONS).nullable().optional() })
const statusBody = z.strictObject({ status: z.enum(STATUSES) })
const contactBody = z.strictObject({ contactId: z.int().nullable() })
const assigneeBody = z.strictObject({ userId: z.int() })
const clockBody = z.strictObject({ advanceMs: z.int() })
const fieldsBody = z.record(z.string(), z.unknown())
const taskBody = z.strictObject({
  id: z.int().min(1).optional(),
  contactId: z.int().nullable().optional(),
  taskType: z.enum(TASK_TYPES).optional(),
  sequenceId: z.int().nullable().optional(),
  assignedUserId: z.int().optional(),
  teamId: z.int().optional(),
  startAt: z.iso.datetime().optional(),
  dueTo: z.iso.datetime().optional(),
})

/**
 * The control endpoint, /__sandbox/: what `Control` does, over HTTP. Not part of Reply's API, so neither journaled nor
 * limited, and it answers plain JSON errors with 400.
 */
export function controlRoutes(sandbox: Sandbox, control: Control): Hono<Env> {
  const app = new Hono<Env>()
  const id = (c: Context<Env>) => z.coerce.number().pipe(z.int().min(1)).parse(c.req.param('id'))
  const body = async <T>(c: Context<Env>, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(JSON.parse((await c.req.text()) || '{}'))
  const done = (c: Context<Env>, answer: Record<string, unknown> = {}) => c.json({ ok: true, ...answer })

  app.onError((error, c) => c.json({ ok: false, error: error.message }, 400))

  app.get('/', (c) => {
    const { world, switches, faults, journal } = sandbox
    const counts = {
      contacts: world.contacts.size,
      tasks: world.tasks.size,
      faults: faults.list().length,
      requests: journal.entries.length,
    }
    return c.json({ now: world.now().toISOString(), counts, switches, keys: Object.values(KEYS) })
  })
  app.post('/reset', async (c) => {
    const { switches, ...sizes } = await body(c, resetBody)
    control.reset({ ...defined(sizes), ...(switches && { switches: defined(switches) }) })
    return done(c)
  })

  app.get('/switches', (c) => c.json(sandbox.switches))
  app.put('/switches', async (c) => {
    control.setSwitches(await body(c, fieldsBody))
    return c.json(sandbox.switches)
  })

  app.get('/faults', (c) => c.json({ faults: sandbox.faults.list(), held: sandbox.faults.held() }))
  app.post('/faults', async (c) => done(c, { id: control.addFault(await body(c, faultSchema)) }))
  app.delete('/faults', (c) => {
    control.clearFaults()
    return done(c)
  })
  app.post('/faults/release', (c) => done(c, { released: control.releaseHeld() }))
  app.post('/faults/:id/release', (c) => done(c, { released: control.releaseHeld(id(c)) }))
  app.delete('/faults/:id', (c) => {
    control.clearFaults(id(c))
    return done(c)
  })

  app.get('/journal', (c) => c.json(sandbox.journal.entries))
  app.delete('/journal', (c) => {
    sandbox.journal.clear()
    return done(c)
  })
  app.get('/effects', (c) => c.json(control.effects()))
  app.get('/effects/:id', (c) => c.json(control.effects(id(c))))

  app.post('/clock', async (c) => {
    control.advanceClock((await body(c, clockBody)).advanceMs)
    return done(c, { now: sandbox.world.now().toISOString() })
  })

  app.post('/tasks', async (c) => done(c, { task: control.addTask(defined(await body(c, taskBody))) }))
  app.delete('/tasks/:id', (c) => {
    control.removeTask(id(c))
    return done(c)
  })
  app.post('/tasks/:id/finish', async (c) => {
    control.finishElsewhere(id(c), (await body(c, finishBody)).callResolution)
    return done(c)
  })
  app.post('/tasks/:id/status', async (c) => {
    control.setStatus(id(c), (await body(c, statusBody)).status)
    return done(c)
  })
  app.post('/tasks/:id/contact', async (c) => {
    control.setContact(id(c), (await body(c, contactBody)).contactId)
    return done(c)
  })
  app.post('/tasks/:id/assignee', async (c) => {
    control.setAssignee(id(c), (await body(c, assigneeBody)).userId)
    return done(c)
  })
  app.put('/tasks/:id/override', async (c) => {
    control.overrideTask(id(c), await body(c, fieldsBody))
    return done(c)
  })
  app.put('/contacts/:id/override', async (c) => {
    control.overrideContact(id(c), await body(c, fieldsBody))
    return done(c)
  })

  return app
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

/** Leaves out what was not given: an explicit undefined would wipe a default. */
function defined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
}
