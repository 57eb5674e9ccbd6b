import type { TaskCard } from '#lib/shared/messages/views.ts'
import type { Done } from '#lib/worker/journal/completions.ts'

/**
 * When the rep did something for a contact by another task today, what was chosen the last time before, and how often they were called
 * and not reached.
 */
export type Touches = Pick<TaskCard, 'touchedAt' | 'last' | 'tries'>

/** Reads them out of what ended well for the contact, newest first. What this very task had is said elsewhere, but for its tries. */
export function touchesIn(done: readonly Done[], taskId: number, now: number): Touches {
  const others = done.filter((one) => one.taskId !== taskId && one.settledAt !== null)
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const today = others.find(({ settledAt }) => (settledAt ?? 0) >= midnight)?.settledAt
  const before = others.find(({ settledAt, resolution }) => (settledAt ?? 0) < midnight && resolution !== null)
  const tries = triesIn(done)
  return {
    ...(today !== undefined && today !== null && { touchedAt: today }),
    ...(before?.resolution && { last: { resolution: before.resolution, at: before.settledAt ?? 0 } }),
    ...(tries > 0 && { tries }),
  }
}

/**
 * Calls that reached nobody, since somebody was last reached: a call that was moved to another time ("Not reached"), or completed as
 * "To call". What was not called from this computer is not known here, and what is no longer in its history neither.
 */
function triesIn(done: readonly Done[]): number {
  const reached = done.findIndex(({ resolution }) => resolution === 'positive' || resolution === 'negative')
  const since = reached === -1 ? done : done.slice(0, reached)
  const isTry = ({ kind, taskType, resolution }: Done) =>
    taskType === 'call' && (kind === 'move' || (kind === 'complete' && resolution === 'toCall'))
  return since.filter(isTry).length
}
