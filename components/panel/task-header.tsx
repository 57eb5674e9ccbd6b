import { Check } from 'lucide-react'
import { Chip } from '#components/ui/chip.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { TaskIcon } from './task-icon.tsx'
import { whyNow } from './why-now.ts'

/** Who the task is for, what it is, and why now. */
export function TaskHeader({ task }: { task: TaskCard }) {
  const place = [task.title, task.company].filter((part) => part !== null && part !== '')
  const why = whyNow(task, useNow(60_000))
  return (
    <header>
      <h1
        tabIndex={-1}
        title={task.contactName ?? undefined}
        className="line-clamp-2 text-[1.0625rem] font-semibold leading-6 tracking-[-0.01em] [overflow-wrap:anywhere]"
      >
        <PersonName name={task.contactName} />
      </h1>
      {place.length > 0 && (
        <p className="line-clamp-2 text-[0.8125rem] leading-5 text-mute [overflow-wrap:anywhere]">
          {place.map((part, index) => (
            <span key={part}>
              {index > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
      )}
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-[0.8125rem] leading-5">
        <span className="flex min-w-0 flex-1 items-center gap-1.5">
          <TaskIcon task={task} size={14} className="shrink-0" />
          <b className="shrink-0 font-semibold">{words.tasks.type(task)}</b>
          <Step task={task} />
        </span>
        <Due dueTo={task.dueTo} />
      </p>
      {why !== '' && <p className="text-xs leading-4 text-mute">{why}</p>}
      <Matched task={task} />
    </header>
  )
}

function Step({ task }: { task: TaskCard }) {
  const step = words.tasks.step(task.sequenceName, task.stepName)
  if (step === '') return null
  return (
    <span title={step} className="min-w-0 truncate text-mute">
      · <bdi>{step}</bdi>
    </span>
  )
}

function Due({ dueTo }: { dueTo: string | null }) {
  const now = useNow(30_000)
  const due = words.tasks.dueExact(dueTo, now)
  if (due === null || dueTo === null) return <span className="shrink-0 text-mute">{words.tasks.due(dueTo, now)}</span>
  return (
    <time
      dateTime={dueTo}
      title={due.full}
      className={due.isLate ? 'shrink-0 font-medium text-bad' : 'shrink-0 text-mute'}
    >
      {words.tasks.due(dueTo, now)}
    </time>
  )
}

/** Why this task goes with this page. */
function Matched({ task }: { task: TaskCard }) {
  const [evidence] = task.evidence
  if (evidence === undefined) return null
  return (
    <p className="mt-1.5 flex">
      <Chip tone="accent" title={words.tasks.matchedTitle(evidence)}>
        <Check size={12} strokeWidth={2.6} aria-hidden className="shrink-0" />
        <span className="shrink-0">{words.tasks.matchedBy(evidence)}</span>
        <bdi className="min-w-0 truncate font-normal opacity-90 empty:hidden">{words.tasks.matchedValue(evidence)}</bdi>
      </Chip>
    </p>
  )
}
