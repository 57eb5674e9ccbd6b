import type { SetupView } from '#lib/shared/messages/views.ts'
import { common, setUp } from '../cast.ts'
import type { State } from '../state.ts'

/** A state of the options page. */
export const options = (name: string, setup: SetupView, more: Partial<State> = {}): State => ({
  surface: 'options',
  name,
  setup: { value: setup },
  history: [],
  ...more,
})

export const sites = setUp().sites
export const allOff = sites.map((site) => Object.assign({}, site, { mode: 'off' as const, granted: false }))
/** The tasks are being read for the first time. */
export const unread = { ...common.index, state: 'building', tasks: 0, refreshedAt: null } as const
