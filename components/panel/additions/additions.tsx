import { Ban, ListPlus, UserRoundPlus } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Additional } from '../actions.ts'
import { canMove } from '../again-button.tsx'
import { useActions } from '../panel-actions.tsx'
import type { Part } from './open-part.tsx'

const NONE: Additional = { followUp: null, leaveAlone: null }
const OpenPart = lazy(async () => ({ default: (await import('./open-part.tsx')).OpenPart }))

/** A follow-up task, leaving the person alone, and a colleague. Nothing of it is sent before the outcome is chosen, or the task given away. */
export function Additions({ task }: { task: TaskCard }) {
  const { keepAdded, addedTo } = useActions()
  const { taskId } = task
  // A question that came between, and was left, has taken nothing away.
  const [added, setAdded] = useState(() => addedTo(taskId) ?? NONE)
  const [open, setOpen] = useState<Part | null>(null)
  useEffect(() => keepAdded(taskId, added), [keepAdded, taskId, added])
  const say = words.wrapUp
  const toggle = (part: Part) => () => setOpen(open === part ? null : part)
  return (
    <div className="flex flex-col gap-2 @max-[15rem]:low:hidden">
      <div className="-mx-1.5 flex flex-wrap gap-1">
        <Toggle on={added.followUp !== null} open={open === 'followUp'} onClick={toggle('followUp')}>
          <ListPlus size={14} aria-hidden />
          {say.followUp.name}
        </Toggle>
        <Toggle on={added.leaveAlone !== null} open={open === 'leaveAlone'} onClick={toggle('leaveAlone')}>
          <Ban size={14} aria-hidden />
          {say.leaveAlone.name}
        </Toggle>
        {canMove(task) && (
          <Toggle on={isHeir(added)} open={open === 'handOver'} onClick={toggle('handOver')}>
            <UserRoundPlus size={14} aria-hidden />
            {say.handOver.name}
          </Toggle>
        )}
      </div>
      {open !== null && (
        <Suspense>
          <OpenPart part={open} task={task} added={added} onChange={setAdded} />
        </Suspense>
      )}
    </div>
  )
}

/** Without a follow-up task there is nothing for a colleague to get with the outcome. */
function isHeir({ followUp, heir }: Additional): boolean {
  return followUp !== null && heir !== null && heir !== undefined
}

type ToggleProps = { on: boolean; open: boolean; onClick: () => void; children: ReactNode }

function Toggle({ on, open, onClick, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onClick}
      className={classNames(
        'inline-flex min-h-7 items-center gap-1.5 rounded-[7px] px-1.5 text-xs font-medium transition-colors hover:bg-sub hover:text-ink',
        on ? 'bg-accent-soft text-accent' : 'text-mute',
      )}
    >
      {children}
    </button>
  )
}
