import type { SetupView } from '#lib/shared/messages/views.ts'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { setUp } from '../cast.ts'
import { dayView, mixedDay } from '../day-rows.ts'
import type { State } from '../state.ts'
import { allOff, options, unread } from './options-state.ts'

const later = mixedDay.filter(({ contactName }) => contactName === 'Priya Raman')

/** The first run, after the consent. */
const first = (changes: Partial<SetupView>) => setUp({ ...changes, settings: { ...setUp().settings, settingUp: true } })
const toReady = (see: string, tasks: Parameters<typeof dayView>[0]): Partial<State> => ({
  answers: { 'day.get': { value: dayView(tasks, []) } },
  steps: [{ press: 'Done' }, { see }],
})

/** From the consent to the first open task. */
export const firstRunStates: State[] = [
  options('consent', setUp({ settings: DEFAULT_SETTINGS, connection: { state: 'none' } })),
  options('first-key', first({ connection: { state: 'none' } })),
  options('first-key-saved', first({}), { steps: [{ press: 'Back' }] }),
  options('first-key-address', first({ connection: { state: 'none' } }), {
    steps: [{ press: 'Another API address…' }, { see: 'Change it only' }],
  }),
  options('first-sites', first({ sites: allOff })),
  options('first-ready', first({}), toReady('12 due today', mixedDay)),
  options('first-ready-narrow', first({}), {
    ...toReady('12 due today', mixedDay),
    viewport: { width: 400, height: 800 },
  }),
  options('first-reading', first({ index: unread }), toReady('Reading your tasks', [])),
  options('first-none-due', first({}), toReady('Nothing due today', later)),
  options(
    'first-failed',
    first({ index: { ...unread, state: 'failed', problem: { code: 'offline' } } }),
    toReady('Read again', []),
  ),
  options(
    'damaged-before-consent',
    setUp({
      settings: DEFAULT_SETTINGS,
      connection: { state: 'none' },
      damage: [{ store: 'settings', state: 'setAside', tasks: [] }],
    }),
  ),
  options('narrow-consent', setUp({ settings: DEFAULT_SETTINGS, connection: { state: 'none' } }), {
    viewport: { width: 400, height: 800 },
  }),
]
