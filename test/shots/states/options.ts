import type { CompletionView, SetupView } from '#lib/shared/messages/views.ts'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'
import { common, completion, doneCompletion, NOW, none, setUp } from '../cast.ts'
import { dayView, mixedDay } from '../day-rows.ts'
import type { Canned, State, Step } from '../state.ts'
import { ownSiteStates } from './own-sites.ts'

const toHistory: Step = { press: 'History', role: 'link' }
const toToday: Step = { press: 'Today', role: 'link' }
const replace: Step = { press: 'Replace key…' }

const options = (name: string, setup: SetupView, more: Partial<State> = {}): State => ({
  surface: 'options',
  name,
  setup: { value: setup },
  history: [],
  ...more,
})

const names = ['Maya Okafor', 'Tomás Ferreira', 'Ingrid Solheim', 'Priya Raman', 'نور الهاشمي', 'Chidi Eze']

const history: CompletionView[] = [
  doneCompletion({ id: 'h-1' }),
  completion({
    id: 'h-2',
    contactName: 'Tomás Ferreira',
    state: 'paused',
    problem: { code: 'offline' },
    clickedAt: NOW - 240_000,
    notBefore: NOW - 235_000,
  }),
  doneCompletion({
    id: 'h-3',
    contactName: 'Ingrid Solheim',
    resolution: null,
    taskType: 'linkedIn',
    clickedAt: NOW - 3_600_000,
    settledAt: NOW - 3_590_000,
    finishedAt: new Date(NOW - 3_590_000).toISOString(),
  }),
  doneCompletion({
    id: 'h-4',
    contactName: 'Priya Raman',
    resolution: 'negative',
    finishInSequence: true,
    confirmedBy: 'read',
    clickedAt: NOW - 90_000_000,
    finishedAt: new Date(NOW - 89_900_000).toISOString(),
  }),
  doneCompletion({
    id: 'h-5',
    contactName: 'نور الهاشمي',
    state: 'doneElsewhere',
    attempts: 0,
    clickedAt: NOW - 180_000_000,
  }),
  completion({ id: 'h-6', contactName: 'Chidi Eze', state: 'cancelled', clickedAt: NOW - 900_000_000 }),
  completion({
    id: 'h-7',
    contactName: 'Bo Lindqvist',
    state: 'attention',
    attempts: 3,
    obstacle: 'sendsUsedUp',
    clickedAt: NOW - 950_000_000,
  }),
]

const many = Array.from({ length: 2000 }, (_, index) =>
  doneCompletion({
    id: `m-${index}`,
    taskId: 100_000 + index,
    contactName: names[index % names.length] ?? null,
    clickedAt: NOW - index * 1_800_000,
  }),
)

const teams = [
  { teamId: 100, teamName: 'Outbound EU' },
  { teamId: 101, teamName: 'Outbound US' },
]
/** A week of calls, five to nine of them a day, some of other kinds. */
const week: CompletionView[] = Array.from({ length: 46 }, (_, turn) => {
  const clickedAt = NOW - 3_000_000 - (turn % 6) * 86_400_000 - turn * 400_000
  const kind = turn % 7
  return doneCompletion({
    id: `week-${turn}`,
    contactName: names[(turn * 5 + (turn % 4)) % names.length] ?? null,
    taskType: kind === 3 ? 'manualEmail' : 'call',
    resolution:
      kind === 3 ? null : ((['positive', 'toCall', 'negative'] as const)[(turn * 5 + (turn % 6)) % 3] ?? null),
    clickedAt,
    settledAt: clickedAt + 5000,
    finishedAt: new Date(clickedAt + 5000).toISOString(),
  })
})

const month = [...history, ...week].toSorted((a, b) => b.clickedAt - a.clickedAt)

const guarded = (lock: 'open' | 'locked'): SetupView['connection'] => Object.assign({}, setUp().connection, { lock })
const noKey = setUp({ connection: { state: 'none' } })
const trySave = (answer: Canned<unknown>, see: string, before: Step[] = []): Partial<State> => ({
  answers: { 'connection.save': answer },
  steps: [...before, { write: 'a-key-that-is-no-key', into: 'API key' }, { press: 'Save and test key' }, { see }],
})

const sites = setUp().sites
const allOff = sites.map((site) => ({ ...site, mode: 'off' as const, granted: false }))
const later = mixedDay.filter(({ contactName }) => contactName === 'Priya Raman')

/** The first run, after the consent. */
const first = (changes: Partial<SetupView>) => setUp({ ...changes, settings: { ...setUp().settings, settingUp: true } })
const toReady = (see: string, tasks: Parameters<typeof dayView>[0]): Partial<State> => ({
  answers: { 'day.get': { value: dayView(tasks, []) } },
  steps: [{ press: 'Done' }, { see }],
})

/** The day on its wide page. */
const onToday = (name: string, more: Partial<State> = {}): State =>
  options(`today${name}`, setUp(), {
    panel: { value: none({ person: null, page: 'unread', day: { done: 14, open: 27 } }) },
    answers: { 'day.get': { value: dayView(mixedDay, []) } },
    ...more,
    steps: [toToday, { see: 'Mon 23 Nov' }, ...(more.steps ?? [])],
  })
const unread = { ...common.index, state: 'building', tasks: 0, refreshedAt: null } as const

/** The options page, in every state. */
export const optionsStates: State[] = [
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
  options(
    'damaged-before-consent',
    setUp({
      settings: DEFAULT_SETTINGS,
      connection: { state: 'none' },
      damage: [{ store: 'settings', state: 'setAside', tasks: [] }],
    }),
  ),
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
  options('history', setUp({ unresolvedCount: 2 }), { history: month, steps: [toHistory] }),
  options('history-empty', setUp(), { steps: [toHistory, { see: 'Nothing yet' }] }),
  options('history-open', setUp(), { history: history.slice(0, 1), steps: [toHistory, { open: 'Maya Okafor' }] }),
  options('history-2000', setUp(), { history: many, steps: [toHistory] }),
  options('history-search', setUp(), { history, steps: [toHistory, { write: 'ingrid', into: 'Search history' }] }),
  options('history-no-hit', setUp(), {
    history,
    steps: [toHistory, { write: 'nobody', into: 'Search history' }, { see: 'Nothing matches' }],
  }),
  options('history-clear', setUp(), {
    history,
    dialog: true,
    steps: [toHistory, { press: 'Clear history' }, { see: 'Clear the history?' }],
  }),
  options('narrow', setUp(), { history, viewport: { width: 400, height: 800 } }),
  options('history-narrow', setUp(), {
    history: month,
    viewport: { width: 400, height: 800 },
    steps: [toHistory],
  }),
  options('narrow-consent', setUp({ settings: DEFAULT_SETTINGS, connection: { state: 'none' } }), {
    viewport: { width: 400, height: 800 },
  }),
  options('zoom-200', setUp(), { history, zoom: 2, viewport: { width: 1000, height: 800 } }),
  options('history-zoom-200', setUp(), {
    history: month,
    zoom: 2,
    viewport: { width: 1000, height: 800 },
    steps: [toHistory],
  }),
  ...ownSiteStates,
  { surface: 'options', name: 'loading', setup: 'never' },
  { surface: 'options', name: 'no-answer', setup: { problem: { code: 'internal' } } },
]
