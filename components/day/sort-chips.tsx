import { classNames } from '#components/ui/class-names.ts'
import type { DayRow } from '#lib/shared/messages/day-view.ts'
import { sortOfTask, TASK_SORTS, type TaskSort } from '#lib/shared/reply/task-sorts.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'

const CHIPS = ['all', ...TASK_SORTS] as const

type Props = {
  /** null: it is not known yet how many there are. */
  rows: readonly DayRow[] | null
  sort: TaskSort | 'all'
  onSort: (sort: TaskSort | 'all') => void
}

/** One button for each sort of work, with how much of it there is. */
export function SortChips({ rows, sort, onSort }: Props) {
  const counts = new Map<TaskSort | 'all', number>([['all', rows?.length ?? 0]])
  for (const row of rows ?? []) counts.set(sortOfTask(row), (counts.get(sortOfTask(row)) ?? 0) + 1)
  return (
    <fieldset aria-label={dayWords.sorts} className="flex flex-wrap gap-0.5 px-3 pt-2 pb-2.5">
      {CHIPS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === sort}
          onClick={() => onSort(one)}
          className={classNames(
            'inline-flex min-h-7 items-center gap-1.5 rounded-full px-2 text-xs transition-colors forced-colors:border',
            one === sort ? 'bg-accent-soft font-semibold text-accent' : 'hover:bg-sub',
          )}
        >
          {dayWords.sortName(one)}
          {rows !== null && (
            <span className={classNames('tabular-nums', one !== sort && 'text-mute')}>{counts.get(one) ?? 0}</span>
          )}
        </button>
      ))}
    </fieldset>
  )
}
