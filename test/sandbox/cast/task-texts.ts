import type { TaskType, Template } from '../model.ts'
import { at } from './pick.ts'

/** What the rep reads before acting, several per type, with the placeholders that the server fills in. */
const BODIES: Record<TaskType, readonly string[]> = {
  toDo: [
    'Check whether {{company}} has answered the tender, then file the offer.',
    'Send {{firstName}} the security questionnaire.\n\n- SOC report\n- sub-processors\n- data map',
  ],
  call: [
    'Hi {{firstName}}, this is {{senderName}} from Brightwater.\n\nAsk how {{company}} plans the winter peak, and who signs.\nOffer the 20-minute walk-through.',
    'Open with the renewal date. {{firstName}} asked for a price per site.\nIf voicemail: leave the short version.',
    'Second try. Keep it to one question: is {{title}} the right person for this at {{company}}?',
  ],
  meeting: [
    'Meet {{fullName}} on site. Bring the printed comparison.',
    'Review call with {{firstName}} and the plant team.',
  ],
  linkedIn: [
    'Hi {{firstName}}, I read what {{company}} wrote about its {{city}} hub and had a question.',
    '{{firstName}}, we met at the autumn fair. May I send you the two-page summary?',
  ],
  manualEmail: [
    'Hello {{firstName}},\n\nyou asked what the change would cost {{company}}. In short: nothing before January.\n\nBest\n{{senderName}}',
    'Hello {{firstName}},\n\nattached is the case I spoke of.\n\n{{senderName}}',
  ],
  sms: ['{{firstName}}, is tomorrow at ten still fine? {{senderName}}'],
  whatsApp: ['Hi {{firstName}}, here is the link to the plan for {{company}}.'],
}

const SUBJECTS = [
  'Your question about {{company}}',
  'What it would cost',
  '{{firstName}}, the case I spoke of',
] as const

/** The raw text of a task of this type; e-mails have a subject, and now and then an attachment. */
export function templateFor(taskType: TaskType, index: number): Template {
  return {
    body: at(BODIES[taskType], index),
    subject: taskType === 'manualEmail' ? at(SUBJECTS, index) : null,
    attachmentIdList: taskType === 'manualEmail' && index % 2 === 1 ? [7001 + (index % 5)] : null,
  }
}
