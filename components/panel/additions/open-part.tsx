import type { TaskCard } from '#lib/shared/messages/views.ts'
import type { Additional } from '../actions.ts'
import { FollowUp } from './follow-up.tsx'
import { HandOver } from './hand-over.tsx'
import { LeaveAlone } from './leave-alone.tsx'

export type Part = 'followUp' | 'leaveAlone' | 'handOver'

type Props = { part: Part; task: TaskCard; added: Additional; onChange: (added: Additional) => void }

/** What can be added, one at a time: it comes into the panel once somebody opens it. */
export function OpenPart({ part, task, added, onChange }: Props) {
  switch (part) {
    case 'followUp':
      return <FollowUp task={task} value={added.followUp} onChange={(followUp) => onChange({ ...added, followUp })} />
    case 'leaveAlone':
      return (
        <LeaveAlone
          task={task}
          value={added.leaveAlone}
          onChange={(leaveAlone) => onChange({ ...added, leaveAlone })}
        />
      )
    case 'handOver':
      return <HandOver task={task} added={added} onHeir={(heir) => onChange({ ...added, heir })} />
  }
}
