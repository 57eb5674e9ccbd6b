import { CALL_RESOLUTIONS, type CallResolution, type TaskType } from '#lib/shared/reply/model.ts'
import { counted, number } from '#lib/shared/words/plural.ts'
import { fullDay, hourOfDay, relativeDay, shortDay, shortWeekday } from '#lib/shared/words/time.ts'
import { tasks } from './tasks.ts'

/** What a stretch of time came to. */
type Totals = {
  completed: number
  outcomes: Readonly<Record<CallResolution, number>>
  callsMoved: number
  others: ReadonlyMap<TaskType, number>
}

const kinds: Readonly<Record<TaskType, { one: string; other: string }>> = {
  call: { one: 'call', other: 'calls' },
  toDo: { one: 'to-do', other: 'to-dos' },
  meeting: { one: 'meeting', other: 'meetings' },
  linkedIn: { one: 'LinkedIn task', other: 'LinkedIn tasks' },
  manualEmail: { one: 'e-mail', other: 'e-mails' },
  sms: { one: 'SMS', other: 'SMS' },
  other: { one: 'other task', other: 'other tasks' },
  whatsApp: { one: 'WhatsApp message', other: 'WhatsApp messages' },
}

/** Words of the figures over the history. */
export const figures = {
  completed: 'Completed today',
  calls: 'Calls with an outcome',
  moved: (count: number): string => (count === 0 ? '' : `and ${number(count)} moved`),
  reached: 'Reached',
  share: (part: number, of: number): string => `${number(Math.round((part / of) * 100))} %`,
  partOf: (part: number, of: number): string => `${number(part)} of ${number(of)}`,
  positive: 'Positive',
  ofCalls: (calls: number): string => (calls === 0 ? '' : `of ${number(calls)}`),
  /** Of all that is kept. `ms`: the middle time; `of`: of how many. */
  pace: (ms: number, of: number): string =>
    `About ${ms < 90_000 ? `${number(Math.round(ms / 1000))} s` : `${number(Math.round(ms / 60_000))} min`} from one completed task to the next: the middle of ${number(of)}, pauses left out.`,
  bestHour: ({ hour, positive, of }: { hour: number; positive: number; of: number }): string =>
    `Most often Positive between ${hourOfDay(hour)} and ${hourOfDay(hour + 1)}: ${number(positive)} of ${number(of)} calls.`,
  week: 'The last seven days',
  weekday: shortWeekday,
  dayInFull: fullDay,
  heads: { day: 'Day', completed: 'Completed', calls: 'Calls with an outcome', positive: 'Positive' },
  /** The heading of a day: `Today`, `Yesterday`, then its date. */
  day: (at: number, now: number): string => {
    const word = relativeDay(at, now)
    return word === 'today' || word === 'yesterday' ? word.charAt(0).toUpperCase() + word.slice(1) : shortDay(at)
  },
  /** `16 completed · 4 Positive, 5 To call, 2 Negative, 3 e-mails`. */
  totals: ({ completed, outcomes, callsMoved, others }: Totals): string => {
    const parts = [
      ...CALL_RESOLUTIONS.map((one) => [outcomes[one], `${number(outcomes[one])} ${tasks.resolution(one)}`] as const),
      ...[...others].map(([type, count]) => [count, counted(count, kinds[type])] as const),
      [callsMoved, counted(callsMoved, { one: 'call moved', other: 'calls moved' })] as const,
    ]
    const said = parts.filter(([count]) => count > 0).map(([, part]) => part)
    return [`${number(completed)} completed`, said.join(', ')].filter((part) => part !== '').join(' · ')
  },
}
