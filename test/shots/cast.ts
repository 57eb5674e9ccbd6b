import type { CompletionView, PanelView, SetupView, TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { DEFAULT_SETTINGS } from '#lib/shared/settings/settings.ts'

/** The gallery's moment: a Monday in November, 14:02 in Berlin. Epoch milliseconds. */
export const NOW = Date.parse('2026-11-23T13:02:00Z')
export const TIME_ZONE = 'Europe/Berlin'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** ISO 8601 of a time `hours` from now. */
export function inHours(hours: number): string {
  return new Date(NOW + hours * HOUR).toISOString()
}

/** Maya Okafor's call task, open, as a panel shows it. Everybody in the gallery is invented. */
export function callTask(changes: Partial<TaskCard> = {}): TaskCard {
  return {
    taskId: 184467,
    contactId: 5501,
    contactName: 'Maya Okafor',
    firstName: 'Maya',
    title: 'Head of Operations',
    company: 'Northwind Freight',
    email: 'maya.okafor@northwind-freight.example',
    city: 'San Francisco',
    timeZoneId: 'America/Los_Angeles',
    type: 'call',
    linkedInType: null,
    dueTo: inHours(-2),
    sequenceName: 'Q4 Outbound',
    stepName: 'Step 3',
    profileUrl: 'https://www.linkedin.com/in/maya-okafor',
    status: 'new',
    isScheduled: false,
    isFailed: false,
    assignedToMe: true,
    phone: '+1 415 555 0132',
    script: {
      subject: null,
      body: 'Hi Maya, you asked for the lane costs before Thursday. I have them here, and one idea on the Rotterdam leg.',
      rendered: true,
    },
    detail: 'ready',
    evidence: [{ kind: 'linkedIn', value: 'maya-okafor', source: 'address' }],
    ...changes,
  }
}

/** A LinkedIn message task of the same contact. */
export function messageTask(changes: Partial<TaskCard> = {}): TaskCard {
  return callTask({
    taskId: 184470,
    type: 'linkedIn',
    linkedInType: 'message',
    stepName: 'Step 4',
    dueTo: inHours(3),
    phone: null,
    script: {
      subject: null,
      body: 'Hi Maya,\n\nthank you for the call. Here is the one-page summary we spoke about:\n\n  1. lane costs, Rotterdam to Duisburg\n  2. what changes in January\n\nShall we look at it on Thursday?',
      rendered: true,
    },
    ...changes,
  })
}

/** One row of a list. */
export function line(changes: Partial<TaskLine> = {}): TaskLine {
  return {
    taskId: 184501,
    contactId: 5502,
    contactName: 'Tomás Ferreira',
    company: 'Aldea Foods',
    type: 'call',
    linkedInType: null,
    dueTo: inHours(-1),
    sequenceName: 'Q4 Outbound',
    profileUrl: 'https://www.linkedin.com/in/tomas-ferreira',
    ...changes,
  }
}

/** A completion of Maya's call, chosen a second ago. */
export function completion(changes: Partial<CompletionView> = {}): CompletionView {
  return {
    id: 'c-1',
    taskId: 184467,
    contactName: 'Maya Okafor',
    taskType: 'call',
    resolution: 'positive',
    finishInSequence: false,
    state: 'held',
    problem: null,
    clickedAt: NOW - 1000,
    notBefore: NOW + 4000,
    nextAt: null,
    attempts: 0,
    settledAt: null,
    confirmedBy: null,
    finishedAt: null,
    deliveryInfo: null,
    sequenceName: 'Q4 Outbound',
    evidence: [{ kind: 'linkedIn', value: 'maya-okafor', source: 'address' }],
    overridden: false,
    dismissed: false,
    course: [{ at: NOW - 1000, state: 'held', problem: null }],
    ...changes,
  }
}

/** The same completion after Reply confirmed it. */
export function doneCompletion(changes: Partial<CompletionView> = {}): CompletionView {
  return completion({
    state: 'done',
    attempts: 1,
    clickedAt: NOW - 6000,
    notBefore: NOW - 1000,
    settledAt: NOW,
    finishedAt: inHours(0),
    confirmedBy: 'answered',
    deliveryInfo: {
      email: 'maya.okafor@northwind-freight.example',
      phoneNumber: '+1 415 555 0132',
      linkedInUrl: 'https://www.linkedin.com/in/maya-okafor',
    },
    course: [
      { at: NOW - 6000, state: 'held', problem: null },
      { at: NOW - 1000, state: 'queued', problem: null },
      { at: NOW - 900, state: 'sending', problem: null },
      { at: NOW, state: 'done', problem: null },
    ],
    ...changes,
  })
}

/** What every panel shows beside its own matter. */
export const common = {
  day: { done: 3, open: 38 },
  index: { state: 'ready', tasks: 212, contactsKnown: 61, contactsTotal: 61, refreshedAt: NOW - MINUTE, problem: null },
  unresolved: [],
  online: true,
} satisfies Partial<PanelView>

/** A panel that shows one task. */
export function taskPanel(changes: Partial<Extract<PanelView, { kind: 'task' }>> = {}): PanelView {
  return { kind: 'task', ...common, task: callTask(), completion: null, proposal: null, others: [], ...changes }
}

/** The set-up of a rep who is connected and works on two sites. */
export function setUp(changes: Partial<SetupView> = {}): SetupView {
  const site = (id: SetupView['sites'][number]['id'], mode: 'off' | 'badge' | 'dock' = 'off') => ({
    id,
    mode,
    granted: mode !== 'off',
    further: [],
    origins: [`https://*.${id}.example/*`],
    dockHidden: false,
  })
  return {
    settings: { ...DEFAULT_SETTINGS, consentedAt: NOW - 40 * 24 * HOUR },
    connection: {
      state: 'connected',
      userName: 'Rosa Lindgren',
      userId: 42,
      teamId: null,
      header: 'X-API-Key',
      lock: 'none',
      scopes: [
        { scope: 'tasks:operate', state: 'works' },
        { scope: 'contacts:read', state: 'works' },
        { scope: 'contacts:operate', state: 'refused' },
        { scope: 'tasks:write', state: 'works' },
        { scope: 'sequences:read', state: 'works' },
        { scope: 'sequences:operate', state: 'untried' },
      ],
      problem: null,
    },
    sites: [
      site('linkedin', 'badge'),
      site('hubspot', 'dock'),
      site('salesforce'),
      site('pipedrive'),
      site('close'),
      site('zoho'),
      site('dynamics'),
      site('freshsales'),
      site('copper'),
      site('attio'),
      site('zendesk-sell'),
      site('monday'),
      site('notion'),
      site('reply'),
    ],
    ownSites: [],
    index: common.index,
    unresolvedCount: 0,
    notifications: false,
    version: '0.1.0',
    ...changes,
  }
}

/** The rest of the day, in several scripts and lengths. */
export const day = [
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

/** A task that the page names, on a page of somebody else. */
export const mismatch: Extract<PanelView, { kind: 'mismatch' }> = {
  kind: 'mismatch',
  ...common,
  task: callTask({ contactName: 'Bo Lindqvist', firstName: 'Bo' }),
  taskPerson: 'Bo Lindqvist',
  pagePerson: 'Maya Okafor',
  differs: [{ sort: 'linkedIn', how: 'elsewhere', page: 'maya-okafor', of: 'Maya Okafor', count: 1 }],
}

/** A page of whom it is in doubt: the e-mail is Maya's, the name is not. */
export const whoIsIt = (changes: Partial<Extract<PanelView, { kind: 'choose' }>> = {}): PanelView => ({
  kind: 'choose',
  ...common,
  reason: 'people',
  tasks: [line({ taskId: 184467, contactId: 5501, contactName: 'Maya Okafor', company: 'Northwind Freight' })],
  candidates: [
    {
      taskId: 184467,
      tasks: 1,
      agrees: ['email'],
      differs: [{ sort: 'name', how: 'another', page: 'Bruno Costa', of: null, count: 0 }],
    },
  ],
  ...changes,
})

/** A page without a task of the rep's. */
export const none = (changes: Partial<Extract<PanelView, { kind: 'none' }>> = {}): PanelView => ({
  kind: 'none',
  ...common,
  person: { name: 'Jonas Weber', canFind: true },
  page: 'person',
  problem: null,
  ...changes,
})
