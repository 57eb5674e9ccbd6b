import { callTask, completion, day, doneCompletion, inHours, messageTask, NOW, taskPanel } from '../cast.ts'
import { popup, type State } from '../state.ts'

/** The popup from the click on, in every state of the journal. */
export const popupCompletions: State[] = [
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
    taskPanel({
      completion: completion({ state: 'paused', problem: { code: 'accountChanged' }, otherAccount: 'Sam Vega' }),
    }),
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
  popup('damaged', taskPanel({ damage: [{ store: 'completions', state: 'closed', tasks: [] }] })),
  popup(
    'waiting-permission',
    taskPanel({
      completion: completion({
        state: 'paused',
        problem: { code: 'apiWithheld', origin: 'https://api.reply.io/*' },
      }),
    }),
  ),
  popup(
    'waiting-earlier',
    taskPanel({ completion: completion({ state: 'queued', waitsFor: { id: 'c-0', taskId: 184466 } }) }),
  ),
  popup(
    'put-aside',
    taskPanel({
      completion: completion({ state: 'attention', attempts: 1, problem: { code: 'givenUp' }, dismissed: true }),
    }),
  ),
  popup('undone', taskPanel({ completion: completion({ state: 'cancelled' }) })),
  popup('proposal', taskPanel({ proposal: { resolution: 'positive', finishInSequence: true } })),
  popup(
    'proposal-with-more',
    taskPanel({
      proposal: {
        resolution: 'positive',
        finishInSequence: false,
        added: {
          leaveAlone: null,
          note: 'Wants a demo for four, with prices.',
          followUp: { taskType: 'call', startAt: Date.parse(inHours(26)), text: 'Prices' },
          heir: { userId: 44, userName: 'Ada Quist' },
        },
      },
    }),
  ),
]
