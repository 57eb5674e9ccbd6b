import { isolated } from '#lib/shared/words/isolated.ts'
import { counted } from '#lib/shared/words/plural.ts'

/** Words of the button on the page. */
export const dock = {
  /** How the pill's accessible name begins; what is seen on it follows. */
  pill: (who: string): string => `Reply task: ${isolated(who)}, `,
  several: (count: number): string => counted(count, { one: 'open task', other: 'open tasks' }),
  unclear: 'who is it?',
  none: 'No open task',
  /** The page names a task that the worker does not know. */
  named: 'Task on this page',
  unasked: 'not read yet',
  hide: 'Hide on this site',
  move: 'Move to another corner',
  moveHint: 'Drag it, or move it with the arrow keys',
}
