import { nameKey } from '#lib/shared/identity/person-name.ts'
import type { Command } from '#lib/shared/messages/screen-command.ts'
import type { TaskLine } from '#lib/shared/messages/views.ts'
import { isolated } from '#lib/shared/words/isolated.ts'
import { counted, number } from '#lib/shared/words/plural.ts'
import { instant, shortExact } from '#lib/shared/words/time.ts'
import { product } from './product.ts'
import { tasks } from './tasks.ts'

/** A person by name, or by what can be said of them without one. */
const called = (firstName: string | null, otherwise: string): string =>
  firstName === null ? otherwise : isolated(firstName)

/** Whether two labels are one name to a reader. */
const isSame = (one: string | null, other: string): boolean => one !== null && nameKey(one) === nameKey(other)

type Over = Pick<TaskLine, 'type'> & { finishedAt: string | null }

const commandTitles: Readonly<Record<Command, string>> = {
  next: 'There is no next person',
  positive: 'Positive was not chosen',
  'to-call': 'To call was not chosen',
  negative: 'Negative was not chosen',
}

/** Words of the panel that popup and dock share. */
export const panel = {
  product,
  options: 'Options',
  sidePanel: 'Open in the side panel',
  refresh: 'Read tasks again',
  back: 'Back',
  backToPage: 'Back to this page',
  /** The way back from one of a person's tasks to all of them. */
  allTasks: (count: number): string => `All ${counted(count, { one: 'task', other: 'tasks' })}`,
  close: 'Close',
  today: {
    /** `3 done · 38 due`: completed today, and what is due by tonight. */
    count: (done: number, open: number): string => `${number(done)} done · ${number(open)} due`,
    short: 'Today',
    open: 'Show your open tasks',
    next: 'Next:',
    openNext: 'Open',
    openWhom: (name: string): string => `Open ${isolated(name)}`,
  },
  call: {
    question: 'How did it go?',
    toCall: 'Still to be reached. Reply decides the next step.',
    there: (clock: string, city: string | null): string =>
      city === null ? `${clock} there` : `${clock} in ${isolated(city)}`,
  },
  /** One of the browser's own commands that did nothing. */
  command: {
    title: (command: Command): string => commandTitles[command],
    why: {
      nobody: 'Nobody with an open task of yours is in front.',
      noCall: 'The task in front is no call.',
      taken: 'Something was chosen for this call already.',
      asked: 'Look first: this page may show somebody else.',
      noRun: 'You are not in a run.',
      runOver: 'Nobody is left in this run.',
      failed: 'It could not be written down. Nothing was sent.',
    },
  },
  complete: 'Complete task',
  finish: {
    label: 'Finish in sequence',
    note: (firstName: string | null, sequence: string | null): string =>
      sequence === null
        ? `If the task belongs to a sequence, ${called(firstName, 'the contact')} leaves it.`
        : `${called(firstName, 'The contact')} leaves ${isolated(sequence)}`,
  },
  script: {
    message: 'Message',
    label: 'Script',
    subject: 'Subject',
    copy: 'Copy script',
    copyMessage: 'Copy message',
    loading: 'Reading the script from Reply…',
    none: 'This task has no script.',
    failed: (why: string): string => `The script could not be read. ${why}`,
  },
  copy: { idle: 'Copy', done: 'Copied', failed: 'Not copied' },
  delivery: {
    title: 'Delivery info',
    email: 'E-mail',
    phone: 'Phone',
    linkedIn: 'LinkedIn',
    none: 'No contact details',
  },
  none: {
    title: 'No open task for this page',
    withPerson: (name: string): string => `This page shows ${isolated(name)}: no open task of yours.`,
    /** By whom Reply does not tell. */
    over: (task: Over, now: number): string => {
      const at = instant(task.finishedAt)
      return `${tasks.typeTask({ ...task, linkedInType: null })} finished in Reply${at === null ? '' : ` at ${shortExact(at, now)}`}.`
    },
    unknownPerson: 'The person on this page has no open task of yours.',
    nobody: 'Wrapup sees no person on this page.',
    unread: 'The browser does not let Wrapup see this page.',
    reading: {
      title: 'Reading this page…',
      note: 'It is still being drawn. Nobody with an open task of yours so far.',
    },
    field: 'Task ID or link',
    placeholder: '184467, an e-mail, a profile…',
    find: 'Find task',
    findInReply: 'Find in Reply',
    finding: 'Asking Reply…',
    notFound: 'Reply knows no open task of yours for this person.',
    sought: {
      title: 'No open task found',
      nothing: (text: string): string => `Reply knows no open task of yours for ${isolated(text)}.`,
      notAsked: (text: string): string =>
        `None of the open tasks that Wrapup has read is for ${isolated(text)}. Reply cannot be searched by it.`,
      several: (text: string): string => `You asked for ${isolated(text)}.`,
    },
  },
  mismatch: {
    /** Two people of one name are not called two: what differs is said instead. */
    title: (task: string | null, page: string | null): string =>
      page === null || isSame(task, page) ? 'Is this the right person?' : 'Two different people',
    names: (task: string | null, page: string | null, id: number): string => {
      const whose = `Task ${id} is for ${called(task, 'somebody else')}.`
      return page === null || isSame(task, page) ? whose : `${whose} This page shows ${isolated(page)}.`
    },
    nothing: 'Nothing was sent.',
    anyway: 'Complete anyway',
    cancel: 'Cancel',
    overriding: (page: string | null): string =>
      page === null
        ? 'You go on although this page does not confirm the contact.'
        : `You go on although the page shows ${isolated(page)}.`,
    inPopup: 'Open Wrapup from the toolbar to complete it anyway.',
  },
  choose: {
    tasks: (name: string | null, count: number): string =>
      `${called(name, 'This person')} has ${counted(count, { one: 'open task', other: 'open tasks' })}`,
    people: 'Who is it?',
    peopleNote: 'Several people on this page have an open task of yours.',
    /** Of one candidate or several of whom it is in doubt. */
    doubtNote: (count: number): string =>
      count === 1 ? 'If this page is theirs, choose them. If not, leave it.' : 'Choose whom this page is about.',
    /** The same of a choice that was made already: it has to be made anew. */
    atClick: 'Nothing was sent. If this page is theirs, choose them and press again.',
    openTasks: (count: number): string => counted(count, { one: 'open task', other: 'open tasks' }),
    inPopup: 'Open Wrapup from the toolbar to answer.',
    list: 'Open tasks',
  },
  others: (name: string): string => `Also open for ${isolated(name)}`,
  proposal: {
    title: (choice: string): string => `${choice} is chosen, and not sent yet`,
    second: 'Press again to confirm.',
    sidebar: 'In the sidebar one press is enough: open it by the Wrapup button in the toolbar.',
    inPopup:
      'This page covers Wrapup, or did not answer in time. Confirm it here once you see all of it, or in Wrapup in the toolbar.',
    confirm: (choice: string): string => `Confirm ${choice}`,
    complete: 'Complete',
    drop: 'Cancel',
  },
  doubt: {
    title: 'Nothing was done',
    again: 'What you pressed had only just come there, or the page stood still. Press it once more.',
    popupOnly:
      'Something on this page covers the button, or the page did not answer in time. Press again, or use Wrapup in the toolbar.',
  },
  setup: {
    consentTitle: 'Welcome to Wrapup',
    consent: 'Before Wrapup reads anything, see what it reads and where it goes. It takes two minutes.',
    keyTitle: 'Add your API key',
    key: 'With your personal Reply key, Wrapup shows your open task for the person on the page.',
    begin: 'Set up Wrapup',
  },
  locked: {
    title: 'Wrapup is locked',
    text: 'Nothing is read from Reply and nothing is sent until it is unlocked. What you chose before is kept.',
    elsewhere: 'Unlock it in the popup or the side panel: a passphrase is not typed into a web page.',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
  },
  keyRefused: {
    title: 'Reply refused the key',
    withheld: 'Wrapup may not reach Reply',
    kept: (count: number): string =>
      `${counted(count, { one: 'completion is', other: 'completions are' })} kept. Wrapup goes on with a valid key.`,
    open: 'Open options',
  },
  loading: 'Loading…',
  slow: {
    panel: 'Still waiting for Wrapup’s background worker.',
    /** What is on its way may be held up by either, and nobody has told the screen yet. */
    action: 'Still waiting: Reply is slow, or Wrapup has used its 60 requests of this minute.',
  },
  offline: 'Offline. What you choose is saved and sent later.',
  index: {
    building: (known: number, total: number): string =>
      total === 0 ? 'Reading your open tasks…' : `Reading contacts: ${number(known)} of ${number(total)}`,
    failed: (why: string): string => `Your tasks could not be read. ${why}`,
    retry: 'Read again',
    label: 'Reading your tasks',
  },
  unresolved: {
    /** By what it is: what needs the rep, what Reply is asked about, what has not been sent. */
    title: ({ needing, checking, waiting }: { needing: number; checking: number; waiting: number }): string =>
      [
        needing > 0 && counted(needing, { one: 'needs you', other: 'need you' }),
        checking > 0 && `${number(checking)} being checked`,
        waiting > 0 && `${number(waiting)} not sent yet`,
      ]
        .filter((part) => part !== false)
        .join(' · '),
    of: (action: string, name: string): string => `${action}: ${isolated(name)}`,
  },
  failedAction: 'That did not work',
  reload: 'Try again',
  closed: 'Nothing to complete',
}
