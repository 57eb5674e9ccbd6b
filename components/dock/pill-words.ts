import type { CompletionView, PanelView, TaskCard } from '#lib/shared/messages/views.ts'
import { words } from '#lib/shared/words/index.ts'

/** What the pill says: seen, the name first, then what and how late; heard, the same as one name that begins with "Reply task:". */
export type PillWords = { strong: string; faint: string; heard: string }

type Proposal = NonNullable<Extract<PanelView, { kind: 'task' }>['proposal']>

const say = words.dock

/** The pill of a view; `asleep`, while a dialog of the page keeps every press from it. What is heard holds nothing that counts down. */
export function pillWords(view: PanelView, now: number, asleep = false): PillWords {
  const { strong, faint, heard } = ofView(view, now)
  return asleep ? told(strong, say.asleep) : { strong, faint, heard }
}

/** Whether what is seen counts down. */
export function countsDown(view: PanelView): boolean {
  return view.kind === 'task' && view.completion?.state === 'held'
}

function ofView(view: PanelView, now: number): PillWords {
  switch (view.kind) {
    case 'task':
      return view.proposal !== null && isOpen(view.completion)
        ? ofProposal(view.task, view.proposal)
        : ofTask(view.task, view.completion, now)
    case 'mismatch':
      return ofTask(view.task, null, now)
    case 'choose': {
      const count = view.candidates?.reduce((sum, { tasks }) => sum + tasks, 0) ?? view.tasks.length
      if (view.reason === 'people')
        return told(say.people(new Set(view.tasks.map(({ contactId }) => contactId)).size), say.unclear)
      return told(view.tasks[0]?.contactName ?? words.tasks.nobody, say.several(count))
    }
    case 'none':
      if (view.page === 'unasked') return told(say.named, say.unasked)
      return told(view.person?.name ?? words.tasks.nobody, say.none)
    case 'setup':
      return told(words.panel.product, words.panel.setup.begin)
    case 'locked':
      return told(words.panel.product, words.panel.locked.title)
    case 'keyRefused':
      return told(
        words.panel.product,
        view.problem.code === 'apiWithheld' ? words.panel.keyRefused.withheld : words.panel.keyRefused.title,
      )
  }
}

/** What a proposal waits for does not count down, and nothing is under way. */
function isOpen(completion: CompletionView | null): boolean {
  return completion === null || completion.state === 'cancelled' || completion.state === 'attention'
}

function ofProposal(task: TaskCard, { resolution }: Proposal): PillWords {
  const choice = resolution === null ? words.panel.proposal.complete : words.tasks.resolution(resolution)
  return told(task.contactName ?? words.tasks.nobody, say.confirm(choice))
}

function ofTask(task: TaskCard, completion: CompletionView | null, now: number): PillWords {
  const name = task.contactName ?? words.tasks.nobody
  const type = words.tasks.type(task)
  if (completion === null) return told(name, `${type}, ${words.tasks.dueWithin(task.dueTo, now)}`)
  const { title } = words.completion.face(completion, now)
  const heard = completion.state === 'held' ? say.held(words.completion.choice(completion)) : title
  return { ...told(name, title), heard: `${say.pill(name)}${type}, ${heard}` }
}

function told(strong: string, faint: string): PillWords {
  return { strong, faint, heard: `${say.pill(strong)}${faint}` }
}
