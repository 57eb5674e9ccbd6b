import { useRef } from 'react'
import { RunBelow } from '#components/day/run-below.tsx'
import { useSlow } from '#components/ui/use-slow.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import type { Question } from './actions.ts'
import { ChooseView } from './choose-view.tsx'
import { ComingView, useOnTheWay } from './coming-view.tsx'
import { KeyRefusedView } from './key-refused-view.tsx'
import { LoadingView, UnansweredView } from './loading-view.tsx'
import { LockedView } from './locked-view.tsx'
import { MismatchView } from './mismatch-view.tsx'
import { NoneView } from './none-view.tsx'
import { useActions } from './panel-actions.tsx'
import { PanelBar } from './panel-bar.tsx'
import { PanelFoot } from './panel-foot.tsx'
import { PanelNotes } from './panel-notes.tsx'
import { SetUpFirst } from './setup-view.tsx'
import { goneOn, isQuestioned, shownTask } from './shown-task.ts'
import { useSingleKeys } from './single-keys.ts'
import { TaskBody } from './task-view.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { usePanelView } from './use-panel.ts'

/** Everything that popup and dock show for one tab: a function of the worker's view. */
export function Panel() {
  const { data } = usePanelView()
  // A key that is named beside a button has to count from the moment at which the button can be seen.
  const keysKnown = useSingleKeys() !== null
  // What the closed dock knew of this page was only that there is something to ask for.
  const loading = !keysKnown || data === undefined || (data.view?.kind === 'none' && data.view.page === 'unasked')
  const slow = useSlow(loading)
  if (loading) return <LoadingView slow={slow} />
  if (data.view === null) return <UnansweredView problem={data.problem} />
  return <Shown view={data.view} />
}

function Shown({ view }: { view: PanelView }) {
  const actions = useActions()
  const area = useRef<HTMLElement>(null)
  const asked = isQuestioned(view, actions.question)
  const coming = useOnTheWay(view.run, actions.going)
  const task = asked || coming !== null ? null : shownTask(view, actions.overridden)
  useKeptFocus(area, `${stateOf(view)} ${asked}`)
  return (
    <>
      <main ref={area} aria-busy={coming !== null || undefined} className="flex min-h-0 flex-auto flex-col">
        <div className="min-h-0 flex-auto overflow-y-auto p-4">
          {coming !== null ? (
            <ComingView next={coming} />
          ) : asked && actions.question !== null ? (
            <Asked question={actions.question} />
          ) : (
            <Kind view={view} />
          )}
          {task === null && <PanelNotes view={view} />}
        </div>
        {task !== null && <PanelBar view={view} task={task} />}
      </main>
      <PanelFoot view={view} />
      <RunBelow view={view} />
    </>
  )
}

function Asked({ question: { view, body } }: { question: Question }) {
  return view.kind === 'choose' ? <ChooseView view={view} atClick /> : <MismatchView view={view} body={body} />
}

function Kind({ view }: { view: PanelView }) {
  const { overridden } = useActions()
  switch (view.kind) {
    case 'task':
      return <TaskBody key={view.task.taskId} view={view} />
    case 'choose':
      return <ChooseView view={view} />
    case 'mismatch':
      // The rep has read both names and goes on: now the task itself can be completed.
      return overridden?.taskId === view.task.taskId ? (
        <TaskBody key={view.task.taskId} view={goneOn(view)} />
      ) : (
        <MismatchView view={view} body={null} />
      )
    case 'none':
      return <NoneView view={view} />
    case 'setup':
      return <SetUpFirst missing={view.missing} />
    case 'locked':
      return <LockedView />
    case 'keyRefused':
      return <KeyRefusedView view={view} />
  }
}

/** Changes whenever buttons come and go. */
function stateOf(view: PanelView): string {
  if (view.kind !== 'task') return view.kind
  return `task ${view.task.taskId} ${view.completion?.state ?? ''} ${view.proposal !== null}`
}
