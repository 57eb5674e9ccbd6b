import type { StepView } from '#lib/shared/messages/step-view.ts'
import { callTask, completion, doneCompletion, messageTask, NOW, setUp, taskPanel } from '../cast.ts'
import { popup, type State } from '../state.ts'

const DAY = 86_400_000
const step = (changes: Partial<StepView>): StepView => ({
  id: 'c-1',
  kind: 'complete',
  state: 'held',
  problem: null,
  nextAt: null,
  attempts: 0,
  confirmedBy: null,
  settledAt: null,
  dismissed: false,
  asks: null,
  text: null,
  startAt: null,
  oldStartAt: null,
  taskType: null,
  userName: null,
  ...changes,
})
const note = (changes: Partial<StepView> = {}) =>
  step({ id: 'c-2', kind: 'note', text: 'Thursday at ten, with Lena from planning.', ...changes })
const followUp = (changes: Partial<StepView> = {}) =>
  step({
    id: 'c-3',
    kind: 'create',
    text: 'Send the lane costs first.',
    taskType: 'call',
    startAt: NOW + DAY,
    ...changes,
  })
const move = (changes: Partial<StepView> = {}) => step({ kind: 'move', startAt: NOW + DAY, ...changes })

const held = completion({ steps: [step({}), note(), followUp()] })
const settled = { attempts: 1, settledAt: NOW, confirmedBy: 'answered' } as const
const done = (second: StepView) =>
  doneCompletion({ steps: [step({ state: 'done', ...settled }), second, followUp({ state: 'done', ...settled })] })

const planInHistory: State = {
  surface: 'options',
  name: 'history-plan',
  setup: { value: setUp() },
  day: [],
  history: [done(note({ state: 'attention', asks: 'noteInDoubt', attempts: 1 }))],
  steps: [{ page: 'History' }, { open: 'Maya Okafor' }],
}

/** What a rep adds to an outcome, or does instead of one, and what becomes of it. */
export const wrapUpStates: State[] = [
  planInHistory,
  popup(
    'note-begun',
    taskPanel({
      task: callTask({
        draft:
          'Thursday at ten, with Lena from planning.\nWants the reefer rates for both lanes before that, and a map.',
      }),
    }),
  ),
  popup('again-menu', taskPanel(), { steps: [{ press: 'Not reached, again at…' }] }),
  popup('again-menu-ours', taskPanel({ task: messageTask({ timeZoneId: null }) }), { steps: [{ press: 'Again at…' }] }),
  popup('again-pick', taskPanel(), {
    steps: [{ press: 'Not reached, again at…' }, { press: 'Pick a day and time…', role: 'menuitem' }],
  }),
  popup('follow-up', taskPanel(), { steps: [{ press: 'Follow-up task' }, { press: 'Add' }] }),
  popup('leave-alone', taskPanel(), { steps: [{ press: 'Leave alone' }] }),
  popup('colleague', taskPanel(), {
    answers: { 'colleagues.list': { value: [{ userId: 44, name: 'Amélie Duchêne' }] } },
    steps: [{ press: 'Colleague' }, { see: 'Give this task away' }],
  }),
  popup('colleague-none', taskPanel(), {
    answers: { 'colleagues.list': { value: [] } },
    steps: [{ press: 'Colleague' }, { see: 'Reply names nobody else in your team.' }],
  }),
  popup('plan-held', taskPanel({ completion: held })),
  popup(
    'plan-moving',
    taskPanel({ completion: completion({ kind: 'move', resolution: null, steps: [move(), note()] }) }),
  ),
  popup(
    'plan-moved',
    taskPanel({
      completion: doneCompletion({ kind: 'move', resolution: null, steps: [move({ state: 'done', ...settled })] }),
    }),
  ),
  popup('plan-done', taskPanel({ completion: done(note({ state: 'done', ...settled })) })),
  popup(
    'plan-note-in-doubt',
    taskPanel({ completion: done(note({ state: 'attention', asks: 'noteInDoubt', attempts: 1 })) }),
  ),
  popup(
    'plan-note-kept',
    taskPanel({
      completion: done(
        note({
          state: 'attention',
          dismissed: true,
          problem: { code: 'scopeMissing', scope: 'contacts:operate', status: 403 },
        }),
      ),
    }),
  ),
]
