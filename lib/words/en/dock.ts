import { counted } from '../plural.ts'

/** Words of the button on the page. */
export const dock = {
  /** The pill's accessible name: whom the task is for, then the facts. */
  pill: (who: string, facts: string[]): string => ['Reply task: ' + who, ...facts].join(', '),
  several: (count: number): string => counted(count, { one: 'open task', other: 'open tasks' }),
  unclear: 'who is it?',
  none: 'No open task',
  hide: 'Hide on this site',
  move: 'Move to another corner',
  moveHint: 'Drag it, or move it with the arrow keys',
}
