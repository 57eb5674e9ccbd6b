import type { PanelView } from '#lib/messages/views.ts'
import { callTask, common, completion, doneCompletion, inHours, line, messageTask, NOW, taskPanel } from '../cast.ts'
import type { State } from '../state.ts'

const popup = (name: string, view: PanelView, more: Partial<State> = {}): State => ({
  surface: 'popup',
  name,
  panel: { value: view },
  ...more,
})

const none = (changes: Partial<Extract<PanelView, { kind: 'none' }>> = {}): PanelView => ({
  kind: 'none',
  ...common,
  person: { name: 'Jonas Weber', canFind: true },
  page: 'person',
  problem: null,
  ...changes,
})

const mismatch: PanelView = {
  kind: 'mismatch',
  ...common,
  task: callTask({ contactName: 'Bo Lindqvist', firstName: 'Bo' }),
  taskPerson: 'Bo Lindqvist',
  pagePerson: 'Maya Okafor',
}

const day = [
  line(),
  line({
    taskId: 184502,
    contactName: 'Ingrid Solheim',
    company: 'Fjordline',
    type: 'linkedIn',
    linkedInType: 'connect',
    dueTo: inHours(1),
  }),
  line({
    taskId: 184503,
    contactName: 'Priya Raman',
    company: 'Monsoon Textiles',
    type: 'manualEmail',
    dueTo: inHours(2.5),
  }),
  line({ taskId: 184504, contactName: 'نور الهاشمي', company: 'شركة الواحة', type: 'whatsApp', dueTo: inHours(4) }),
  line({
    taskId: 184505,
    contactName: 'Wolfgang Amadeus Freiherr von und zu Hohenstein-Lichtenfels',
    company: 'Donaudampfschifffahrtsgesellschaft',
    type: 'meeting',
    dueTo: inHours(26),
  }),
  line({ taskId: 184506, contactName: 'Chidi Eze', company: null, type: 'toDo', dueTo: null, sequenceName: null }),
]

const long = 'Hello Maya,\n\n'.concat(
  Array.from(
    { length: 14 },
    (_, index) => `${index + 1}. Ask how the winter schedule on lane ${index + 1} is going.`,
  ).join('\n'),
)

