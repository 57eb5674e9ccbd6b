import type { TaskType } from '#lib/shared/reply/model.ts'
import { tasks } from './tasks.ts'

/** Words of a notification. They name nobody. */
export const notification = {
  title: 'A completion needs you',
  text: (type: TaskType): string =>
    `${tasks.typeTask({ type, linkedInType: null })}: it was not confirmed, and Wrapup cannot decide this for you. Click to see why.`,
}
