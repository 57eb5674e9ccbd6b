import type { RunView } from '#lib/shared/messages/run-view.ts'
import { callTask, inHours, NOW } from './cast.ts'

const { taskId, contactName } = callTask()

/** A run at its fourteenth of forty-one: the turn of the panel's own task. */
export const runOf = (more: Partial<RunView> = {}): RunView => ({
  position: 14,
  total: 41,
  left: 28,
  endsAt: NOW + 98 * 60_000,
  current: { taskId, contactName },
  next: { taskId: 5, contactName: 'Bo Lindqvist', type: 'call', linkedInType: null, dueTo: inHours(-1) },
  back: { taskId: 9, contactName: 'Ana Sofía Restrepo' },
  ...more,
})

/** What a day of forty-one came to. */
export const RUN_END: NonNullable<RunView['end']> = {
  positive: 8,
  toCall: 9,
  negative: 6,
  emails: 11,
  linkedIn: 7,
  other: 0,
  moved: 6,
  skipped: [31, 32, 33],
  onTheWay: 2,
  needsYou: 0,
  msPerTask: 4 * 60_000,
}
