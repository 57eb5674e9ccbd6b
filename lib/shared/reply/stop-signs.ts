import type { TaskCard, TaskLine } from '#lib/shared/messages/views.ts'
import { timeThere } from '#lib/shared/words/time.ts'

/** What a rep should know before going on, worst first. The red ones ask once before the person is contacted. */
export const RED_SIGNS = ['optedOut', 'badPhone', 'notFilledIn'] as const
const AMBER_SIGNS = [
  'bounced',
  'meetingBooked',
  'replied',
  'outOfOffice',
  'paused',
  'finished',
  'nightThere',
  'scheduled',
  'colleagues',
  'touchedToday',
  'severalTasks',
] as const

export type RedSign = (typeof RED_SIGNS)[number]
export type StopSign =
  | { sign: RedSign | (typeof AMBER_SIGNS)[number] }
  | { sign: 'notFilledIn'; names: string[] }
  | { sign: 'nightThere'; clock: string }
  | { sign: 'touchedToday'; at: number }
  | { sign: 'severalTasks'; count: number }

/** Tasks that end in a number being dialled or written to. */
const BY_PHONE: ReadonlySet<TaskCard['type']> = new Set(['call', 'sms', 'whatsApp'])
/** How many placeholders are named. */
const MOST_NAMED = 3

/**
 * The stop signs of a task, from what has been read already: this asks nobody. `now` in epoch milliseconds; `others` are
 * the person's other open tasks.
 */
export function stopSigns(task: TaskCard, others: readonly TaskLine[], now: number): StopSign[] {
  const { standing } = task
  const byPhone = BY_PHONE.has(task.type)
  const missing = placeholdersIn(task)
  const there = byPhone ? timeThere(task.timeZoneId, now) : null
  const found: (StopSign | false)[] = [
    (task.optedOut === true || standing?.optedOut === true) && { sign: 'optedOut' },
    byPhone && isBadPhone(task.phoneStatus) && { sign: 'badPhone' },
    missing.length > 0 && { sign: 'notFilledIn', names: missing.slice(0, MOST_NAMED) },
    standing?.states.includes('bounced') === true && task.type === 'manualEmail' && { sign: 'bounced' },
    standing?.meetingBooked === true && { sign: 'meetingBooked' },
    standing?.states.includes('replied') === true && { sign: 'replied' },
    standing?.states.includes('outOfOffice') === true && { sign: 'outOfOffice' },
    standing?.states.includes('paused') === true && { sign: 'paused' },
    standing?.states.includes('finished') === true && { sign: 'finished' },
    there !== null && there.odd !== null && { sign: 'nightThere', clock: there.clock },
    task.isScheduled && { sign: 'scheduled' },
    !task.assignedToMe && { sign: 'colleagues' },
    task.touchedAt !== undefined && { sign: 'touchedToday', at: task.touchedAt },
    others.length > 0 && { sign: 'severalTasks', count: others.length },
  ]
  return found.filter((one) => one !== false)
}

/** Whether this sign asks before the person is contacted. */
export function isRed({ sign }: StopSign): boolean {
  return RED_SIGNS.some((red) => red === sign)
}

/** What Reply left unfilled in a text that it had filled in: the contact has no such field. */
function placeholdersIn({ script }: TaskCard): string[] {
  if (script?.rendered !== true) return []
  const text = `${script.subject ?? ''}\n${script.body ?? ''}`
  const names = [...text.matchAll(/\{\{\s*([\w .-]{1,40}?)\s*\}\}/g)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/** `invalid` and `validationFailed`; what was not looked at is no sign. */
function isBadPhone(status: string | null | undefined): boolean {
  return status === 'invalid' || status === 'notValid'
}
