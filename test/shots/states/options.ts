import type { SetupView } from '#lib/shared/messages/views.ts'
import { none, setUp } from '../cast.ts'
import { dayView, mixedDay } from '../day-rows.ts'
import type { Canned, State, Step } from '../state.ts'
import { history } from './history.ts'
import { allOff, options, sites, unread } from './options-state.ts'
import { ownSiteStates } from './own-sites.ts'

const toToday: Step = { page: 'Today' }
const replace: Step = { press: 'Replace key…' }

const teams = [
  { teamId: 100, teamName: 'Outbound EU' },
  { teamId: 101, teamName: 'Outbound US' },
]

const guarded = (lock: 'open' | 'locked'): SetupView['connection'] => Object.assign({}, setUp().connection, { lock })
const noKey = setUp({ connection: { state: 'none' } })
const trySave = (answer: Canned<unknown>, see: string, before: Step[] = []): Partial<State> => ({
  answers: { 'connection.save': answer },
  steps: [...before, { write: 'a-key-that-is-no-key', into: 'API key' }, { press: 'Save and test key' }, { see }],
})

/** The day on its wide page. */
const onToday = (name: string, more: Partial<State> = {}): State =>
  options(`today${name}`, setUp(), {
    panel: { value: none({ person: null, page: 'unread', day: { done: 14, open: 27 } }) },
    answers: { 'day.get': { value: dayView(mixedDay, []) } },
    ...more,
    steps: [toToday, { see: 'Mon 23 Nov' }, ...(more.steps ?? [])],
  })
