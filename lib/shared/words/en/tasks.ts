import type { EvidenceView, TaskLine } from '#lib/shared/messages/views.ts'
import type { CallResolution, LinkedInTaskType, TaskStatus, TaskType } from '#lib/shared/reply/model.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { counted } from '#lib/shared/words/plural.ts'
import { fullDay, fullExact, relative, relativeDay, shortDay, shortExact } from '#lib/shared/words/time.ts'

const types: Readonly<Record<TaskType, string>> = {
  toDo: 'To-do',
  call: 'Call',
  meeting: 'Meeting',
  linkedIn: 'LinkedIn',
  manualEmail: 'E-mail',
  sms: 'SMS',
  whatsApp: 'WhatsApp',
  other: 'Task',
}

const linkedInTypes: Readonly<Record<LinkedInTaskType, string>> = {
  message: 'LinkedIn message',
  connect: 'LinkedIn connection',
  inMail: 'LinkedIn InMail',
  viewProfile: 'LinkedIn profile visit',
  other: 'LinkedIn',
}

const resolutions: Readonly<Record<CallResolution, string>> = {
  positive: 'Positive',
  toCall: 'To call',
  negative: 'Negative',
}

/** Why a task of this status cannot be completed. */
const closed: Readonly<Record<Exclude<TaskStatus, 'new'>, string>> = {
  finished: 'This task is already finished.',
  cancelled: 'This task was cancelled.',
  archived: 'This task is archived.',
  sequenceDetached: 'The contact has left the sequence, and this task with it.',
  other: 'This task is in a state that Wrapup does not know. Look at it in Reply.',
}

const matchedBy: Readonly<Record<EvidenceView['kind'], string>> = {
  linkedIn: 'LinkedIn profile matches',
  linkedInMember: 'LinkedIn member matches',
  salesNavigator: 'Sales Navigator lead matches',
  email: 'E-mail matches',
  phone: 'Phone matches',
  taskReference: 'Task named by the page',
  chosen: 'Chosen by you',
}

const type = (task: Pick<TaskLine, 'type' | 'linkedInType'>): string =>
  task.type === 'linkedIn' && task.linkedInType !== null ? linkedInTypes[task.linkedInType] : types[task.type]

function dueWords(dueTo: string | null, now: number): string | null {
  const time = readReplyTime(dueTo)
  if (time === null) return null
  return time.isDay ? relativeDay(time.at, now) : relative(time.at, now)
}

/** Words about tasks and the people they are for. */
export const tasks = {
  type,
  /** `Call task`, for where nothing else says that it is one. */
  typeTask: (task: Pick<TaskLine, 'type' | 'linkedInType'>): string =>
    task.type === 'other' ? types.other : `${type(task)} task`,
  resolution: (resolution: CallResolution): string => resolutions[resolution],
  closed: (status: Exclude<TaskStatus, 'new'>): string => closed[status],
  nobody: 'Contact without a name',
  /** `Due 2 hr. ago`. */
  due: (dueTo: string | null, now: number): string => {
    const due = dueWords(dueTo, now)
    return due === null ? 'No due date' : `Due ${due}`
  },
  /** `due 2 hr. ago`, after other words. */
  dueWithin: (dueTo: string | null, now: number): string => {
    const due = dueWords(dueTo, now)
    return due === null ? 'no due date' : `due ${due}`
  },
  /** The due time itself: short beside other words, in full for a title. null where there is none. */
  dueExact: (dueTo: string | null, now: number): { short: string; full: string; isLate: boolean } | null => {
    const time = readReplyTime(dueTo)
    if (time === null) return null
    const { at, isDay } = time
    const isLate = at < now
    if (isDay) return { short: shortDay(at), full: fullDay(at), isLate }
    return { short: shortExact(at, now), full: fullExact(at), isLate }
  },
  step: (sequence: string | null, step: string | null): string =>
    [sequence, step].filter((part) => part !== null && part !== '').join(' · '),
  matchedBy: (evidence: EvidenceView): string => matchedBy[evidence.kind],
  /** What agrees, where it says more than the kind does. */
  matchedValue: (evidence: EvidenceView): string =>
    evidence.kind === 'chosen' || evidence.kind === 'linkedInMember' || evidence.kind === 'salesNavigator'
      ? ''
      : evidence.kind === 'taskReference'
        ? `#${evidence.value}`
        : evidence.value,
  matchedTitle: (evidence: EvidenceView): string =>
    evidence.kind === 'chosen'
      ? 'You opened this task yourself.'
      : `${evidence.source === 'person' ? 'What you asked for and the' : 'Page and'} contact agree: ${evidence.value}`,
  failed: 'Reply tried to run this task and failed.',
  raw: 'Template only: the placeholders are not filled in.',
  count: (count: number): string => counted(count, { one: 'task', other: 'tasks' }),
}
