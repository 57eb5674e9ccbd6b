import type { OwnSiteView } from '#lib/messages/own-views.ts'
import { setUp } from '../cast.ts'
import type { State } from '../state.ts'

const HOST = 'crm.tallpine.example'

export const ownSite = (changes: Partial<OwnSiteView> = {}): OwnSiteView => ({
  id: `own:https://${HOST}`,
  host: HOST,
  mode: 'dock',
  granted: true,
  origins: [`https://${HOST}/*`],
  dockHidden: false,
  rules: [],
  ...changes,
})

const options = (name: string, ownSites: OwnSiteView[], more: Partial<State> = {}): State => ({
  surface: 'options',
  name: `own-${name}`,
  setup: { value: setUp({ ownSites }) },
  history: [],
  ...more,
})

/** The rep's own sites on the options page. */
export const ownSiteStates: State[] = [
  options('generic', [ownSite()]),
  options('off', [ownSite({ mode: 'off', granted: false })]),
  options('permission-gone', [ownSite({ granted: false })]),
  options('dock-hidden', [ownSite({ dockHidden: true })]),
  options('remove', [ownSite()], {
    dialog: true,
    steps: [{ press: `Remove ${HOST}` }, { see: `forgets what you taught` }],
  }),
]
