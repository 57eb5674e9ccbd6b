import { callTask, inHours, line, messageTask, taskPanel } from '../cast.ts'
import { popup, type State } from '../state.ts'

const long = 'Hello Maya,\n\n'.concat(
  Array.from(
    { length: 14 },
    (_, index) => `${index + 1}. Ask how the winter schedule on lane ${index + 1} is going.`,
  ).join('\n'),
)

/** The popup with a task that waits for its resolution. */
export const popupTasks: State[] = [
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
]
