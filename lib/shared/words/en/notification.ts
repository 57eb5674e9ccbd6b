import type { CallResolution, TaskType } from '#lib/shared/reply/model.ts'
import { tasks } from './tasks.ts'

/** Words of a notification. They name nobody: other people see a screen, too. */
export const notification = {
  done: (type: TaskType, resolution: CallResolution | null): string =>
    `${tasks.typeTask({ type, linkedInType: null })} completed${resolution === null ? '' : ` as ${tasks.resolution(resolution)}`}`,
  doneText: 'Reply confirmed it.',
  morning: 'Click to see your day.',
  title: 'A completion needs you',
  text: (type: TaskType): string =>
    `${tasks.typeTask({ type, linkedInType: null })}: it was not confirmed, and Wrapup cannot decide this for you. Click to see why.`,
}
