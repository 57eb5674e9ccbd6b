import type { TaskLine } from '#lib/shared/messages/views.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { tasks } from './tasks.ts'

/** Words of the browser's own menus and address bar. */
export const beyond = {
  menu: {
    /** The browser puts what is selected in the place of `%s`. */
    selection: 'Find “%s” in Reply',
    link: 'Find in Reply',
    sidePanel: 'Open the side panel',
  },
  addressBar: {
    begin: 'A name, task ID, e-mail, phone or LinkedIn address',
    find: (text: string): string => (text === '' ? beyond.addressBar.begin : `Find ${isolated(text)} in Reply`),
    task: (line: TaskLine, now: number): string =>
      [
        isolated(line.contactName ?? tasks.nobody),
        line.company === null ? null : isolated(line.company),
        tasks.typeTask(line),
        tasks.dueWithin(line.dueTo, now),
      ]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
  },
}
