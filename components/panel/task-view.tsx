import type { CompletionView, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { BackToPage } from './back-to-page.tsx'
import { CompletionButtons } from './completion-buttons.tsx'
import { CompletionStatus } from './completion-status.tsx'
import { DeliveryCard } from './delivery-info.tsx'
import { NextTask } from './next-task.tsx'
import { OtherTasks } from './other-tasks.tsx'
import { useActions } from './panel-actions.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { MoveProposal, ProposalBox } from './proposal-box.tsx'
import { Reach } from './reach/reach.tsx'
import { ScriptCard } from './script-card.tsx'
import { StopSigns } from './stop-signs.tsx'
import { TaskHeader } from './task-header.tsx'
import { TaskWork } from './task-work.tsx'

type View = Extract<PanelView, { kind: 'task' }>

/** What scrolls of one task: who it is for, what to know first, how they are reached, what to say; afterwards, the delivery info. */
export function TaskBody({ view }: { view: View }) {
  const { task, completion, others } = view
  // Of somebody whom the rep asked for, the page may know nothing.
  const isOnPage = task.evidence.some(({ source }) => source !== 'person')
  return (
    <>
      {(view.chosen === true || task.evidence.some(({ kind }) => kind === 'chosen')) && (
        <BackToPage all={isOnPage ? others.length + 1 : 0} />
      )}
      <TaskHeader task={task} />
      <StopSigns task={task} others={others} isOver={isSettled(completion)} />
      {isSettled(completion) ? (
        <DeliveryCard info={completion.deliveryInfo} />
      ) : (
        <>
          <Reach key={task.taskId} task={task} others={others} />
          <ScriptCard task={task} />
        </>
      )}
      {others.length > 0 && <OtherTasks name={task.contactName} tasks={others} />}
    </>
  )
}

/** What never leaves the screen of one task: its outcomes, or what has become of the one that was chosen. */
export function TaskFoot({ view }: { view: View }) {
  const { task, completion, proposal } = view
  const { proposedMove } = useActions()
  const isOpen = canBeChosen(task, completion)
  const proposed = proposal !== null && isOpen
  const moves = !proposed && isOpen && proposedMove?.taskId === task.taskId
  return (
    <>
      <CompletionStatus one={completion} />
      {completion !== null && <PlanSteps one={completion} />}
      {completion !== null && <CompletionButtons one={completion} />}
      {proposed && proposal !== null && <ProposalBox task={task} proposal={proposal} />}
      {moves && proposedMove !== null && <MoveProposal task={task} move={proposedMove} />}
      {!proposed && !moves && isOpen && <TaskWork key={task.taskId} task={withUndone(task, completion)} />}
      {isSettled(completion) && <NextTask taskId={task.taskId} />}
    </>
  )
}

/** Whether a resolution can be given now: nothing is under way, and Reply still has the task open. */
function canBeChosen(task: TaskCard, completion: CompletionView | null): boolean {
  if (task.status !== 'new') return false
  return completion === null || completion.state === 'cancelled' || completion.state === 'attention'
}

/** A note that was taken back with the choice is being written again. */
function withUndone(task: TaskCard, completion: CompletionView | null): TaskCard {
  if (completion?.state !== 'cancelled' || task.draft !== undefined) return task
  const text = completion.steps?.find(({ kind, state }) => kind === 'note' && state === 'cancelled')?.text ?? null
  return text === null ? task : { ...task, draft: text }
}

function isSettled(completion: CompletionView | null): completion is CompletionView {
  return completion?.state === 'done' || completion?.state === 'doneElsewhere'
}
