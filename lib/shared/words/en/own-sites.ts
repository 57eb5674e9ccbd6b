import type { TaughtField } from '#lib/shared/settings/own-site.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { counted, number } from '#lib/shared/words/plural.ts'

/** What can be pointed at, as a rep calls it. */
const fields: Readonly<Record<TaughtField, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  linkedIn: 'LinkedIn',
  taskId: 'Reply task ID',
}

/** The same in a sentence. */
export const named: Readonly<Record<TaughtField, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  linkedIn: 'LinkedIn profile',
  taskId: 'Reply task ID',
}

/** Words about sites that the rep adds. */
export const ownSites = {
  fields,
  here: {
    use: 'Use Wrapup on this site',
    about: (host: string): string =>
      `On ${isolated(host)}, Wrapup would read the record’s e-mail, phone and LinkedIn, and show its button on the page.`,
    /** LinkedIn: what is read is the address; what else happens is the choice below it. */
    aboutLinkedIn: 'Wrapup would read who a profile is about. Choose where you see it:',
    hidden: (site: string): string => `You hid the button on ${isolated(site)}. The icon still counts your tasks.`,
    showAgain: 'Show it again',
    plain:
      'Its pages come unencrypted (http): whoever is in your network can change whom they show. Use it only where you trust the network.',
    plainHttp:
      'Wrapup does not read this site: its pages come unencrypted (http), and anybody on the way can change whom they show. Ask for its https address.',
    using: 'Asking the browser…',
    refused: 'The browser was not given permission, so the site stays off.',
  },
  teach: {
    title: 'Teach Wrapup this site',
    about: 'Where the person is not found, or it is not the right one: show Wrapup the field once.',
    taught: (all: readonly TaughtField[]): string => `Taught here: ${all.map((one) => fields[one]).join(', ')}`,
    field: 'What you will point at',
    point: 'Point at it on the page',
    failed: 'Wrapup cannot work on this page. Reload it and try again.',
    check: (field: TaughtField): string => `Is this the ${named[field]} of the person on this page?`,
    yes: 'Yes, use it',
    no: 'No, forget it',
    states: {
      same: 'Open another person’s record to check what was taught. Until then it does not count.',
      otherKind: 'This is another kind of page than the one you taught. Open another person’s record.',
      nothing: 'Wrapup finds nothing here by what was taught. Try another record, or forget it and point again.',
      equal: 'The same value as on the first record: that is not the person’s. Forget it and point again.',
      unread: 'Wrapup cannot read this page yet. Reload it and open Wrapup again.',
    },
  },
  /** How a site's rules fare. */
  health: {
    named: (when: string): string => `Last found a person: ${when}`,
    silent: (field: TaughtField, records: number): string =>
      `No ${named[field]} on the last ${counted(records, { one: 'record', other: 'records' })}. Has the site changed?`,
    again: 'Point again',
    againAt: (field: TaughtField): string => `Point again: ${fields[field]}`,
    noTab: 'Open a person’s record of this site in a tab, then press Point again.',
  },
  rules: {
    list: (host: string): string => `Rules of ${host}`,
    field: (field: TaughtField): string => fields[field],
    address: 'Task in the address',
    on: (pages: string): string => `On ${isolated(pages)}`,
    waiting: 'Waits for a second record',
    by: { selector: 'Selector', label: 'Label', container: 'Links within', pages: 'Pages', pattern: 'Pattern' },
    patternHint: 'A regular expression over what comes after the host, with a group taskId.',
    example: 'An address to test it with',
    names: (taskId: number): string => `Names task ${taskId}.`,
    namesNone: 'Names no task.',
    /** What a button does, and to which rule: for those who hear one button at a time. */
    of: (action: string, rule: string): string => `${action}: ${rule}`,
    edit: 'Edit',
    test: 'Test',
    remove: 'Delete',
    save: 'Save rule',
    cancel: 'Cancel',
    add: 'Add an address rule',
    removed: 'Rule deleted.',
    reads: (value: string, name: string | null): string =>
      name === null ? `Reads ${isolated(value)}` : `Reads ${isolated(value)} for ${isolated(name)}`,
    readsNothing: 'Reads nothing on an open page.',
    noTab: 'Open a record of this site in a tab to test it.',
    export: 'Export rules',
    import: 'Import rules',
    imported: (added: number, known: number): string =>
      known === 0
        ? `${counted(added, { one: 'rule', other: 'rules' })} added.`
        : `${counted(added, { one: 'rule', other: 'rules' })} added, ${number(known)} already there.`,
    unreadable: 'That file could not be read. Nothing was changed.',
  },
  taughtOn: (host: string): string => `What you taught on ${isolated(host)}`,
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
