import type { PanelView } from '#lib/shared/messages/views.ts'
import type { DamageReport } from '#lib/worker/damage.ts'
import type { Run } from '#lib/worker/day/run.ts'
import type { Completions } from '#lib/worker/journal/completions.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'

/** What every panel shows, whatever its tab is about. */
export type PanelCommon = Pick<PanelView, 'day' | 'index' | 'unresolved' | 'damage' | 'online' | 'site' | 'run'>

type CommonDeps = {
  index: Pick<TaskIndex, 'today' | 'view'>
  completions: Pick<Completions, 'unresolved' | 'doneToday'>
  damage: Pick<DamageReport, 'list'>
  run: Pick<Run, 'view'>
}

/** Reads what every panel shows: the day, how the tasks stand, what is unresolved. */
export async function readPanelCommon({ index, completions, damage, run }: CommonDeps): Promise<PanelCommon> {
  const [day, indexView, unresolved, done, damaged, running] = await Promise.all([
    index.today(),
    index.view(),
    completions.unresolved(),
    completions.doneToday(),
    damage.list(),
    run.view(),
  ])
  return {
    day: day && { done, open: day.open },
    index: indexView,
    unresolved,
    online: navigator.onLine,
    ...(damaged.length > 0 && { damage: damaged }),
    ...(running !== null && { run: running }),
  }
}
