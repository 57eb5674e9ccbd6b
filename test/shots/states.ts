import type { State } from './state.ts'
import { dockStates } from './states/dock.ts'
import { optionsStates } from './states/options.ts'
import { popupStates } from './states/popup.ts'

/** Every state of every screen. */
export const STATES: readonly State[] = [...popupStates, ...dockStates, ...optionsStates]
