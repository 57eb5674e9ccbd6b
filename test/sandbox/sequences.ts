import { PIKE, ROSA, STRANGER } from './keys.ts'
import type { LinkedInTaskType, Sequence, SequenceStatus, TaskType } from './model.ts'

type StepSketch = readonly [TaskType, LinkedInTaskType?]

const CHANNELS: Record<TaskType, string> = {
  toDo: 'To do',
  call: 'Call',
  meeting: 'Meeting',
  linkedIn: 'LinkedIn',
  manualEmail: 'Manual email',
  sms: 'SMS',
  whatsApp: 'WhatsApp',
}

export const Q4_OUTBOUND = 501

/** The sequences of both teams and of the other account. */
export function makeSequences(): Sequence[] {
  return [
    sequence(Q4_OUTBOUND, 'Q4 Outbound', 'active', [
      ['manualEmail'],
      ['linkedIn', 'connect'],
      ['call'],
      ['linkedIn', 'message'],
      ['sms'],
      ['call'],
    ]),
    sequence(502, 'Freight renewals 2027', 'active', [['call'], ['manualEmail'], ['whatsApp'], ['toDo']]),
    sequence(503, 'Inbound trial follow-up', 'active', [
      ['manualEmail'],
      ['call'],
      ['meeting'],
      ['linkedIn', 'inMail'],
    ]),
    sequence(504, 'Événements & salons — relance', 'active', [
      ['linkedIn', 'viewProfile'],
      ['linkedIn', 'connect'],
      ['call'],
    ]),
    sequence(505, 'Re-engagement', 'paused', [['sms'], ['toDo'], ['call']]),
    sequence(506, 'Partner introductions', 'new', [['manualEmail'], ['whatsApp']]),
    { ...sequence(507, 'Spring pilot', 'paused', [['call'], ['manualEmail']]), isArchived: true, health: null },
    { ...sequence(508, 'Channel partners', 'active', [['call'], ['manualEmail']]), ownerUserId: PIKE },
    { ...sequence(601, 'US outbound', 'active', [['call'], ['sms']]), teamId: 101 },
    {
      ...sequence(701, 'Harbor first touch', 'active', [['call'], ['linkedIn', 'connect']]),
      teamId: 300,
      ownerUserId: STRANGER,
    },
  ]
}

/** How a step is named to people, for example "Step 3 - Call". */
function sequence(id: number, name: string, status: SequenceStatus, steps: readonly StepSketch[]): Sequence {
  return {
    id,
    teamId: 100,
    ownerUserId: ROSA,
    name,
    status,
    created: '2026-01-12T09:30:00+00:00',
    isArchived: false,
    health: id % 2 === 0 ? 'degraded' : 'healthy',
    folderId: null,
    steps: steps.map(([taskType, linkedInTaskType = null], index) => ({
      id: id * 10 + index + 1,
      number: index + 1,
      taskType,
      linkedInTaskType,
      displayName: `Step ${index + 1} - ${CHANNELS[taskType]}`,
    })),
  }
}
