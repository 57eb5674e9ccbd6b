import { type Context, Hono } from 'hono'
import { needs } from '../access.ts'
import type { Outcome } from '../completing.ts'
import { createTask, deleteTask } from '../creating.ts'
import { type Wire, writeTask, writeTaskSummary } from '../encoding.ts'
import type { Task } from '../model.ts'
import { fullName } from '../people.ts'
import { problem, refused } from '../problems.ts'
import { deliveryInfo, render } from '../rendering.ts'
import {
  assigneeBody,
  completeBody,
  forgivingPaging,
  page,
  readBody,
  readPaging,
  taskCreateBody,
  taskFilterBody,
  taskUpdateBody,
} from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'
import { isVisible, pathId, visibleTask } from '../visibility.ts'

/** Lists, reads, makes, changes, completes and deletes tasks. `execute`, which would send, does not exist here on purpose: a call of it is a 404 in the journal. */
export function taskRoutes(sandbox: Sandbox): Hono<Env> {
  const { switches } = sandbox
  const app = new Hono<Env>()

  app.get('/', needs('tasks:read'), (c) => c.json(summaries(c, [...sandbox.world.tasks.values()], forgivingPaging(c))))

  app.post('/filter', needs('tasks:read'), async (c) => {
    const paging = readPaging(c)
    if (!paging.ok) return paging.answer
    const now = sandbox.world.now()
    const read = await readBody(c, taskFilterBody(switches, now))
    if (!read.ok) return read.answer
    const { from, to, sequenceIds, sequenceStepIds, timeZoneIds, overdue, ...equal } = read.value
    const fields = Object.entries(equal).filter(([, value]) => value !== undefined)
    const matching = [...sandbox.world.tasks.values()].filter((task) => {
      const start = Date.parse(task.startAt)
      if (start < Date.parse(from) || start > Date.parse(to)) return false
      if (sequenceIds && !sequenceIds.includes(task.sequenceId ?? 0)) return false
      if (sequenceStepIds && !sequenceStepIds.includes(task.sequenceStepId ?? 0)) return false
      if (timeZoneIds && !timeZoneIds.includes(sandbox.world.contactOf(task)?.timeZoneId ?? '')) return false
      const late = task.status === 'new' && Date.parse(task.dueTo) < now.getTime()
      if (overdue !== undefined && overdue !== late) return false
      const row: Record<string, unknown> = task
      return fields.every(([name, value]) => row[name] === value)
    })
    return c.json(summaries(c, matching, paging.value))
  })

  app.get('/:id', needs('tasks:read'), (c) => {
    const task = visibleTask(sandbox, c)
    if (!task) return missing(c)
    return detail(c, task, c.req.query('includeContent')?.toLowerCase() === 'true')
  })

  app.put('/:id', needs('tasks:write'), async (c) => {
    const read = await readBody(c, taskUpdateBody(switches))
    if (!read.ok) return read.answer
    const task = visibleTask(sandbox, c)
    if (!task) return missing(c)
    const {
      contactId = task.sequenceId === null ? null : task.contactId,
      linkedInTaskType = null,
      ...rest
    } = read.value
    const change = { ...rest, contactId, linkedInTaskType }
    return settle(c, sandbox.world.reschedule(task.id, c.get('caller').user.userId, change))
  })

  app.post('/', needs('tasks:write'), async (c) => {
    const read = await readBody(c, taskCreateBody(switches))
    if (!read.ok) return read.answer
    const { contactId = null, linkedInTaskType = null, ...rest } = read.value
    const { user, teamId } = c.get('caller')
    const outcome = createTask(sandbox.world, teamId, user.userId, { ...rest, contactId, linkedInTaskType })
    return settle(c, outcome, 201)
  })

  app.delete('/:id', needs('tasks:write'), (c) => {
    const task = visibleTask(sandbox, c)
    if (!task) return missing(c)
    const outcome = deleteTask(sandbox.world, task, c.get('caller').user.userId)
    if (!outcome.ok) return refused(c, outcome.refusal, switches.notOpenStatus)
    c.get('entry').tookEffect = true
    return c.body(null, 204)
  })

  app.post('/:id/complete', needs('tasks:operate'), async (c) => {
    const read = await readBody(c, completeBody(switches), switches.validationPointers === 'body')
    if (!read.ok) return read.answer
    const task = visibleTask(sandbox, c)
    if (!task) return missing(c)
    const { callResolution = null, finishProspectInSequence } = read.value
    const byUserId = c.get('caller').user.userId
    return settle(
      c,
      sandbox.world.complete(task.id, { byUserId, callResolution, finishProspectInSequence, via: 'api' }),
    )
  })

  app.put('/:id/assigned-user', needs('tasks:write'), async (c) => {
    const read = await readBody(c, assigneeBody)
    if (!read.ok) return read.answer
    const task = visibleTask(sandbox, c)
    if (!task) return missing(c)
    return settle(c, sandbox.world.reassign(task.id, c.get('caller').user.userId, read.value.userId, 'api'))
  })

  function settle(c: Context<Env>, outcome: Outcome, status: 200 | 201 = 200): Response {
    if (!outcome.ok) return refused(c, outcome.refusal, switches.notOpenStatus)
    if (outcome.isRepeat !== true) c.get('entry').tookEffect = true
    return detail(c, outcome.task, false, status)
  }

  function detail(c: Context<Env>, task: Task, includeContent: boolean, status: 200 | 201 = 200): Response {
    const { world } = sandbox
    const contact = world.contactOf(task)
    const content = includeContent ? render(task.template, contact, world.senderName(task.assignedUserId)) : null
    const wire = writeTask(task, { content, deliveryInfo: deliveryInfo(task, contact, switches) }, switches)
    return c.json(overlaid(wire, task.id), status)
  }

  function summaries(c: Context<Env>, tasks: Task[], paging: { top: number; skip: number }): Wire {
    const visible = tasks.filter((task) => isVisible(sandbox, c, task))
    visible.sort((one, other) => Date.parse(one.dueTo) - Date.parse(other.dueTo) || one.id - other.id)
    const { items, hasMore } = page(visible, paging, switches)
    return { items: items.map(summary), hasMore }
  }

  function summary(task: Task): Wire {
    const contact = sandbox.world.contactOf(task)
    const named = contact ? { id: contact.id, fullName: fullName(contact) } : null
    return overlaid(writeTaskSummary(task, named, switches), task.id)
  }

  function overlaid(wire: Wire, id: number): Wire {
    return { ...wire, ...sandbox.world.overrides.tasks.get(id) }
  }

  return app
}

function missing(c: Context<Env>): Response {
  return problem(c, 404, { code: 'task.notFound', detail: `No task ${pathId(c) ?? c.req.param('id')}.` })
}
