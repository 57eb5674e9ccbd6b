import type { CompletionView, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { BackToPage } from './back-to-page.tsx'
import { CompletionButtons } from './completion-buttons.tsx'
import { CompletionStatus } from './completion-status.tsx'
import { DeliveryCard } from './delivery-info.tsx'
import { NextTask } from './next-task.tsx'
import { OtherTasks } from './other-tasks.tsx'
import { ProposalBox } from './proposal-box.tsx'
import { TaskHeader } from './task-header.tsx'
import { TaskNotices } from './task-notices.tsx'
import { TaskWork } from './task-work.tsx'

type View = Extract<PanelView, { kind: 'task' }>

/** One task of one contact, in whatever state its completion is. */
export function TaskView({ view }: { view: View }) {
  const { task, completion, proposal, others } = view
  const settled = completion?.state === 'done' || completion?.state === 'doneElsewhere'
  const proposed = proposal !== null && canBeChosen(task, completion)
  // Of somebody whom the rep asked for, the page may know nothing.
  const isOnPage = task.evidence.some(({ source }) => source !== 'person')
  return (
    <>
      {(view.chosen === true || task.evidence.some(({ kind }) => kind === 'chosen')) && (
        <BackToPage all={isOnPage ? others.length + 1 : 0} />
      )}
      <TaskHeader task={task} />
      <TaskNotices task={task} completion={completion} />
      <CompletionStatus one={completion} />
      {completion !== null && <CompletionButtons one={completion} />}
      {proposed && proposal !== null && <ProposalBox task={task} proposal={proposal} />}
      {!proposed && canBeChosen(task, completion) && <TaskWork task={task} />}
      {settled && <DeliveryCard info={completion.deliveryInfo} />}
      {others.length > 0 && <OtherTasks name={task.contactName} tasks={others} />}
      {settled && <NextTask taskId={task.taskId} />}
    </>
  )
}

/** Whether a resolution can be given now: nothing is under way, and Reply still has the task open. */
function canBeChosen(task: TaskCard, completion: CompletionView | null): boolean {
  if (task.status !== 'new') return false
  return completion === null || completion.state === 'cancelled' || completion.state === 'attention'
}
