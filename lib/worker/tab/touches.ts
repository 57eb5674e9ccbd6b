import type { CompletionView, TaskCard } from '#lib/shared/messages/views.ts'

/** When the rep completed another task for a contact today, and what was chosen the last time before. */
export type Touches = Pick<TaskCard, 'touchedAt' | 'last'>

type Done = Pick<CompletionView, 'taskId' | 'resolution' | 'settledAt'>

/** Reads them out of what ended well for the contact, newest first. What this very task had is said elsewhere. */
export function touchesIn(done: readonly Done[], taskId: number, now: number): Touches {
  const others = done.filter((one) => one.taskId !== taskId && one.settledAt !== null)
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const today = others.find(({ settledAt }) => (settledAt ?? 0) >= midnight)?.settledAt
  const before = others.find(({ settledAt, resolution }) => (settledAt ?? 0) < midnight && resolution !== null)
  return {
    ...(today !== undefined && today !== null && { touchedAt: today }),
    ...(before?.resolution && { last: { resolution: before.resolution, at: before.settledAt ?? 0 } }),
  }
}
