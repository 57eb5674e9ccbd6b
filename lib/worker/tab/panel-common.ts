import type { PanelView } from '#lib/shared/messages/views.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'

/** What every panel shows, whatever its tab is about. */
export type PanelCommon = Pick<PanelView, 'day' | 'index' | 'unresolved' | 'damage' | 'online' | 'site'>

type CommonDeps = {
  index: Pick<TaskIndex, 'today' | 'view'>
  completions: Pick<Completions, 'unresolved' | 'doneToday'>
  damage: Pick<DamageReport, 'list'>
}

/** Reads what every panel shows: the day, how the tasks stand, what is unresolved. */
export async function readPanelCommon({ index, completions, damage }: CommonDeps): Promise<PanelCommon> {
  const [day, indexView, unresolved, done, damaged] = await Promise.all([
    index.today(),
    index.view(),
    completions.unresolved(),
    completions.doneToday(),
    damage.list(),
  ])
  const common = { day: day && { done, open: day.open }, index: indexView, unresolved, online: navigator.onLine }
  return damaged.length === 0 ? common : { ...common, damage: damaged }
}
