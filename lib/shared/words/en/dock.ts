import { isolated } from '#lib/shared/words/isolated.ts'
import { counted } from '#lib/shared/words/plural.ts'

/** Words of the button on the page. */
export const dock = {
  /** How the pill's accessible name begins; what there is to say follows. */
  pill: (who: string): string => `Reply task: ${isolated(who)}, `,
  several: (count: number): string => counted(count, { one: 'open task', other: 'open tasks' }),
  people: (count: number): string => counted(count, { one: 'person', other: 'people' }),
  unclear: 'who is it?',
  /** For who hears the pill and does not see it count down. */
  held: (choice: string): string => `${choice} chosen`,
  /** A choice that waits for its second press. */
  confirm: (choice: string): string => `Confirm ${choice}?`,
  none: 'No open task',
  /** The page names a task that the worker does not know. */
  named: 'Task on this page',
  unasked: 'not read yet',
  close: 'Close',
  more: 'More',
  keys: 'Keys',
  settings: 'Settings',
  asleep: 'close the page’s dialog first',
  hide: 'Hide on this site',
  hidden: (site: string): string => `Hidden on ${isolated(site)}`,
  undoHide: 'Undo',
  move: 'Move to another corner',
  moveHint: 'Drag it, or move it with the arrow keys',
}
