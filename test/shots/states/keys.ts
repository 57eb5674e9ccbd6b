import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { callTask, none, setUp, taskPanel } from '../cast.ts'
import { popup, type State } from '../state.ts'

const OFF = { 'theme.get': { value: { theme: 'system', singleKeys: false } } } as const
const map = [{ see: 'Maya Okafor' }, { key: '?' }, { see: 'Finish in sequence, on or off' }] satisfies State['steps']

/** The map of keys, keys that are off, and the browser's own commands that did nothing. */
export const keyStates: State[] = [
  popup('keys-map', taskPanel(), { steps: map, dialog: true }),
  {
    surface: 'sidepanel',
    name: 'keys-map-narrow',
    panel: { value: taskPanel() },
    viewport: { width: 280, height: 760 },
    steps: map,
    dialog: true,
  },
  popup('keys-off', taskPanel({ task: callTask() }), { answers: OFF }),
  popup('command-nobody', none({ said: { command: 'positive', why: 'nobody' } })),
  popup('command-no-call', taskPanel({ said: { command: 'negative', why: 'noCall' } })),
  popup('command-no-run', taskPanel({ said: { command: 'next', why: 'noRun' } })),
  {
    surface: 'options',
    name: 'keys-off',
    setup: { value: setUp({ settings: { ...DEFAULT_SETTINGS, consentedAt: 1, singleKeys: false } }) },
    steps: [{ press: 'All keys' }, { see: 'Single keys are off' }],
    dialog: true,
  },
]
