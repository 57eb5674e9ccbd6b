import type { DayPlace } from '#lib/shared/messages/day-view.ts'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import type { TaskType } from '#lib/shared/reply/model.ts'
import { sortOfTask } from '#lib/shared/reply/task-sorts.ts'
import { workingPace } from '#lib/shared/working-pace.ts'
import type { KeptRun } from './day-store.ts'

/** What a run goes through: what is due by tonight. */
const IN_RUN: ReadonlySet<DayPlace> = new Set(['closesSoon', 'callNow', 'overdue', 'today', 'callLater'])

/** From so many tasks on there is a pace. */
const LEAST_PACES = 3

/** A task of the day in its place. */
type Row = {
  task: Pick<NonNullable<RunView['next']>, 'taskId' | 'contactName' | 'linkedInType' | 'dueTo'> & { type: TaskType }
  why: { place: DayPlace }
}

/** What was chosen for a task and not taken back. `completes`: it is no move to another time. */
export type Chosen = { taskId: number; at: number; completes: boolean }

/** What is left of a run, in the order of the day: due by tonight, of its sort, and nothing chosen for it yet. */
export function leftInRun<Task extends Row>(run: KeptRun, rows: readonly Task[], chosen: readonly Chosen[]): Task[] {
  const handled = new Set(chosen.map(({ taskId }) => taskId))
  return rows.filter(
    ({ task, why }) =>
      IN_RUN.has(why.place) && !handled.has(task.taskId) && (run.sort === null || sortOfTask(task) === run.sort),
  )
}

/** Whose turn it is next: the first in order; those whom the rep has passed without an outcome only after the others. */
export function nextInRun<Task extends Row>(run: KeptRun, left: readonly Task[]): Task | null {
  const others = left.filter(({ task }) => task.taskId !== run.current)
  const fresh = others.find(({ task }) => !run.passed.includes(task.taskId))
  if (fresh !== undefined) return fresh
  const placeOf = ({ task }: Task) => run.passed.indexOf(task.taskId)
  return others.toSorted((one, other) => placeOf(one) - placeOf(other))[0] ?? null
}

/** Who was passed last and is still open. */
export function backInRun<Task extends Row>(run: KeptRun, left: readonly Task[]): Task | null {
  const open = new Map(left.map((row) => [row.task.taskId, row]))
  const last = run.passed.findLast((taskId) => taskId !== run.current && open.has(taskId))
  return last === undefined ? null : (open.get(last) ?? null)
}

/** The run as the screens show it. `midnight`: the beginning of this day; what was done before it is not counted. */
export function runView(
  run: KeptRun,
  rows: readonly Row[],
  chosen: readonly Chosen[],
  { now, midnight }: { now: number; midnight: number },
): RunView {
  const since = Math.max(run.startedAt, midnight)
  const done = chosen.filter(({ at, completes }) => completes && at >= since)
  const left = leftInRun(run, rows, chosen)
  const total = new Set(done.map(({ taskId }) => taskId)).size + left.length
  const pace = workingPace([chosen.filter(({ at }) => at >= since).map(({ at }) => at)], LEAST_PACES)
  const current = left.find(({ task }) => task.taskId === run.current)?.task
  const next = nextInRun(run, left)?.task
  const back = backInRun(run, left)?.task
  return {
    position: Math.min(total - left.length + 1, total),
    total,
    left: left.length,
    endsAt: pace === null || left.length === 0 ? null : now + pace.ms * left.length,
    current: current === undefined ? null : named(current),
    next:
      next === undefined
        ? null
        : { ...named(next), type: next.type, linkedInType: next.linkedInType, dueTo: next.dueTo },
    back: back === undefined ? null : named(back),
  }
}

function named({ taskId, contactName }: Row['task']): NonNullable<RunView['current']> {
  return { taskId, contactName }
}
