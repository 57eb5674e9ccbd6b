import type { CompletionView } from '#lib/shared/messages/views.ts'
import { completion, doneCompletion, NOW, setUp } from '../cast.ts'
import type { State, Step } from '../state.ts'
import { options } from './options-state.ts'

const toHistory: Step = { page: 'History' }

const names = ['Maya Okafor', 'Tomás Ferreira', 'Ingrid Solheim', 'Priya Raman', 'نور الهاشمي', 'Chidi Eze']

/** One of each ending. */
export const history: CompletionView[] = [
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

/** The history's page of the options. */
export const historyStates: State[] = [
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
  options('history-narrow', setUp(), {
    history: month,
    viewport: { width: 400, height: 800 },
    steps: [toHistory],
  }),
  options('history-zoom-200', setUp(), {
    history: month,
    zoom: 2,
    viewport: { width: 1000, height: 800 },
    steps: [toHistory],
  }),
]
