import { Button } from '#components/ui/button.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { BackToPage } from './back-to-page.tsx'
import { CandidateList } from './candidate-list.tsx'
import { useActions } from './panel-actions.tsx'
import { TaskList } from './task-list.tsx'

type View = Extract<PanelView, { kind: 'choose' }>

/** Several tasks or people could be meant, or it is in doubt who is: the rep says which. `atClick`: a choice waits for it. */
export function ChooseView({ view, atClick = false }: { view: View; atClick?: boolean }) {
  const { answer, chooseTask, dropQuestion, verdict } = useActions()
  const say = words.panel.choose
  const people = view.reason === 'people'
  const { candidates } = view
  return (
    <>
      {(view.sought !== undefined || view.chosen === true) && <BackToPage />}
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem] [overflow-wrap:anywhere]">
        {people ? say.people : say.tasks(view.tasks[0]?.contactName ?? null, view.tasks.length)}
      </h1>
      <Note view={view} atClick={atClick} />
      {verdict === 'popupOnly' && candidates !== undefined && (
        <p className="mt-2 text-[0.8125rem] text-mute">{say.inPopup}</p>
      )}
      <div className="mt-3">
        {candidates === undefined ? (
          <TaskList label={say.list} tasks={view.tasks} named={people} onChoose={chooseTask} />
        ) : (
          <CandidateList tasks={view.tasks} candidates={candidates} onChoose={answer} />
        )}
      </div>
      {atClick && (
        <Button className="mt-3 w-full" onClick={dropQuestion}>
          {words.panel.mismatch.cancel}
        </Button>
      )}
    </>
  )
}

function Note({ view: { candidates, reason, sought, tasks }, atClick }: { view: View; atClick: boolean }) {
  const say = words.panel.choose
  const isDoubt = candidates?.some(({ differs }) => differs.length > 0) === true
  const note =
    sought !== undefined
      ? words.panel.none.sought.several(sought)
      : reason === 'people'
        ? atClick
          ? say.atClick
          : isDoubt
            ? say.doubtNote(tasks.length)
            : say.peopleNote
        : null
  if (note === null) return null
  return <p className="mt-0.5 text-[0.8125rem] leading-[1.125rem] text-mute [overflow-wrap:anywhere]">{note}</p>
}
