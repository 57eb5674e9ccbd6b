import { type Context, Hono } from 'hono'
import { needs } from '../access.ts'
import { reportBody } from '../contact-bodies.ts'
import { USERS } from '../keys.ts'
import type { Task } from '../model.ts'
import { fullName } from '../people.ts'
import { forgivingPaging, page, readBody } from '../request-bodies.ts'
import type { Env, Sandbox } from '../sandbox.ts'

const WEEK = 7 * 86_400_000

/** Figures and lists of what was done: reads made with POST. Words everywhere, and ids as text. */
export function reportRoutes(sandbox: Sandbox): Hono<Env> {
  const app = new Hono<Env>()

  app.post('/tasks/overview', needs('reporting:read'), async (c) => {
    const read = await finishedIn(c)
    if (!read.ok) return read.answer
    return c.json({ totalTasks: read.tasks.length, callTasks: share(read.tasks, 'call'), memberStatistics: [] })
  })

  app.post('/tasks', needs('reporting:read'), async (c) => {
    const read = await finishedIn(c)
    if (!read.ok) return read.answer
    const { items, hasMore } = page(read.tasks, forgivingPaging(c), sandbox.switches)
    return c.json({
      items: items.map((task) => ({
        id: String(task.id),
        userId: task.assignedUserId,
        taskType: task.taskType,
        linkedInTaskType: task.linkedInTaskType,
        contactFullName: nameOf(task),
        taskStatus: 'completed',
        dueDate: task.dueTo,
      })),
      hasMore,
    })
  })

  app.post('/calls/overview', needs('reporting:read'), async (c) => {
    const read = await finishedIn(c)
    if (!read.ok) return read.answer
    const calls = callsOf(read.tasks)
    const positive = calls.filter((task) => task.callResolution === 'positive').length
    return c.json({ callsCount: calls.length, positiveCallsCount: positive, memberStatistics: [] })
  })

  app.post('/calls', needs('reporting:read'), async (c) => {
    const read = await finishedIn(c)
    if (!read.ok) return read.answer
    const { items, hasMore } = page(callsOf(read.tasks), forgivingPaging(c), sandbox.switches)
    return c.json({
      items: items.map((task) => ({
        id: `call-${task.id}`,
        userId: task.assignedUserId,
        userFullName: USERS.find(({ userId }) => userId === task.assignedUserId)?.name ?? null,
        contactId: task.contactId,
        contactFullName: nameOf(task),
        startDate: task.finishedAt,
        durationSeconds: null,
        resolution: task.callResolution,
        disposition: 'loggedManually',
        type: 'outbound',
      })),
      hasMore,
    })
  })

  /** What was finished in the window: the last seven days unless told otherwise. */
  async function finishedIn(c: Context<Env>): Promise<{ ok: true; tasks: Task[] } | { ok: false; answer: Response }> {
    const read = await readBody(c, reportBody)
    if (!read.ok) return read
    const now = sandbox.world.now().getTime()
    const { from, to, userIds } = read.value.filters
    const [first, last] = [from ? Date.parse(from) : now - WEEK, to ? Date.parse(to) : now]
    const tasks = [...sandbox.world.tasks.values()].filter(({ teamId, finishedAt, assignedUserId }) => {
      if (teamId !== c.get('caller').teamId || finishedAt === null) return false
      const at = Date.parse(finishedAt)
      return at >= first && at <= last && (userIds === undefined || userIds.includes(assignedUserId))
    })
    return { ok: true, tasks }
  }

  const callsOf = (tasks: Task[]) => tasks.filter(({ taskType }) => taskType === 'call')

  function nameOf(task: Task): string | null {
    const contact = sandbox.world.contactOf(task)
    return contact ? fullName(contact) : null
  }

  return app
}

function share(tasks: readonly Task[], taskType: Task['taskType']) {
  const count = tasks.filter((task) => task.taskType === taskType).length
  return { count, percentage: tasks.length === 0 ? 0 : Math.round((100 * count) / tasks.length) }
}
