import { Check } from 'lucide-react'
import { Avatar } from '#components/ui/avatar.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { PersonName } from '#components/ui/person-name.tsx'
import { useNow } from '#components/ui/use-now.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** Who the task is for, and what it is. */
export function TaskHeader({ task }: { task: TaskCard }) {
  const place = [task.title, task.company].filter((part) => part !== null && part !== '')
  return (
    <header>
      <div className="flex items-center gap-3">
        <Avatar name={task.contactName} />
        <div className="min-w-0">
          <h1
            tabIndex={-1}
            title={task.contactName ?? undefined}
            className="line-clamp-2 text-[1.0625rem] font-semibold leading-[1.375rem] tracking-[-0.01em] [overflow-wrap:anywhere]"
          >
            <PersonName name={task.contactName} />
          </h1>
          {place.length > 0 && (
            <p className="mt-px line-clamp-2 text-[0.8125rem] leading-[1.125rem] text-mute [overflow-wrap:anywhere]">
              {place.map((part, index) => (
                <span key={part}>
                  {index > 0 && ' · '}
                  <bdi>{part}</bdi>
                </span>
              ))}
            </p>
          )}
        </div>
      </div>
      <Chips task={task} />
    </header>
  )
}

function Chips({ task }: { task: TaskCard }) {
  const step = words.tasks.step(task.sequenceName, task.stepName)
  const [evidence] = task.evidence
  return (
    <div className="mt-3 flex flex-wrap gap-1.5">
      <Chip>{words.tasks.type(task)}</Chip>
      <DueChip dueTo={task.dueTo} />
      {step !== '' && (
        <Chip title={step}>
          <bdi className="truncate">{step}</bdi>
        </Chip>
      )}
      {evidence !== undefined && (
        <Chip tone="accent" title={words.tasks.matchedTitle(evidence)}>
          <Check size={12} strokeWidth={2.6} aria-hidden className="shrink-0" />
          <span className="shrink-0">{words.tasks.matchedBy(evidence)}</span>
          <bdi className="min-w-0 truncate font-normal opacity-90 empty:hidden">
            {words.tasks.matchedValue(evidence)}
          </bdi>
        </Chip>
      )}
    </div>
  )
}

function DueChip({ dueTo }: { dueTo: string | null }) {
  const now = useNow(30_000)
  const due = words.tasks.dueExact(dueTo, now)
  if (due === null || dueTo === null) return <Chip>{words.tasks.due(dueTo, now)}</Chip>
  return (
    <Chip tone={due.isLate ? 'bad' : 'plain'} title={due.full}>
      <time dateTime={dueTo}>
        {words.tasks.due(dueTo, now)}
        <span className="font-normal"> · {due.short}</span>
      </time>
    </Chip>
  )
}
