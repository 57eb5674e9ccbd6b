import { ChevronRight } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import { PersonName } from '#components/ui/person-name.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskLine } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Gesture } from './gesture.ts'
import { useActions } from './panel-actions.tsx'

type Props = {
  /** The list's accessible name. */
  label: string
  tasks: TaskLine[]
  /** Whether the contact's name is what tells the rows apart. */
  named: boolean
  onChoose: (taskId: number) => void
}

/** How a list of tasks is framed. */
export const LIST_LOOK = 'overflow-hidden rounded-[10px] border border-line'

/** Tasks, one button each. */
export function TaskList({ label, tasks, named, onChoose }: Props) {
  return (
    <ul aria-label={label} className={LIST_LOOK}>
      {tasks.map((task) => (
        <li key={task.taskId} className="border-t border-line first:border-t-0">
          <TaskRow task={task} named={named} onPress={() => onChoose(task.taskId)} />
        </li>
      ))}
    </ul>
  )
}

type RowProps = {
  task: TaskLine
  named: boolean
  /** Of how many tasks it is the first. */
  count?: number
  describedBy?: string
  onPress: (gesture: Gesture) => void
}

/** One task as a button. Once it is pressed it looks it, until the task is on the panel. */
export function TaskRow({ task, named, count = 1, describedBy, onPress }: RowProps) {
  const now = useNow(30_000)
  const isPressed = useActions().looking?.taskId === task.taskId
  return (
    <button
      type="button"
      aria-busy={isPressed || undefined}
      aria-describedby={describedBy}
      onClick={(event) => onPress(event.nativeEvent)}
      className="flex w-full items-center gap-2 px-3 py-2 text-left -outline-offset-2 transition-colors hover:bg-sub aria-busy:cursor-progress aria-busy:bg-accent-soft"
    >
      <Row task={task} named={named} now={now} count={count} whole={describedBy !== undefined} />
      {isPressed ? (
        <Spinner size={15} />
      ) : (
        <ChevronRight size={15} aria-hidden className="shrink-0 text-mute rtl:rotate-180" />
      )}
    </button>
  )
}

/** `whole`: a long name is not cut, because who it is decides. */
type Look = { task: TaskLine; named: boolean; now: number; count: number; whole: boolean }

function Row({ task, named, now, count, whole }: Look) {
  const due = words.tasks.dueExact(task.dueTo, now)
  const type = count > 1 ? words.panel.choose.openTasks(count) : words.tasks.type(task)
  const below = named ? [type, task.company] : [task.sequenceName]
  const facts = below.filter((fact) => fact !== null && fact !== '').join(' · ')
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-2">
        <span
          className={classNames(
            'min-w-0 text-[0.8125rem] font-semibold leading-[1.125rem]',
            whole ? '[overflow-wrap:anywhere]' : 'truncate',
          )}
        >
          {named ? <PersonName name={task.contactName} /> : type}
        </span>
        <span
          title={due?.full}
          className={classNames('shrink-0 text-xs', due?.isLate === true ? 'text-bad' : 'text-mute')}
        >
          {words.tasks.due(task.dueTo, now)}
        </span>
      </span>
      {facts !== '' && (
        <span className="block truncate text-xs leading-4 text-mute">
          <bdi>{facts}</bdi>
        </span>
      )}
    </span>
  )
}
