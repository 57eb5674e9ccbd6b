import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'
import { BackToPage } from './back-to-page.tsx'
import { useActions } from './panel-actions.tsx'
import { TaskList } from './task-list.tsx'

/** Several tasks or people could be meant: the rep says which. */
export function ChooseView({ view }: { view: Extract<PanelView, { kind: 'choose' }> }) {
  const { chooseTask } = useActions()
  const say = words.panel.choose
  const people = view.reason === 'people'
  return (
    <>
      {view.sought !== undefined && <BackToPage />}
      <h1 tabIndex={-1} className="text-[1.0625rem] font-semibold leading-[1.375rem] [overflow-wrap:anywhere]">
        {people ? say.people : say.tasks(view.tasks[0]?.contactName ?? null, view.tasks.length)}
      </h1>
      {view.sought !== undefined ? (
        <p className="mt-0.5 text-[0.8125rem] text-mute [overflow-wrap:anywhere]">
          {words.panel.none.sought.several(view.sought)}
        </p>
      ) : (
        people && <p className="mt-0.5 text-[0.8125rem] text-mute">{say.peopleNote}</p>
      )}
      <div className="mt-3">
        <TaskList label={say.list} tasks={view.tasks} named={people} onChoose={chooseTask} />
      </div>
    </>
  )
}
