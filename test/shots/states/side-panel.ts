import type { State } from '#test/shots/state.ts'
import { popupCompletions } from './popup-completion.ts'
import { popupOthers } from './popup-other.ts'
import { popupTasks } from './popup-task.ts'

const POPUPS = [...popupTasks, ...popupCompletions, ...popupOthers]
const SHOWN = new Set(['call-ready', 'message-ready', 'held', 'done', 'none', 'choose-person', 'mismatch'])

const at = (width: number): State[] =>
  POPUPS.filter(({ name }) => SHOWN.has(name)).map((state) =>
    Object.assign({}, state, {
      surface: 'sidepanel',
      name: `${state.name}-${width}`,
      viewport: { width, height: 720 },
    } satisfies Partial<State>),
  )

/** What the popup shows, in the side panel: the narrowest, the usual and the widest that a browser makes it. */
export const sidePanelStates: State[] = [...at(280), ...at(400), ...at(600)]
