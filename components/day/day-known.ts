import type { DayRow } from '#lib/shared/messages/day-view.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Problem } from '#lib/shared/problem.ts'

type Day = { rows: readonly DayRow[]; problem: Problem | null; view: PanelView | null }

/** `unread`: the tasks are on their way. A problem: why they could not be read. `known`: what is listed is what there is. */
export type DayKnown = 'known' | 'unread' | Problem

/** What an empty list means: nothing is due, or nothing is known yet. */
export function dayKnown({ rows, problem, view }: Day): DayKnown {
  if (rows.length > 0) return 'known'
  const index = view?.index ?? null
  const failed = problem ?? (index?.state === 'failed' ? index.problem : null)
  if (failed !== null) return failed
  return index === null || index.state === 'building' || index.refreshedAt === null ? 'unread' : 'known'
}
