import type { PanelView } from '#lib/shared/messages/views.ts'
import { callTask, common, completion, doneCompletion, line, messageTask, taskPanel, whoIsIt } from '../cast.ts'

import type { State, Step } from '../state.ts'
import { severalPeople } from './who-is-it.ts'

const dock = (name: string, view: PanelView, more: Partial<State> = {}): State => ({
  surface: 'dock',
  name,
  panel: { value: view },
  ...more,
})

const open: Step[] = [{ press: 'Reply task:' }]

/** The button on the page, at rest and open. */
export const dockStates: State[] = [
  dock('pill', taskPanel()),
  dock('pill-message', taskPanel({ task: messageTask() })),
  dock('pill-held', taskPanel({ completion: completion() })),
  dock('pill-done', taskPanel({ completion: doneCompletion() })),
  dock(
    'pill-long-name',
    taskPanel({ task: messageTask({ contactName: 'Wolfgang Amadeus Freiherr von und zu Hohenstein-Lichtenfels' }) }),
  ),
  dock('pill-several', { kind: 'choose', ...common, reason: 'tasks', tasks: [line(), line({ taskId: 2 })] }),
  dock('pill-several-people', { kind: 'choose', ...common, reason: 'people', tasks: [line(), line({ taskId: 2 })] }),
  dock('open', taskPanel(), { steps: open }),
  dock('open-held', taskPanel({ completion: completion() }), { steps: open }),
  dock('open-done', taskPanel({ completion: doneCompletion() }), { steps: open }),
  dock(
    'open-choose',
    {
      kind: 'choose',
      ...common,
      reason: 'tasks',
      tasks: [
        line({ contactName: 'Maya Okafor' }),
        line({ taskId: 2, contactName: 'Maya Okafor', type: 'manualEmail' }),
      ],
    },
    { steps: open },
  ),
  dock('pill-who', whoIsIt()),
  dock('open-who', whoIsIt(), { steps: open }),
  dock('open-who-several', severalPeople, { steps: open }),
  dock(
    'open-mismatch',
    {
      kind: 'mismatch',
      ...common,
      task: callTask({ contactName: 'Bo Lindqvist' }),
      taskPerson: 'Bo Lindqvist',
      pagePerson: 'Maya Okafor',
    },
    { steps: open },
  ),
  dock('open-second-gesture', taskPanel({ proposal: { resolution: 'toCall', finishInSequence: false } }), {
    steps: open,
    verdict: 'again',
  }),
  dock('open-popup-only', taskPanel({ proposal: { resolution: 'toCall', finishInSequence: false } }), {
    steps: [...open, { press: /^Confirm To call/ }, { see: 'covers Wrapup' }],
    verdict: 'popupOnly',
  }),
  dock('open-doubt', taskPanel(), {
    steps: [...open, { press: 'Copy script' }, { see: 'Nothing was done' }],
    verdict: 'again',
  }),
  dock('open-undo-asked', taskPanel({ completion: completion({ undoAsked: true }) }), { steps: open }),
  dock('pill-under-dialog', taskPanel(), { asleep: true }),
  dock('open-low-page', taskPanel({ others: [line(), line({ taskId: 2 }), line({ taskId: 3 })] }), {
    steps: open,
    viewport: { width: 900, height: 420 },
  }),
  dock('open-narrow-page', taskPanel(), { steps: open, viewport: { width: 340, height: 640 } }),
]
