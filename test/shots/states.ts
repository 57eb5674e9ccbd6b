import type { State } from './state.ts'
import { cardStates } from './states/card.ts'
import { dockStates } from './states/dock.ts'
import { firstRunStates } from './states/first-run.ts'
import { historyStates } from './states/history.ts'
import { keyStates } from './states/keys.ts'
import { optionsStates } from './states/options.ts'
import { teachingStates } from './states/own-sites.ts'
import { pickerStates } from './states/picker.ts'
import { popupCompletions } from './states/popup-completion.ts'
import { popupOthers } from './states/popup-other.ts'
import { popupTasks } from './states/popup-task.ts'
import { runStates } from './states/run.ts'
import { sidePanelStates } from './states/side-panel.ts'
import { todayStates } from './states/today.ts'
import { wrapUpStates } from './states/wrap-up.ts'

/** Every state of every screen. */
export const STATES: readonly State[] = [
  ...popupTasks,
  ...cardStates,
  ...wrapUpStates,
  ...popupCompletions,
  ...popupOthers,
  ...sidePanelStates,
  ...todayStates,
  ...runStates,
  ...keyStates,
  ...dockStates,
  ...firstRunStates,
  ...optionsStates,
  ...historyStates,
  ...teachingStates,
  ...pickerStates,
]
