import type { OwnSiteView } from '#lib/shared/messages/own-views.ts'
import type { FieldRule } from '#lib/shared/settings/own-site.ts'
import { NOW, none, setUp } from '../cast.ts'
import { popup, type State } from '../state.ts'

const HOST = 'crm.tallpine.example'

const ownSite = (changes: Partial<OwnSiteView> = {}): OwnSiteView => ({
  builtIn: null,
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

const email: FieldRule = {
  kind: 'field',
  id: 'r-1',
  field: 'email',
  pages: '/contacts/*',
  selector: '[data-slot-name="primary-mail"]',
  label: 'Write to',
  container: null,
  taughtOn: `https://${HOST}/contacts/7`,
  taughtValue: 'maya.okafor@northwind-freight.example',
  confirmed: true,
}
const rules = [
  email,
  { ...email, id: 'r-2', field: 'phone', label: 'Ring', confirmed: false } as const,
  { kind: 'address', id: 'r-3', pattern: '[?&]step=(?<taskId>\\d{1,12})' } as const,
]
const taught = [ownSite({ rules })]
/** What was taught on a host of a built-in site. */
const BESIDE = { id: 'own:https://app.hubspot.com', builtIn: 'hubspot', host: 'app.hubspot.com', mode: 'off' } as const
const brings = (text: string, see: string, answer: State['answers']): Partial<State> => ({
  answers: { ...answer },
  steps: [{ file: text }, { see }],
})

type Here = Extract<NonNullable<State['site']>, { state: 'on' }>
type Draft = NonNullable<NonNullable<Here['own']>['draft']>

const teaching = (name: string, draft: Partial<Draft> | null, more: Partial<State> = {}): State =>
  popup(`teach-${name}`, none({ person: null, page: 'other' }), {
    site: {
      state: 'on',
      host: HOST,
      own: {
        id: `own:https://${HOST}`,
        taught: name === 'taught' ? ['email'] : [],
        draft:
          draft === null
            ? null
            : { rule: { ...email, confirmed: false }, here: 'right', value: null, name: null, ...draft },
      },
    },
    ...more,
  })

/** Teaching in the popup. */
export const teachingStates: State[] = [
  teaching('closed', null),
  teaching('open', null, { steps: [{ open: 'Teach Wrapup this site' }] }),
  teaching('taught', null, { steps: [{ open: 'Teach Wrapup this site' }] }),
  teaching('failed', null, {
    steps: [
      { open: 'Teach Wrapup this site' },
      { press: 'Point at it on the page' },
      { see: 'cannot work on this page' },
    ],
  }),
  teaching('same-record', { here: 'same' }),
  teaching('other-kind', { here: 'otherKind' }),
  teaching('nothing', { here: 'nothing' }),
  teaching('equal', { here: 'equal', value: 'info@northwind-freight.example' }),
  teaching('unread', { here: 'unread' }),
  teaching('check', { here: 'right', value: 'tomas.ferreira@aldea-foods.example', name: 'Tomás Ferreira' }),
]

/** The rep's own sites on the options page. */
export const ownSiteStates: State[] = [
  options('generic', [ownSite()]),
  options('off', [ownSite({ mode: 'off', granted: false })]),
  options('permission-gone', [ownSite({ granted: false })]),
  options('dock-hidden', [ownSite({ dockHidden: true })]),
  options('none', []),
  options('taught', taught),
  options('silent', [
    ownSite({ rules, health: { namedAt: NOW - 2 * 86_400_000, silent: [{ field: 'email', records: 7 }] } }),
  ]),
  options(
    'silent-no-tab',
    [ownSite({ rules, health: { namedAt: NOW - 60_000, silent: [{ field: 'email', records: 7 }] } })],
    {
      answers: { 'teach.again': { problem: { code: 'notFound' } } },
      steps: [{ press: 'Point again: E-mail' }, { see: 'then press Point again' }],
    },
  ),
  options('taught-built-in', [ownSite({ ...BESIDE, rules, health: { namedAt: NOW - 3_600_000, silent: [] } })]),
  options('rule-edit', taught, { steps: [{ press: 'Edit: E-mail' }, { see: 'Selector' }] }),
  options('rule-tested', taught, {
    answers: {
      'rules.test': {
        value: [{ key: '', pages: '', name: 'Priya Raman', values: ['priya.raman@monsoon-textiles.example'] }],
      },
    },
    steps: [{ press: 'Test: E-mail' }, { see: 'Reads' }],
  }),
  options('rule-no-tab', taught, {
    answers: { 'rules.test': { value: [] } },
    steps: [{ press: 'Test: E-mail' }, { see: 'Open a record' }],
  }),
  options('address-slow', [ownSite()], {
    answers: { 'rules.save': { problem: { code: 'slowPattern' } } },
    steps: [
      { press: 'Add an address rule' },
      { write: '(\\d+)+x(?<taskId>\\d+)', into: 'Pattern' },
      { press: 'Save rule' },
      { see: 'keep this pattern busy' },
    ],
  }),
  options('address-tested', [ownSite()], {
    steps: [
      { press: 'Add an address rule' },
      { write: '[?&]step=(?<taskId>\\d{1,12})', into: 'Pattern' },
      { write: `https://${HOST}/x?step=184467`, into: 'An address to test it with' },
      { see: 'Names task 184467' },
    ],
  }),
  options('address-duplicate', taught, {
    answers: { 'rules.save': { problem: { code: 'duplicate' } } },
    steps: [
      { press: 'Add an address rule' },
      { write: '[?&]step=(?<taskId>\\d{1,12})', into: 'Pattern' },
      { press: 'Save rule' },
      { see: 'already' },
    ],
  }),
  options('imported', taught, brings('{}', 'added', { 'rules.import': { value: { added: 2, known: 1 } } })),
  options(
    'import-unreadable',
    taught,
    brings('?', 'holds no rules', { 'rules.import': { problem: { code: 'badRules' } } }),
  ),
  options('remove', [ownSite()], {
    dialog: true,
    steps: [{ press: `Remove ${HOST}` }, { see: `forgets what you taught` }],
  }),
]
