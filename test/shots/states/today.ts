import { common, completion, inHours, none, taskPanel } from '../cast.ts'
import { dayView, mixedDay } from '../day-rows.ts'
import type { State, Step } from '../state.ts'

const OPEN: Step[] = [{ key: 't' }, { see: 'Mon 23 Nov' }]

const CHOOSE: Step[] = ['j', 'j', 'x', 'J', 'J', 'J'].map((key) => ({ key: key === 'J' ? 'Shift+J' : key }))

type More = Partial<State> & { tasks?: Parameters<typeof dayView>[0]; skipped?: number[] }

/** Today in the side panel. */
function today(name: string, { tasks = mixedDay, skipped = [], steps = [], answers = {}, ...more }: More = {}): State {
  return {
    surface: 'sidepanel',
    name: `today-${name}`,
    panel: { value: taskPanel() },
    viewport: { width: 400, height: 760 },
    ...more,
    answers: { 'day.get': { value: dayView(tasks, skipped) }, ...answers },
    steps: [...OPEN, ...steps],
  }
}

const reading = { ...common.index, state: 'building', tasks: 0, contactsKnown: 0, contactsTotal: 0 } as const
const unread = { ...reading, refreshedAt: null }
const later = mixedDay.filter(({ contactName }) => contactName === 'Priya Raman')
const thousands = Array.from({ length: 5000 }, (_, index) => ({
  contactName: `Contact ${index + 1}`,
  dueTo: inHours(index / 100 - 3),
}))

/** Everything that is open: full, searched, empty, being read, failed, without a network, in the narrowest panel. */
export const todayStates: State[] = [
  today('mixed'),
  today('narrow', { viewport: { width: 280, height: 760 } }),
  today('zoom-200', { zoom: 2 }),
  today('cursor', { steps: [{ key: 'j' }, { key: 'j' }] }),
  today('chosen', { steps: CHOOSE }),
  today('chosen-narrow', { steps: CHOOSE, viewport: { width: 280, height: 760 } }),
  today('chosen-again', { steps: [...CHOOSE, { key: 'r' }, { see: 'Next week' }] }),
  today('completing', {
    panel: {
      value: taskPanel({
        unresolved: [4, 8].map((taskId) =>
          completion({ id: `b-${taskId}`, taskId, resolution: null, taskType: 'manualEmail' }),
        ),
      }),
    },
    answers: { 'day.several': { value: { ids: ['b-4', 'b-8'], left: 1 } } },
    steps: [...CHOOSE, { press: /^Complete \d/ }, { see: 'Completing 2' }],
  }),
  today('several-skipped', {
    answers: { 'day.skip': { value: { done: true } } },
    steps: [...CHOOSE, { press: 'Skip until tomorrow' }, { see: 'skipped until tomorrow' }],
  }),
  today('skipped', { skipped: [3, 4] }),
  today('under-way', {
    panel: {
      value: taskPanel({
        unresolved: [
          completion({ id: 'u-1', taskId: 2, contactName: 'Bo Lindqvist' }),
          completion({ id: 'u-2', taskId: 4, state: 'paused', problem: { code: 'offline' } }),
          completion({ id: 'u-3', taskId: 5, state: 'attention', obstacle: 'contactChanged' }),
        ],
        online: false,
      }),
    },
  }),
  today('searched', { steps: [{ write: 'webér', into: 'Search tasks' }, { see: 'Needs an e-mail' }] }),
  today('not-found', { steps: [{ write: 'nobody@tallpine.example', into: 'Search tasks' }, { see: 'Asks Reply' }] }),
  today('calls', { steps: [{ press: /^Calls/ }] }),
  today('nothing-due', { tasks: later, panel: { value: none({ day: { done: 0, open: 0 } }) } }),
  today('all-done', { tasks: later, panel: { value: none({ day: { done: 41, open: 0 } }) } }),
  today('empty', { tasks: [], panel: { value: none({ day: { done: 0, open: 0 } }) } }),
  today('building', { tasks: [], panel: { value: none({ day: null, index: unread }) } }),
  today('failed', {
    tasks: [],
    panel: { value: none({ day: null, index: { ...unread, state: 'failed', problem: { code: 'offline' } } }) },
  }),
  today('waiting', { answers: { 'day.get': 'never' } }),
  today('thousands', { tasks: thousands }),
  today('popup', { surface: 'popup' }),
]
