import type { DayPlace } from '#lib/shared/messages/day-view.ts'
import type { RunView } from '#lib/shared/messages/run-view.ts'
import type { TaskType } from '#lib/shared/reply/model.ts'
import { sortOfTask } from '#lib/shared/reply/task-sorts.ts'
import { workingPace } from '#lib/shared/working-pace.ts'
import type { Chosen } from '#lib/worker/journal/completions.ts'
import type { KeptRun } from './day-store.ts'
import { runEnd } from './run-end.ts'

/** What a run goes through: what is due by tonight. */
const IN_RUN: ReadonlySet<DayPlace> = new Set(['closesSoon', 'callNow', 'overdue', 'today', 'callLater'])

/** From so many tasks on there is a pace. */
const LEAST_PACES = 3

/** A task of the day in its place. */
export type RunTask = {
  task: Pick<NonNullable<RunView['next']>, 'taskId' | 'contactName' | 'linkedInType' | 'dueTo'> & { type: TaskType }
  why: { place: DayPlace }
}

/** What is left of a run, in the order of the day: due by tonight, of its sort or of those that were picked out, and nothing chosen for it yet. */
export function leftInRun<Task extends RunTask>(
  run: KeptRun,
  rows: readonly Task[],
  chosen: readonly Chosen[],
): Task[] {
  const handled = new Set(chosen.map(({ taskId }) => taskId))
  const isOf = ({ task, why }: Task) =>
    run.only === undefined ? IN_RUN.has(why.place) : run.only.includes(task.taskId) && why.place !== 'skipped'
  return rows.filter(
    (row) => isOf(row) && !handled.has(row.task.taskId) && (run.sort === null || sortOfTask(row.task) === run.sort),
  )
}

/** Whose turn it is next: the first in order; those whom the rep has passed without an outcome only after the others. */
export function nextInRun<Task extends RunTask>(run: KeptRun, left: readonly Task[]): Task | null {
  const others = left.filter(({ task }) => task.taskId !== run.current)
  const fresh = others.find(({ task }) => !run.passed.includes(task.taskId))
  if (fresh !== undefined) return fresh
  const placeOf = ({ task }: Task) => run.passed.indexOf(task.taskId)
  return others.toSorted((one, other) => placeOf(one) - placeOf(other))[0] ?? null
}

/** Who was passed last and is still open. */
export function backInRun<Task extends RunTask>(run: KeptRun, left: readonly Task[]): Task | null {
  const open = new Map(left.map((row) => [row.task.taskId, row]))
  const last = run.passed.findLast((taskId) => taskId !== run.current && open.has(taskId))
  return last === undefined ? null : (open.get(last) ?? null)
}

/** The run as the screens show it. `midnight`: the beginning of this day; what was done before it is not counted. */
export function runView(
  run: KeptRun,
  rows: readonly RunTask[],
  chosen: readonly Chosen[],
  { now, midnight }: { now: number; midnight: number },
): RunView {
  const since = Math.max(run.startedAt, midnight)
  const done = chosen.filter(({ at, completes }) => completes && at >= since)
  const left = leftInRun(run, rows, chosen)
  const total = new Set(done.map(({ taskId }) => taskId)).size + left.length
  const during = chosen.filter(({ at }) => at >= since)
  const pace = workingPace(stretches(during, run.resumed ?? []), LEAST_PACES)
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
    ...(run.paused === true && { paused: true }),
    ...(current === undefined && next === undefined && { end: runEnd(run, rows, during, pace?.ms ?? null) }),
  }
}

/** Nobody worked from a pause to what came after it. */
function stretches(chosen: readonly Chosen[], resumed: readonly number[]): number[][] {
  const times = chosen.map(({ at }) => at)
  const bounds = [Number.NEGATIVE_INFINITY, ...resumed, Number.POSITIVE_INFINITY]
  return bounds.slice(1).map((end, at) => times.filter((time) => time >= (bounds[at] ?? end) && time < end))
}

function named({ taskId, contactName }: RunTask['task']): NonNullable<RunView['current']> {
  return { taskId, contactName }
}
