import type { RunView } from '#lib/shared/messages/run-view.ts'
import { sortOfTask } from '#lib/shared/reply/task-sorts.ts'
import type { Chosen } from '#lib/worker/journal/completions.ts'
import type { KeptRun } from './day-store.ts'
import type { RunTask } from './run-plan.ts'

type RunEnd = NonNullable<RunView['end']>

/**
 * What a run came to, by what was chosen in it and not taken back. What needs the rep, or what somebody else had finished
 * before, is counted as that and as nothing else.
 */
export function runEnd(
  run: KeptRun,
  rows: readonly RunTask[],
  chosen: readonly Chosen[],
  msPerTask: number | null,
): RunEnd {
  const counts = { positive: 0, toCall: 0, negative: 0, emails: 0, linkedIn: 0, other: 0, moved: 0 }
  let [onTheWay, needsYou] = [0, 0]
  for (const { completes, state, taskType, resolution } of chosen) {
    if (state === 'attention') {
      needsYou += 1
      continue
    }
    if (state === 'doneElsewhere') continue
    if (state !== 'done') onTheWay += 1
    if (!completes) counts.moved += 1
    else if (taskType === 'call') counts[resolution ?? 'toCall'] += 1
    else counts[sortOf(taskType)] += 1
  }
  const isOfRun = ({ task }: RunTask) =>
    (run.only === undefined || run.only.includes(task.taskId)) && (run.sort === null || sortOfTask(task) === run.sort)
  const skipped = rows.filter((row) => row.why.place === 'skipped' && isOfRun(row)).map(({ task }) => task.taskId)
  return { ...counts, skipped, onTheWay, needsYou, msPerTask }
}

function sortOf(type: Chosen['taskType']): 'emails' | 'linkedIn' | 'other' {
  const sort = sortOfTask({ type })
  return sort === 'calls' ? 'other' : sort
}
