import type { PanelView } from '#lib/messages/views.ts'
import { words } from '#lib/words/index.ts'

/** What the pill says: its accessible name, and the strong and the faint part that are seen. */
export type PillWords = { name: string; strong: string; faint: string }

/** The pill of a view. The name always begins with whom the task is for. */
export function pillWords(view: PanelView, now: number): PillWords {
  const say = words.dock
  switch (view.kind) {
    case 'task':
    case 'mismatch': {
      const { task } = view
      const type = words.tasks.typeTask(task)
      const state =
        view.kind === 'task' && view.completion !== null ? words.completion.face(view.completion, now) : null
      const due = state === null ? words.tasks.due(task.dueTo, now) : state.title
      return {
        name: say.pill(task.contactName ?? words.tasks.nobody, [type, due]),
        strong: type,
        faint: state === null ? due.toLocaleLowerCase() : state.title,
      }
    }
    case 'choose': {
      const several = say.several(view.tasks.length)
      const who = view.reason === 'people' ? say.unclear : (view.tasks[0]?.contactName ?? words.tasks.nobody)
      return { name: say.pill(who, [several]), strong: several, faint: view.reason === 'people' ? say.unclear : '' }
    }
    case 'none':
      return { name: say.pill(view.person?.name ?? words.tasks.nobody, [say.none]), strong: say.none, faint: '' }
    case 'setup':
      return { name: say.pill(words.panel.setup.begin, []), strong: words.panel.setup.begin, faint: '' }
    case 'keyRefused':
      return { name: say.pill(words.panel.keyRefused.title, []), strong: words.panel.keyRefused.title, faint: '' }
  }
}
