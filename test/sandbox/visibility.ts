import type { Context } from 'hono'
import type { Contact, Task } from './model.ts'
import type { Env, Sandbox } from './sandbox.ts'

/** The id of the path, or undefined for what is not an integer from 1 to 2^53-1: no such thing exists. */
export function pathId(c: Context<Env>): number | undefined {
  const text = c.req.param('id') ?? ''
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** A task belongs to a team; within it the switch colleagueTasks says whether others' tasks can be seen. */
export function isVisible(sandbox: Sandbox, c: Context<Env>, task: Task): boolean {
  const { user, teamId } = c.get('caller')
  if (task.teamId !== teamId) return false
  return task.assignedUserId === user.userId || sandbox.switches.colleagueTasks !== 'hidden'
}

/** The task of the path, if the caller may see it. */
export function visibleTask(sandbox: Sandbox, c: Context<Env>): Task | undefined {
  const task = sandbox.world.tasks.get(pathId(c) ?? 0)
  return task && isVisible(sandbox, c, task) ? task : undefined
}

/** The contact of the path, if it is one of the caller's team. */
export function visibleContact(sandbox: Sandbox, c: Context<Env>): Contact | undefined {
  const contact = sandbox.world.contacts.get(pathId(c) ?? 0)
  return contact?.teamId === c.get('caller').teamId ? contact : undefined
}
