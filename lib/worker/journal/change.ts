import type { Moment } from './moment.ts'
import type { CompletionRecord } from './record.ts'

/** Why an event does not apply. `tooLate`: undo is no longer possible; `readFirst`: the task must be read before it is sent. */
export type RefusalReason = 'tooLate' | 'notYet' | 'notNow' | 'readFirst'

/** What became of a record: changed (to be stored before anything else is done), already so, or not possible. */
export type Step =
  | { kind: 'moved'; record: CompletionRecord }
  | { kind: 'same' }
  | { kind: 'refused'; reason: RefusalReason }

export const SAME: Step = { kind: 'same' }

export function refused(reason: RefusalReason): Step {
  return { kind: 'refused', reason }
}

/** A flapping network can make a course very long: its beginning and its last part are kept. */
const COURSE_START = 20
const COURSE_END = 60

type Patch = Partial<Omit<CompletionRecord, 'version' | 'id' | 'account' | 'taskId' | 'snapshot' | 'body' | 'course'>>

/** The next revision of a record, with its course continued where the state or the reason changed. */
export function change(record: CompletionRecord, patch: Patch, moment: Moment): Step {
  const next: CompletionRecord = { ...record, ...patch, changedAt: moment.now, revision: record.revision + 1 }
  if (next.state !== record.state || next.problem?.code !== record.problem?.code) {
    next.course = trimmed([...record.course, { at: moment.now, state: next.state, problem: next.problem }])
  }
  return { kind: 'moved', record: next }
}

function trimmed(course: CompletionRecord['course']): CompletionRecord['course'] {
  if (course.length <= COURSE_START + COURSE_END) return course
  return [...course.slice(0, COURSE_START), ...course.slice(-COURSE_END)]
}