/** The panel in the toolbar popup, in every state. */
export const popupStates: State[] = [
  popup('call-ready', taskPanel()),
  popup('call-finish-ticked', taskPanel(), { steps: [{ press: 'Finish in sequence', role: 'checkbox' }] }),
  popup('message-ready', taskPanel({ task: messageTask() })),
  popup(
    'email-ready',
    taskPanel({
      task: messageTask({
        type: 'manualEmail',
        linkedInType: null,
        evidence: [{ kind: 'email', value: 'maya.okafor@northwind-freight.example', source: 'link' }],
        script: {
          subject: 'Lane costs before Thursday',
          body: 'Hi {{firstName}},\n\nhere are the costs you asked for.',
          rendered: false,
        },
      }),
    }),
  ),
  popup(
    'todo-without-sequence',
    taskPanel({
      task: messageTask({
        type: 'toDo',
        linkedInType: null,
        sequenceName: null,
        stepName: null,
        script: null,
        dueTo: null,
        title: null,
        company: null,
        evidence: [{ kind: 'chosen', value: '184470', source: 'person' }],
      }),
    }),
  ),
  popup(
    'other-tasks',
    taskPanel({
      others: [
        line({
          taskId: 184470,
          contactName: 'Maya Okafor',
          type: 'linkedIn',
          linkedInType: 'message',
          dueTo: inHours(3),
        }),
        line({ taskId: 184471, contactName: 'Maya Okafor', type: 'manualEmail', dueTo: inHours(50) }),
      ],
    }),
  ),
  popup('script-loading', taskPanel({ task: callTask({ script: null, detail: 'loading' }) })),
  popup('script-slow', taskPanel({ task: callTask({ script: null, detail: 'loading' }) }), {
    steps: [{ see: 'Still waiting' }],
  }),
  popup('script-failed', taskPanel({ task: callTask({ script: null, detail: { failed: { code: 'timeout' } } }) })),
  popup('script-long', taskPanel({ task: callTask({ script: { subject: null, body: long, rendered: true } }) })),
  popup(
    'night-there',
    taskPanel({ task: callTask({ city: 'Tokyo', timeZoneId: 'Asia/Tokyo', phone: '+81 3 5550 0123' }) }),
  ),
  popup(
    'not-mine-scheduled-failed',
    taskPanel({ task: messageTask({ assignedToMe: false, isScheduled: true, isFailed: true }) }),
  ),
  popup('sequence-left', taskPanel({ task: callTask({ status: 'sequenceDetached' }) })),
  popup(
    'long-name',
    taskPanel({
      task: callTask({
        contactName: 'Wolfgang Amadeus Freiherr von und zu Hohenstein-Lichtenfels-Sondershausen',
        firstName: 'Wolfgang Amadeus',
        title: 'Executive Vice President for Intercontinental Operations and Supply Chain Resilience',
        company: 'Donaudampfschifffahrtsgesellschaft und Partner mit beschränkter Haftung',
        sequenceName: 'Q4 Outbound, decision makers in logistics, third wave, DACH',
        stepName: 'Step 3 - Call with the whole team',
      }),
    }),
  ),
  popup(
    'right-to-left',
    taskPanel({
      task: callTask({
        contactName: 'نور الهاشمي',
        firstName: 'نور',
        title: 'مديرة العمليات',
        company: 'شركة الواحة',
        city: 'دبي',
        timeZoneId: 'Asia/Dubai',
        phone: '+971 4 555 0123',
        script: { subject: null, body: 'مرحباً نور، سألتِ عن تكاليف الشحن قبل يوم الخميس.', rendered: true },
      }),
    }),
  ),
  popup(
    'without-name',
    taskPanel({
      task: callTask({
        contactName: null,
        firstName: null,
        title: null,
        company: null,
        evidence: [{ kind: 'phone', value: '+14155550132', source: 'link' }],
      }),
    }),
  ),
  popup('sending-click', taskPanel(), { answers: { 'completion.start': 'never' }, steps: [{ press: 'Positive' }] }),
  popup('click-refused', taskPanel(), {
    answers: { 'completion.start': { problem: { code: 'notSaved' } } },
    steps: [{ press: 'Positive' }, { see: 'That did not work' }],
  }),
  popup('held', taskPanel({ completion: completion() })),
  popup(
    'held-complete',
    taskPanel({
      task: messageTask(),
      completion: completion({ resolution: null, taskType: 'linkedIn', taskId: 184470 }),
    }),
  ),
  popup('queued', taskPanel({ completion: completion({ state: 'queued' }) })),
  popup('sending', taskPanel({ completion: completion({ state: 'sending', attempts: 1 }) })),
  popup(
    'unknown',
    taskPanel({
      completion: completion({ state: 'unknown', attempts: 1, problem: { code: 'timeout' }, nextAt: NOW + 12_000 }),
    }),
  ),
  popup(
    'waiting-offline',
    taskPanel({ online: false, completion: completion({ state: 'paused', problem: { code: 'offline' } }) }),
  ),
  popup(
    'waiting-rate-limit',
    taskPanel({
      completion: completion({
        state: 'queued',
        problem: { code: 'rateLimited', retryAt: NOW + 180_000 },
        nextAt: NOW + 180_000,
      }),
    }),
  ),
  popup('waiting-key', taskPanel({ completion: completion({ state: 'paused', problem: { code: 'keyRefused' } }) })),
  popup(
    'waiting-scope',
    taskPanel({
      completion: completion({ state: 'paused', problem: { code: 'scopeMissing', scope: 'tasks:operate' } }),
    }),
  ),
  popup(
    'waiting-account',
    taskPanel({ completion: completion({ state: 'paused', problem: { code: 'accountChanged' } }) }),
  ),
  popup(
    'waiting-server',
    taskPanel({
      completion: completion({ state: 'queued', problem: { code: 'serverError', status: 502 }, nextAt: NOW + 20_000 }),
    }),
  ),
  popup(
    'attention',
    taskPanel({ completion: completion({ state: 'attention', attempts: 3, obstacle: 'sendsUsedUp' }) }),
  ),
  popup(
    'attention-reassigned',
    taskPanel({
      task: callTask({ assignedToMe: false }),
      completion: completion({ state: 'attention', obstacle: 'assigneeChanged' }),
    }),
  ),
  popup('done', taskPanel({ completion: doneCompletion(), day: { done: 4, open: 37 } }), { day }),
  popup(
    'done-finished-in-sequence',
    taskPanel({ completion: doneCompletion({ finishInSequence: true, resolution: 'negative' }) }),
  ),
  popup('done-confirmed-by-reading', taskPanel({ completion: doneCompletion({ confirmedBy: 'read' }) })),
  popup(
    'done-without-delivery',
    taskPanel({
      task: messageTask({ type: 'toDo', linkedInType: null }),
      completion: doneCompletion({ resolution: null, taskType: 'toDo', deliveryInfo: null, sequenceName: null }),
    }),
  ),
  popup(
    'done-unsafe-link',
    taskPanel({
      completion: doneCompletion({
        deliveryInfo: {
          email: 'not an address',
          phoneNumber: 'ask the front desk',
          linkedInUrl: 'javascript:alert(1)',
        },
      }),
    }),
  ),
  popup(
    'done-elsewhere',
    taskPanel({
      task: callTask({ status: 'finished' }),
      completion: doneCompletion({ state: 'doneElsewhere', attempts: 0, confirmedBy: null, finishedAt: inHours(-0.4) }),
    }),
  ),
  popup('undone', taskPanel({ completion: completion({ state: 'cancelled' }) })),
  popup('proposal', taskPanel({ proposal: { resolution: 'positive', finishInSequence: true } })),
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
  popup('mismatch', mismatch),
  popup('mismatch-going-on', mismatch, { steps: [{ press: 'Complete anyway' }, { see: 'You go on' }] }),
  popup('mismatch-at-click', taskPanel(), {
    answers: { 'completion.start': { value: { ...mismatch, task: callTask() } } },
    steps: [{ press: 'Negative' }, { see: 'Two different people' }],
  }),
  popup('none', none()),
  popup('none-finding', none(), {
    answers: { 'panel.findPerson': 'never' },
    steps: [{ press: 'Find in Reply' }, { see: 'Still waiting' }],
  }),
  popup('none-not-found', none({ problem: { code: 'notFound' } })),
  popup('none-no-person', none({ person: null, page: 'other' })),
  popup('none-unreadable-page', none({ person: null, page: 'unread' })),
  popup('none-bad-task-id', none(), {
    steps: [{ write: 'call Maya', into: 'Task ID or link' }, { press: 'Find task' }, { see: 'names no task' }],
  }),
  popup('none-task-unknown', none(), {
    answers: { 'panel.openTask': { problem: { code: 'notFound' } } },
    steps: [{ write: '#999', into: 'Task ID or link' }, { press: 'Find task' }, { see: 'knows no such task' }],
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
  popup('key-refused', {
    kind: 'keyRefused',
    ...common,
    problem: { code: 'keyRefused' },
    unresolved: [completion({ state: 'paused', problem: { code: 'keyRefused' } })],
  }),
  popup('today', taskPanel(), { day, steps: [{ press: '3 of 41 today' }, { see: 'Ingrid Solheim' }] }),
  popup('today-empty', taskPanel({ day: { done: 12, open: 0 } }), {
    day: [],
    steps: [{ press: '12 of 12 today' }, { see: 'Well done' }],
  }),
  popup('today-many', taskPanel(), {
    day: Array.from({ length: 200 }, (_, index) => line({ taskId: index + 1, dueTo: inHours(index) })),
    steps: [{ press: '3 of 41 today' }, { see: 'Show more' }],
  }),
  { surface: 'popup', name: 'loading', panel: 'never' },
  { surface: 'popup', name: 'loading-slow', panel: 'never', steps: [{ see: 'Still waiting' }] },
  { surface: 'popup', name: 'no-answer', panel: { problem: { code: 'internal' } } },
  { surface: 'popup', name: 'updated', panel: { problem: { code: 'updated' } } },
  popup('zoom-200', taskPanel(), { zoom: 2 }),
]
