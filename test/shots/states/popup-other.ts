import type { SiteHere } from '#lib/shared/messages/own-views.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { callTask, common, completion, day, inHours, line, mismatch, none, taskPanel, whoIsIt } from '../cast.ts'
import { popup, type State } from '../state.ts'
import { longNames, onlyUnread, severalPeople } from './who-is-it.ts'

/** Nothing was found of what the rep asked for beyond the page. */
const sought = (changes: Partial<{ text: string; state: 'asking' | 'answered'; asked: boolean }> = {}): PanelView =>
  none({
    person: null,
    page: 'other',
    sought: { text: 'jonas.weber@tallpine.example', state: 'answered', asked: true, ...changes },
  })

const unused: SiteHere = {
  state: 'off',
  host: 'crm.tallpine.example',
  builtIn: null,
  origins: ['https://crm.tallpine.example/*'],
}

/** The popup where there is no one task: several, none, the wrong one, not set up, the day. */
export const popupOthers: State[] = [
  popup('choose-task', {
    kind: 'choose',
    ...common,
    reason: 'tasks',
    tasks: [
      line({ contactName: 'Maya Okafor' }),
      line({
        taskId: 184470,
        contactName: 'Maya Okafor',
        type: 'linkedIn',
        linkedInType: 'message',
        dueTo: inHours(3),
        sequenceName: 'Welcome back',
      }),
    ],
  }),
  popup('choose-person', { kind: 'choose', ...common, reason: 'people', tasks: day.slice(0, 4) }),
  popup('who-one', whoIsIt()),
  popup('who-several', severalPeople),
  popup('who-long-names', longNames),
  popup('who-at-click', taskPanel(), {
    answers: { 'completion.start': { value: onlyUnread } },
    steps: [{ press: 'Positive' }, { see: 'Who is it?' }],
  }),
  popup('who-tasks', {
    kind: 'choose',
    ...common,
    reason: 'tasks',
    chosen: true,
    tasks: [
      line({ contactName: 'Maya Okafor' }),
      line({ taskId: 2, contactName: 'Maya Okafor', type: 'manualEmail', dueTo: inHours(3) }),
    ],
  }),
  popup('mismatch', mismatch),
  popup('mismatch-same-name', {
    ...mismatch,
    taskPerson: 'Maya Okafor',
    pagePerson: 'Maya Okafor',
    task: callTask(),
    differs: [{ sort: 'linkedIn', how: 'another', page: 'maya-okafor-9', of: null, count: 0 }],
  }),
  popup('mismatch-going-on', mismatch, { steps: [{ press: 'Complete anyway' }, { see: 'You go on' }] }),
  popup('mismatch-at-click', taskPanel(), {
    answers: { 'completion.start': { value: { ...mismatch, task: callTask() } } },
    steps: [{ press: 'Negative' }, { see: 'Two different people' }],
  }),
  popup('none', none()),
  popup('none-finished', none({ over: { type: 'call', finishedAt: inHours(-0.07) } })),
  popup('none-reading', none({ person: null, page: 'reading' })),
  popup('none-finding', none(), {
    answers: { 'panel.findPerson': 'never' },
    steps: [{ press: 'Find in Reply' }, { see: 'Still waiting' }],
  }),
  popup('none-not-found', none({ problem: { code: 'notFound' } })),
  popup('none-no-person', none({ person: null, page: 'other' })),
  popup('site-unused', none({ person: null, page: 'other' }), { site: unused }),
  popup('site-unused-plain', none({ person: null, page: 'other' }), {
    site: { ...unused, host: 'crm.office.lan', origins: ['http://crm.office.lan/*'], plain: true },
  }),
  popup('site-refused-plain', none({ person: null, page: 'other' }), {
    site: { state: 'refused', reason: 'plainHttp' },
  }),
  popup('site-unused-built-in', none({ person: null, page: 'other' }), {
    site: { ...unused, host: 'hubspot', builtIn: 'hubspot' },
  }),
  popup('site-refused', none({ person: null, page: 'other' }), {
    site: unused,
    steps: [{ press: 'Use Wrapup on this site' }, { see: 'was not given permission' }],
  }),
  popup('none-unreadable-page', none({ person: null, page: 'unread' })),
  popup('none-bad-task-id', none(), {
    answers: { 'panel.find': { problem: { code: 'badTaskId' } } },
    steps: [{ write: 'call Maya', into: 'Task ID or link' }, { press: 'Find task' }, { see: 'names no task' }],
  }),
  popup('none-task-unknown', none(), {
    answers: { 'panel.find': { problem: { code: 'notFound' } } },
    steps: [{ write: '#999', into: 'Task ID or link' }, { press: 'Find task' }, { see: 'knows no such task' }],
  }),
  popup('sought-asking', sought({ state: 'asking' })),
  popup('sought-nothing', sought()),
  popup('sought-phone', sought({ text: '+1 415 555 0132', asked: false })),
  popup(
    'sought-problem',
    none({
      person: null,
      page: 'other',
      problem: { code: 'badTaskId' },
      sought: { text: 'the one from yesterday', state: 'answered', asked: true },
    }),
  ),
  popup('sought-people', {
    kind: 'choose',
    ...common,
    reason: 'people',
    tasks: day.slice(0, 2),
    sought: 'info@northwind-freight.example',
  }),
  popup(
    'index-building',
    none({
      person: null,
      page: 'other',
      day: null,
      index: { ...common.index, state: 'building', contactsKnown: 23, contactsTotal: 61 },
    }),
  ),
  popup(
    'index-starting',
    none({
      person: null,
      page: 'other',
      day: null,
      index: { ...common.index, state: 'building', contactsKnown: 0, contactsTotal: 0 },
    }),
  ),
  popup(
    'index-failed',
    none({ index: { ...common.index, state: 'failed', problem: { code: 'serverError', status: 500 } } }),
  ),
  popup('offline', taskPanel({ online: false })),
  popup(
    'unresolved',
    taskPanel({
      unresolved: [
        completion({
          id: 'u-1',
          contactName: 'Tomás Ferreira',
          state: 'attention',
          attempts: 1,
          obstacle: 'contactChanged',
        }),
        completion({ id: 'u-2', contactName: 'Ingrid Solheim', state: 'paused', problem: { code: 'offline' } }),
        completion({ id: 'u-3', contactName: 'Priya Raman', state: 'held' }),
      ],
    }),
  ),
  popup('setup-consent', { kind: 'setup', ...common, day: null, missing: 'consent' }),
  popup('setup-key', { kind: 'setup', ...common, day: null, missing: 'key' }),
  popup('locked', { kind: 'locked', ...common }),
  popup(
    'locked-wrong',
    { kind: 'locked', ...common },
    {
      answers: { 'key.unlock': { problem: { code: 'wrongPassphrase' } } },
      steps: [{ write: 'not this', into: 'Passphrase' }, { press: 'Unlock' }, { see: 'That is not the passphrase' }],
    },
  ),
  popup('key-refused', {
    kind: 'keyRefused',
    ...common,
    problem: { code: 'keyRefused' },
    unresolved: [completion({ state: 'paused', problem: { code: 'keyRefused' } })],
  }),
  popup('withheld', {
    kind: 'keyRefused',
    ...common,
    problem: { code: 'apiWithheld', origin: 'https://api.reply.io/*' },
    unresolved: [completion({ state: 'paused', problem: { code: 'apiWithheld', origin: 'https://api.reply.io/*' } })],
  }),
  { surface: 'popup', name: 'loading', panel: 'never' },
  { surface: 'popup', name: 'loading-slow', panel: 'never', steps: [{ see: 'Still waiting' }] },
  { surface: 'popup', name: 'no-answer', panel: { problem: { code: 'internal' } } },
  { surface: 'popup', name: 'updated', panel: { problem: { code: 'updated' } } },
  popup('zoom-200', taskPanel(), { zoom: 2 }),
]
