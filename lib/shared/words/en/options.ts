import type { Theme } from '#lib/shared/settings/settings.ts'
import { counted, number } from '#lib/shared/words/plural.ts'
import { scopes } from './scopes.ts'
import { sites } from './sites.ts'

const themes: Readonly<Record<Theme, string>> = { system: 'Like the system', light: 'Light', dark: 'Dark' }

/** What becomes of completions that wait, when something changes that they need: said before it does. */
function notSettled(count: number, until: string): string {
  const waiting = counted(count, { one: 'completion is', other: 'completions are' })
  return `${waiting} still open: kept here, and sent only once ${until}.`
}

/** Words of the options page. */
export const options = {
  titleLater: 'Wrapup',
  groups: {
    account: 'Account',
    accountAbout: 'Your key stays on this computer. It is sent only to Reply.',
    where: 'Where Wrapup works',
    working: 'Working',
    workingAbout: 'How a day goes.',
    advanced: 'Advanced',
    advancedAbout: 'Rarely needed.',
    rules: 'What you taught Wrapup',
    rulesAbout: 'Fields and addresses of sites, to give to a colleague or to take from one.',
  },
  today: { noKey: 'Save your key in the settings first: your tasks are read with it.' },
  firstRun: {
    step: (step: number, of: number): string => `Step ${step} of ${of}`,
    ready: 'Ready',
    next: 'Next',
    back: 'Back',
    done: 'Done',
    allSettings: 'All settings',
    keyTitle: 'Your key',
    keyLead: 'Your tasks are read and completed with it. It is tested before it is saved.',
    keyNote: 'Stays on this computer.',
    otherAddress: 'Another API address…',
    sitesTitle: 'Where do you work?',
    sitesLead: 'Each switch asks the browser for that site alone.',
    almost: 'Almost ready',
    reading: 'Reading your tasks from Reply…',
    readyLead: 'The first one opens in a tab of its own, with Wrapup beside it.',
    laterLead: (count: number): string => `${counted(count, { one: 'task is', other: 'tasks are' })} open for later.`,
    readyNote: 'Or open any contact. Wrapup is there.',
    firstOnes: 'The first ones',
    openFirst: 'Open the first one',
    toToday: 'Go to Today',
  },
  consent: {
    title: 'Before Wrapup reads anything',
    lead: 'Wrapup finishes your Reply tasks on the page where you work. This is what it needs for that.',
    parts: [
      {
        title: 'What is read',
        text: 'On the sites that you turn on, and on a page where you open the popup: its address, and the name, e-mail addresses, phone numbers and LinkedIn links of the person it shows. Nothing else of the page, and nothing that you type.',
      },
      {
        title: 'Where it goes',
        text: 'To Reply, with your own API key, and nowhere else. Visiting a page sends nothing: pages are matched with your tasks on this computer. Reply is asked when your tasks are read and when you open or look up a person (by e-mail or profile link), and is told what you decide and write: outcomes, notes, new times.',
      },
      {
        title: 'What is kept',
        text: 'On this computer only: your key, your settings, your open tasks with their contacts, and for 30 days, or as long as you choose, the history of what you completed. The history can be cleared, the key removed; uninstalling Wrapup removes everything.',
      },
    ],
    agree: 'I agree',
    note: 'Until you agree, nothing is read.',
  },
  key: {
    title: 'API key',
    label: 'API key',
    save: 'Save and test key',
    testing: 'Testing the key with Reply…',
    remove: 'Remove key',
    replace: 'Replace key…',
    hint: 'A personal key with the permissions tasks:operate and contacts:read; with sequences:read the names of sequences are shown, too.',
    warning: 'No team or organization keys: they could complete colleagues’ tasks.',
    where: 'Open API keys in Reply',
    whereUrl: 'https://run.reply.io/Dashboard/Material#/settings/api',
    connected: (name: string | null, userId: number): string => `Connected as ${name ?? `user ${userId}`}`,
    team: (teamId: number): string => `Team ${teamId}`,
    chooseTeam: 'Your team',
    teamName: (name: string | null, teamId: number): string => name ?? `Team ${teamId}`,
    empty: 'Paste your API key first.',
    removeTitle: 'Remove the key?',
    removeText: 'Wrapup forgets the key and your open tasks. The history stays.',
    removeUnresolved: (count: number): string => notSettled(count, 'a key of the same account is saved again'),
    removeYes: 'Remove it',
    keep: 'Keep it',
    changeTitle: 'Use another account?',
    changeText: 'Reply accepts this key. It belongs to another account than the one you use now.',
    changeUnresolved: (count: number): string => notSettled(count, 'a key of the present account is saved again'),
    changeYes: 'Use the other account',
    changeNo: 'Stay with this one',
    scopes,
  },
  sites: {
    title: 'Sites',
    about:
      'Wrapup reads a page only where you turn it on: its address, and the person’s name, e-mail, phone and profile link.',
    all: sites,
    on: 'Sites that are on',
    add: 'Add a site',
    more: 'Other sites',
    search: 'Search sites',
    notBuiltIn: (text: string): string => `Wrapup has no rules for “${text}” yet.`,
    ownTitle: 'A site of your own',
    ownText:
      'Open one of its pages, then open Wrapup there and press Use Wrapup on this site. It is listed here from then on.',
    none: 'None is fine, too: the popup still works on any page where you open it.',
    missing: 'The browser no longer allows this site.',
    allow: 'Allow again',
    further: ([first = '', ...more]: readonly string[]): string => {
      const name = first.replace(/^\*\./, '')
      const rest = counted(more.length, { one: 'other address', other: 'other addresses' })
      return more.length === 0
        ? `This site is also at ${name}. Wrapup does not see pages there yet.`
        : `This site is also at ${name} and ${rest}. Wrapup does not see pages there yet.`
    },
    allowFurther: 'Allow there too',
    refusedFurther: 'The browser was not given permission, so nothing has changed.',
    refused: 'The browser was not given permission, so the site stays off.',
    hidden: 'You hid the button here.',
    showAgain: 'Show again',
    linkedin: {
      label: 'On LinkedIn',
      badge: 'Badge and popup only',
      badgeNote: 'No code of Wrapup runs in LinkedIn’s pages.',
      dock: 'Also the button on the page',
      dockNote: 'LinkedIn’s user agreement restricts adding elements to its pages. Using it there is your decision.',
    },
  },
  lock: {
    title: 'Passphrase',
    about:
      'For a computer that others use, too. Wrapup locks when the browser closes, after 15 minutes without you, and by a key.',
    passphrase: 'Passphrase',
    guard: 'Set passphrase',
    short: (least: number): string => `At least ${least} characters.`,
    forgotten: 'A forgotten passphrase cannot be found again. Then remove the key and save it anew.',
    locked: 'Wrapup is locked: nothing is read from Reply and nothing is sent.',
    open: 'Your key is behind a passphrase, and open until Wrapup locks.',
    now: 'Lock now',
    remove: 'Remove passphrase',
  },
  undo: {
    title: 'Undo window',
    about: 'Reply cannot take a completion back. You can undo for this long.',
    seconds: (seconds: number): string => (seconds === 0 ? 'Off' : `${seconds} seconds`),
    off: 'Sent at once, no undo.',
  },
  notifications: {
    title: 'Notifications',
    about: 'Without them, the toolbar icon still tells: seconds to undo, ✓ done, ! when something needs you.',
    label: 'When a completion needs you',
    note: 'Once for each, only when you must decide. Shows no names.',
    result: 'When something was completed',
    resultNote: 'Without a sound, when Reply has confirmed it. Shows no names.',
    morning: 'What is due, each morning',
    morningNote: 'Once a day, when the browser first wakes after 6:00. Shows no names.',
    refused: 'The browser was not given permission, so it stays off.',
  },
  keeping: {
    title: 'History',
    about: 'How long a completion that has ended is listed, on this computer only. At most the newest 2,000.',
    label: 'Keep the history',
    days: (days: number | null): string => (days === null ? 'Until I clear it' : `${days} days`),
    kept: (days: number | null): string =>
      days === null
        ? 'Kept on this computer until you clear it, the newest 2,000 at the most. What waits or needs you always stays.'
        : `Kept on this computer for ${days} days, the newest 2,000 at the most. What waits or needs you always stays.`,
    shorterTitle: (days: number | null): string => `Keep ${days ?? 0} days only?`,
    shorterText:
      'Completions that ended before are removed from this computer now. What waits or needs you stays. Reply is not changed.',
    shorterYes: 'Remove the older ones',
    shorterNo: 'Keep them',
  },
  recordPages: {
    title: 'Where the run goes',
    about: 'In a run, a task that is not on LinkedIn opens where you last had this contact: a CRM record or a mail.',
    label: 'Remember these pages',
    note: 'Addresses for 500 contacts, on this computer only. Off: they are removed.',
  },
  keys: {
    title: 'Keys',
    about: 'How Wrapup is worked without a mouse.',
    label: 'Single keys',
    note: 'Off: every action stays reachable with Tab and Enter, and by the browser’s own shortcuts.',
    all: 'All keys',
  },
  look: { title: 'Theme', about: 'How Wrapup looks, on pages as well.', label: 'Theme', themes },
  address: {
    title: 'API address',
    about: 'Where Reply answers. Change it only if you were told to.',
    label: 'API address',
    save: 'Use this address',
    reset: 'Back to Reply',
    saved: 'Saved. Wrapup now speaks to this address.',
    other: 'Your key is sent to this address, not to Reply.',
    changeTitle: 'Use another address?',
    changeText: 'Wrapup then needs a key for that address. The present key is kept until you save another one.',
    changeUnresolved: (count: number): string => notSettled(count, 'you are back at this address'),
    changeYes: 'Use the other address',
    changeNo: 'Stay with this one',
  },
  unresolved: {
    title: 'Waiting, or needs you',
    about: 'Completions that are not sent yet, are being checked, or need you.',
  },
  pages: { label: 'Pages', names: { today: 'Today', history: 'History', settings: 'Settings' } },
  history: {
    title: 'History',
    search: 'Search history',
    placeholder: 'Name, task, sequence',
    filter: 'Show',
    filters: {
      all: 'Everything',
      unsettled: 'Waiting, or needs you',
      done: 'Completed',
      elsewhere: 'Finished elsewhere',
      undone: 'Undone',
    },
    list: 'Completions',
    empty: 'Nothing yet. What you complete will be listed here.',
    noHit: 'Nothing matches.',
    json: 'Export JSON',
    csv: 'Export CSV',
    clear: 'Clear history',
    clearTitle: 'Clear the history?',
    clearText:
      'Every completion that has ended is removed from this computer. What waits or needs you stays. Reply is not changed.',
    clearYes: 'Clear it',
    clearNo: 'Keep it',
    cleared: (removed: number, kept: number): string =>
      kept === 0
        ? `${counted(removed, { one: 'entry', other: 'entries' })} removed.`
        : `${counted(removed, { one: 'entry', other: 'entries' })} removed, ${number(kept)} that wait or need you kept.`,
    range: (from: number, to: number, all: number): string => `${number(from)}–${number(to)} of ${number(all)}`,
    earlier: 'Older',
    later: 'Newer',
    course: 'Course',
    matched: 'Matched by',
    task: (id: number): string => `Task ${id}`,
    anyway: 'Completed although the page showed somebody else',
    attempts: (count: number): string => counted(count, { one: 'request sent', other: 'requests sent' }),
  },
  about: {
    title: 'About',
    version: (version: string): string => `Wrapup ${version}`,
    text: 'Free software under the MIT licence. Not made by Reply.',
    notices: 'Licences of the code that it contains',
  },
  loading: 'Loading…',
}
