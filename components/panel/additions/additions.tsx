import { Ban, ListPlus } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Additional } from '../actions.ts'
import { useActions } from '../panel-actions.tsx'
import { FollowUp } from './follow-up.tsx'
import { LeaveAlone } from './leave-alone.tsx'

const NONE: Additional = { followUp: null, leaveAlone: null }

/** A follow-up task, and leaving the person alone. Nothing of it is sent before the outcome is chosen. */
export function Additions({ task }: { task: TaskCard }) {
  const { keepAdded, addedTo } = useActions()
  const { taskId } = task
  // A question that came between, and was left, has taken nothing away.
  const [added, setAdded] = useState(() => addedTo(taskId) ?? NONE)
  const [open, setOpen] = useState<'followUp' | 'leaveAlone' | null>(null)
  useEffect(() => keepAdded(taskId, added), [keepAdded, taskId, added])
  const say = words.wrapUp
  const toggle = (part: 'followUp' | 'leaveAlone') => () => setOpen(open === part ? null : part)
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
      </div>
      {open === 'followUp' && (
        <FollowUp task={task} value={added.followUp} onChange={(followUp) => setAdded({ ...added, followUp })} />
      )}
      {open === 'leaveAlone' && (
        <LeaveAlone
          task={task}
          value={added.leaveAlone}
          onChange={(leaveAlone) => setAdded({ ...added, leaveAlone })}
        />
      )}
    </div>
  )
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
