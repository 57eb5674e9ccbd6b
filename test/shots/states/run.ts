import { completion, none, taskPanel } from '../cast.ts'
import { dayView, mixedDay } from '../day-rows.ts'
import { RUN_END, runOf as run } from '../run-of.ts'
import type { State } from '../state.ts'

const before = completion({ id: 'c-9', taskId: 9, contactName: 'Ana Sofía Restrepo' })
const wolfgang = 'Wolfgang Amadeus Freiherr von Trautmannsdorff-Hohenlohe'

const panel = (name: string, view: NonNullable<State['panel']>, more: Partial<State> = {}): State => ({
  surface: 'sidepanel',
  name: `run-${name}`,
  panel: view,
  viewport: { width: 400, height: 760 },
  steps: [{ see: 'of 41' }],
  ...more,
})

/** A run in the side panel: at work, with the outcome before, elsewhere, at its end, in the narrowest panel. */
export const runStates: State[] = [
  panel('call', { value: taskPanel({ run: run() }) }),
  panel('chosen', { value: taskPanel({ run: run({ current: null, position: 15 }), completion: completion() }) }),
  panel(
    'coming',
    { value: taskPanel({ run: run({ current: null, position: 15 }), completion: completion() }) },
    { answers: { 'run.next': 'never' }, steps: [{ see: 'of 41' }, { key: 'n' }, { see: 'Loading…' }] },
  ),
  panel('held', { value: taskPanel({ run: run(), unresolved: [before] }) }),
  panel('two-held', {
    value: taskPanel({ run: run(), unresolved: [before, completion({ id: 'c-8', taskId: 8, contactName: wolfgang })] }),
  }),
  panel('elsewhere', { value: none({ run: run({ current: { taskId: 77, contactName: wolfgang } }) }) }),
  panel(
    'narrow',
    { value: taskPanel({ run: run(), unresolved: [before] }) },
    { viewport: { width: 280, height: 760 } },
  ),
  panel('menu', { value: taskPanel({ run: run() }) }, { steps: [{ see: 'of 41' }, { press: 'More of the run' }] }),
  panel(
    'done',
    { value: taskPanel({ run: run({ current: null, next: null, left: 0, end: RUN_END }), completion: completion() }) },
    { steps: [{ see: 'All 41 done' }] },
  ),
  panel('paused', { value: taskPanel({ run: run({ paused: true }) }) }, { steps: [{ see: 'Paused' }] }),
  panel(
    'figures',
    { value: taskPanel({ run: run({ current: null, next: null, left: 0, end: RUN_END }), completion: completion() }) },
    { steps: [{ see: 'All 41 done' }, { press: 'Figures' }, { see: 'Do the 3 skipped' }] },
  ),
  panel(
    'in-today',
    { value: taskPanel({ run: run() }) },
    {
      answers: { 'day.get': { value: dayView(mixedDay) } },
      steps: [{ see: 'of 41' }, { key: 't' }, { see: 'Mon 23 Nov' }],
    },
  ),
]
