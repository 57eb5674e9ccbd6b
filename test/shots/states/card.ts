import type { TaskCard } from '#lib/shared/messages/views.ts'
import { callTask, inHours, line, messageTask, NOW, taskPanel } from '../cast.ts'
import { popup } from '../state.ts'

const standing = (changes: Partial<NonNullable<TaskCard['standing']>>) => ({
  standing: { optedOut: false, meetingBooked: false, states: [], ...changes },
})

const mail = (changes: Partial<TaskCard> = {}) =>
  messageTask({
    type: 'manualEmail',
    linkedInType: null,
    attachments: 1,
    script: {
      subject: 'Cold chain for the spring campaign',
      body: 'Hi Maya,\n\nthe two spring lanes are attached, with the reefer rates we spoke about in June. The Lisbon leg is the one I would look at first: it saves a night.\n\nRosa',
      rendered: true,
    },
    ...changes,
  })

const sign = (name: string, task: TaskCard, more: Parameters<typeof taskPanel>[0] = {}) =>
  popup(`sign-${name}`, taskPanel({ task, ...more }))

/** How the person is reached, by the type of the task. */
const reaches = [
  popup('reach-mail', taskPanel({ task: mail() })),
  popup(
    'reach-mail-too-long',
    taskPanel({ task: mail({ script: { subject: 'Lanes', body: 'Lane costs. '.repeat(200), rendered: true } }) }),
  ),
  popup('reach-sms', taskPanel({ task: callTask({ type: 'sms' }) })),
  popup('reach-whatsapp', taskPanel({ task: callTask({ type: 'whatsApp' }) })),
  popup('reach-connection', taskPanel({ task: messageTask({ linkedInType: 'connect' }) })),
  popup('reach-no-phone', taskPanel({ task: callTask({ phone: null }) })),
]

/** Each stop sign. */
const stops = [
  sign('opted-out', callTask({ optedOut: true })),
  sign('bad-phone', callTask({ phoneStatus: 'invalid' })),
  sign(
    'not-filled-in',
    mail({
      script: { subject: 'A time for you', body: 'Hi Maya,\n\nhere is my calendar: {{meetingLink}}', rendered: true },
    }),
  ),
  sign('replied', callTask(standing({ states: ['replied'] }))),
  sign('meeting-booked', callTask(standing({ meetingBooked: true }))),
  sign('out-of-office', callTask(standing({ states: ['outOfOffice'] }))),
  sign('paused', callTask(standing({ states: ['paused'] }))),
  sign('finished', callTask(standing({ states: ['finished'] }))),
  sign('bounced', mail(standing({ states: ['bounced'] }))),
  sign('colleague', callTask({ assignedToMe: false })),
  sign('runs-by-itself', mail({ isScheduled: true })),
  sign(
    'touched-today',
    callTask({ touchedAt: NOW - 3 * 3_600_000, last: { resolution: 'toCall', at: NOW - 4 * 86_400_000 } }),
  ),
  sign('two-tasks', callTask(), {
    others: [line({ taskId: 184470, contactName: 'Maya Okafor', type: 'linkedIn', dueTo: inHours(3) })],
  }),
  sign(
    'many',
    callTask({
      optedOut: true,
      phoneStatus: 'invalid',
      ...standing({ meetingBooked: true, states: ['replied', 'opened'] }),
    }),
  ),
]

/** The card in its parts: reach, stop signs, why now. */
export const cardStates = [
  ...reaches,
  ...stops,
  popup('sign-asks', taskPanel({ task: callTask({ optedOut: true }) }), {
    steps: [{ key: 'c' }, { see: 'Go on all the same?' }],
  }),
  popup(
    'why-now',
    taskPanel({
      task: callTask({ last: { resolution: 'toCall', at: NOW - 4 * 86_400_000 }, ...standing({ states: ['opened'] }) }),
    }),
  ),
]
