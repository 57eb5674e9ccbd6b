import type { PanelView } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** What the pill says: whom it is about (heard, not seen), then what is seen, its strong and its faint part. */
export type PillWords = { whom: string; strong: string; faint: string }

/** The pill of a view. What is heard always begins with "Reply task:" and the contact's name. */
export function pillWords(view: PanelView, now: number): PillWords {
  const say = words.dock
  switch (view.kind) {
    case 'task':
    case 'mismatch': {
      const { task } = view
      const completion = view.kind === 'task' ? view.completion : null
      return {
        whom: say.pill(task.contactName ?? words.tasks.nobody),
        strong: words.tasks.typeTask(task),
        faint:
          completion === null ? words.tasks.dueWithin(task.dueTo, now) : words.completion.face(completion, now).title,
      }
    }
    case 'choose': {
      const people = view.reason === 'people'
      const count = view.candidates?.reduce((sum, { tasks }) => sum + tasks, 0) ?? view.tasks.length
      return {
        whom: say.pill(people ? say.several(count) : (view.tasks[0]?.contactName ?? words.tasks.nobody)),
        strong: say.several(count),
        faint: people ? say.unclear : '',
      }
    }
    case 'none':
      if (view.page === 'unasked') return { whom: say.pill(say.unasked), strong: say.named, faint: say.unasked }
      return { whom: say.pill(view.person?.name ?? words.tasks.nobody), strong: say.none, faint: '' }
    case 'setup':
      return { whom: say.pill(words.panel.product), strong: words.panel.setup.begin, faint: '' }
    case 'keyRefused':
      return { whom: say.pill(words.panel.product), strong: words.panel.keyRefused.title, faint: '' }
  }
}
