import type { TaughtField } from '#lib/page/own/own-site.ts'
import { isolated } from '../isolated.ts'

/** What can be pointed at, as a rep calls it. */
const fields: Readonly<Record<TaughtField, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  linkedIn: 'LinkedIn',
  taskId: 'Reply task ID',
}

/** Words about sites that the rep adds. */
export const ownSites = {
  fields,
  here: {
    use: 'Use Wrapup on this site',
    about: (host: string): string =>
      `On ${isolated(host)}, Wrapup would read the record’s e-mail, phone and LinkedIn, and show its button on the page.`,
    using: 'Asking the browser…',
    refused: 'The browser was not given permission, so the site stays off.',
  },
  title: 'Your sites',
  about: 'Sites that you added from the popup, and what you taught Wrapup about them.',
  none: 'Open Wrapup on a page of your CRM and press “Use Wrapup on this site”.',
  missing: 'The browser no longer allows this site.',
  allow: 'Allow again',
  refused: 'The browser was not given permission, so the site stays off.',
  hidden: 'You hid the button here.',
  showAgain: 'Show again',
  generic: 'Read by what it finds: links, labels, marked fields.',
  remove: 'Remove',
  removeName: (host: string): string => `Remove ${host}`,
  removeTitle: (host: string): string => `Remove ${isolated(host)}?`,
  removeText: 'Wrapup no longer reads this site, and forgets what you taught it there. Export first to keep it.',
  removeYes: 'Remove it',
  keep: 'Keep it',
}
