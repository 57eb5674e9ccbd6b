import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CandidateView } from '#lib/shared/messages/agreement-view.ts'
import type { TaskLine } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import type { Gesture } from './gesture.ts'
import { LIST_LOOK, TaskRow } from './task-list.tsx'

type Props = {
  tasks: readonly TaskLine[]
  candidates: readonly CandidateView[]
  onChoose: (taskId: number, gesture: Gesture) => void
}

/** Whom the page may be about: one button each, and what agrees and what does not. */
export function CandidateList({ tasks, candidates, onChoose }: Props) {
  const of = new Map(candidates.map((candidate) => [candidate.taskId, candidate]))
  return (
    <ul aria-label={words.panel.choose.list} className={LIST_LOOK}>
      {tasks.map((task) => {
        const candidate = of.get(task.taskId)
        const reasons = `reasons-${task.taskId}`
        return (
          <li key={task.taskId} className="border-t border-line first:border-t-0">
            <TaskRow
              task={task}
              named
              count={candidate?.tasks ?? 1}
              describedBy={reasons}
              onPress={(gesture) => onChoose(task.taskId, gesture)}
            />
            {candidate !== undefined && <Reasons id={reasons} candidate={candidate} />}
          </li>
        )
      })}
    </ul>
  )
}

function Reasons({ id, candidate: { agrees, differs } }: { id: string; candidate: CandidateView }) {
  const agreeing = words.agreement.agrees(agrees)
  const against = differs.map((difference) => words.agreement.differs(difference))
  if (agreeing === '' && against.length === 0) return null
  return (
    <div id={id} className="space-y-0.5 px-3 pt-0.5 pb-2.5 text-xs leading-4" dir="auto">
      {agreeing !== '' && (
        <Reason icon={<Check size={13} strokeWidth={2.6} aria-hidden className="mt-[1.5px] shrink-0 text-good" />}>
          {agreeing}
        </Reason>
      )}
      {against.map((sentence) => (
        <Reason
          key={sentence}
          icon={<TriangleAlert size={13} strokeWidth={2.2} aria-hidden className="mt-[1.5px] shrink-0 text-wait" />}
        >
          {sentence}
        </Reason>
      ))}
    </div>
  )
}

function Reason({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <p className="flex gap-1.5">
      {icon}
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  )
}