/** Today and the settings of the options, in every state. */
export const optionsStates: State[] = [
  options('no-key', { ...noKey, sites: allOff }),
  options('connected', setUp()),
  options(
    'connected-without-name',
    setUp({
      connection: {
        state: 'connected',
        userName: null,
        userId: 42,
        teamId: 100,
        header: 'Authorization',
        lock: 'none',
        problem: null,
      },
    }),
  ),
  options('key-empty', noKey, { steps: [{ press: 'Save and test key' }, { see: 'Paste your API key first' }] }),
  options('key-testing', noKey, trySave('never', 'Testing the key')),
  options('key-wrong', noKey, trySave({ problem: { code: 'keyRefused' } }, 'does not accept')),
  options('key-scope', noKey, trySave({ problem: { code: 'scopeMissing', scope: 'tasks:operate' } }, 'tasks:operate')),
  options('key-team', noKey, trySave({ problem: { code: 'teamRequired', teams } }, 'Your team')),
  options('key-organization', noKey, trySave({ problem: { code: 'userRequired' } }, 'could complete colleagues')),
  options(
    'key-refused-later',
    setUp({
      connection: {
        state: 'connected',
        userName: 'Rosa Lindgren',
        userId: 42,
        teamId: null,
        header: 'X-API-Key',
        lock: 'none',
        problem: { code: 'keyRefused' },
      },
    }),
  ),
  options('key-remove', setUp({ unresolvedCount: 2 }), {
    dialog: true,
    steps: [{ press: 'Remove key' }, { see: 'Remove the key?' }],
  }),
  options('key-other-account', setUp({ unresolvedCount: 2 }), {
    ...trySave({ problem: { code: 'accountHasWaiting', count: 2 } }, 'Use another account?', [replace]),
    dialog: true,
  }),
  options('address-leaves-waiting', setUp({ unresolvedCount: 1 }), {
    dialog: true,
    steps: [
      { write: 'https://reply.example', into: 'API address' },
      { press: 'Use this address' },
      { see: 'Use another address?' },
    ],
  }),
  options(
    'sites-linkedin-dock',
    setUp({ sites: sites.map((site) => (site.id === 'linkedin' ? { ...site, mode: 'dock' as const } : site)) }),
  ),
  options(
    'sites-permission-gone',
    setUp({ sites: sites.map((site) => (site.id === 'hubspot' ? { ...site, granted: false } : site)) }),
  ),
  options(
    'sites-further-address',
    setUp({
      sites: sites.map((site) =>
        site.id === 'hubspot' ? { ...site, further: ['app.hubspot.example', '*.hubspot-eu.example'] } : site,
      ),
    }),
  ),
  options(
    'sites-dock-hidden',
    setUp({ sites: sites.map((site) => (site.id === 'hubspot' ? { ...site, dockHidden: true } : site)) }),
  ),
  options('sites-permission-refused', setUp(), {
    steps: [{ press: 'Add a site' }, { press: 'Salesforce', role: 'switch' }, { see: 'stays off' }],
  }),
  options(
    'sites-demo',
    setUp({
      settings: { ...setUp().settings, apiUrl: 'http://127.0.0.1:4310' },
      sites: [
        ...sites,
        { id: 'demo', mode: 'dock', granted: true, further: [], origins: ['http://127.0.0.1/*'], dockHidden: false },
      ],
    }),
  ),
  options('undo-off', setUp({ settings: { ...setUp().settings, undoSeconds: 0 } })),
  options('address-bad', setUp(), {
    steps: [{ write: 'ftp://x', into: 'API address' }, { press: 'Use this address' }, { see: 'not an address' }],
  }),
  options(
    'damaged',
    setUp({
      damage: [
        { store: 'completions', state: 'setAside', tasks: [184467, 184470] },
        { store: 'settings', state: 'setAside', tasks: [] },
      ],
    }),
  ),
  options(
    'damaged-closed',
    setUp({ damage: [{ store: 'completions', state: 'closed', tasks: [] }], connection: { state: 'none' } }),
  ),
  options(
    'damaged-private',
    setUp({ damage: [{ store: 'completions', state: 'private', tasks: [] }], connection: { state: 'none' } }),
  ),
  options('damaged-begin-anew', setUp({ damage: [{ store: 'completions', state: 'closed', tasks: [] }] }), {
    dialog: true,
    steps: [{ press: 'Begin anew' }, { see: 'Begin anew?' }],
  }),
  options('notifications-refused', setUp(), {
    steps: [{ press: 'When a completion needs you', role: 'switch' }, { see: 'stays off' }],
  }),
  options('passphrase-short', setUp(), {
    steps: [{ write: 'short', into: 'Passphrase' }, { press: 'Set passphrase' }, { see: 'At least 8 characters' }],
  }),
  options('passphrase-open', setUp({ connection: guarded('open') })),
  options('passphrase-locked', setUp({ connection: guarded('locked') })),
  options('notifications-on', setUp({ notifications: true })),
  onToday(''),
  onToday('-narrow', { viewport: { width: 400, height: 800 } }),
  onToday('-needs-you', { history: history.filter(({ state }) => state !== 'done') }),
  onToday('-building', {
    panel: { value: none({ person: null, page: 'unread', day: null, index: unread }) },
    answers: { 'day.get': { value: dayView([], []) } },
  }),
  options('today-no-key', noKey, { steps: [toToday, { see: 'Save your key' }] }),
  options('key-replace', setUp(), { steps: [replace] }),
  options('sites-add', setUp(), { steps: [{ press: 'Add a site' }] }),
  options('sites-search', setUp(), { steps: [{ press: 'Add a site' }, { write: 'zen', into: 'Search sites' }] }),
  options('sites-unknown', setUp(), {
    steps: [{ press: 'Add a site' }, { write: 'Tallpine', into: 'Search sites' }, { see: 'no rules for' }],
  }),
  options('narrow', setUp(), { history, viewport: { width: 400, height: 800 } }),
  options('zoom-200', setUp(), { history, zoom: 2, viewport: { width: 1000, height: 800 } }),
  ...ownSiteStates,
  { surface: 'options', name: 'loading', setup: 'never' },
  { surface: 'options', name: 'no-answer', setup: { problem: { code: 'internal' } } },
]
