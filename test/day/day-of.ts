import type { Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from '#test/e2e/cast.ts'
import { ROSA } from '#test/sandbox/keys.ts'
import type { TaskType } from '#test/sandbox/model.ts'

const MINUTE = 60_000

/** A day of these tasks and nothing else, due in this order, each of somebody with a profile. To be made before the extension is connected. */
export function dayOf(stage: Pick<Stage, 'people' | 'reply'>, types: readonly TaskType[]): Role[] {
  const cast = createCast(stage)
  const roles = types.map((type) => nextPlain(cast, type))
  const mine = new Set(roles.map(({ task }) => task.id))
  for (const task of stage.reply.world.tasks.values()) {
    if (task.assignedUserId === ROSA && task.status === 'new' && !mine.has(task.id)) task.status = 'finished'
  }
  roles.forEach(({ task }, at) => {
    Object.assign(task, { dueTo: new Date(Date.now() - (100 - at) * MINUTE).toISOString(), isScheduled: false })
  })
  return roles
}

/** Somebody whose profile's address is written as Wrapup writes it: in lower case. */
function nextPlain(cast: ReturnType<typeof createCast>, type: TaskType): Role {
  const role = cast.next(type)
  return role.slug === role.slug.toLowerCase() ? role : nextPlain(cast, type)
}
