import type { PanelView } from '#lib/shared/messages/views.ts'
import type { PanelActions, Question } from './actions.ts'

export type OneTask = Extract<PanelView, { kind: 'task' }>

/** Whether a choice for what the panel shows waits for the rep's word. */
export function isQuestioned(view: PanelView, question: Question | null): boolean {
  return question !== null && taskOf(view) === question.taskId
}

/** The task that can be worked on, where the view shows one. */
export function shownTask(view: PanelView, overridden: PanelActions['overridden']): OneTask | null {
  if (view.kind === 'task') return view
  return view.kind === 'mismatch' && overridden?.taskId === view.task.taskId ? goneOn(view) : null
}

/** A task that the rep goes on with although the page shows somebody else. */
export function goneOn(view: Extract<PanelView, { kind: 'mismatch' }>): OneTask {
  return { ...view, kind: 'task', completion: null, proposal: null, others: [] }
}

/** The number of the task that the panel is about. */
export function taskOf(view: PanelView): number | null {
  return view.kind === 'task' || view.kind === 'mismatch' ? view.task.taskId : null
}
