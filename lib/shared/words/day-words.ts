import type { DayPlace, DayRow } from '#lib/shared/messages/day-view.ts'
import type { TaskSort } from '#lib/shared/reply/task-sorts.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { dueToday } from './en/badge.ts'
import { isolated } from './isolated.ts'
import { counted, number } from './plural.ts'
import { clock, shortDay, shortExact, timeThere } from './time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Groups of the list: some places are one to a reader. */
const groups: Readonly<Record<DayPlace, string>> = {
  closesSoon: 'Call now',
  callNow: 'Call now',
  overdue: 'Overdue',
  today: 'Today',
  callLater: 'Call later',
  later: 'Later',
  undated: 'Later',
  scheduled: 'Sent by Reply',
  skipped: 'Skipped until tomorrow',
}

const sorts: Readonly<Record<TaskSort | 'all', string>> = {
  all: 'All',
  calls: 'Calls',
  emails: 'E-mails',
  linkedIn: 'LinkedIn',
  other: 'Other',
}

const beside: Readonly<Record<NonNullable<DayRow['why']['beside']>, string>> = {
  person: 'same person',
  company: 'same company',
  linkedIn: 'LinkedIn in one go',
}

/** `2 h late`, `20 min late`, `3 days late`. */
function late(by: number): string {
  if (by < HOUR) return `${number(Math.max(1, Math.floor(by / MINUTE)))} min late`
  if (by < DAY) return `${number(Math.floor(by / HOUR))} h late`
  return `${counted(Math.floor(by / DAY), { one: 'day', other: 'days' })} late`
}

/** `10:40 in Lyon, until 18:00 there`. */
function hours({ city, timeZoneId, why }: DayRow, now: number): string | null {
  const there = timeThere(timeZoneId, now)
  const then = why.at === null ? null : timeThere(timeZoneId, why.at)
  if (there === null || then === null) return null
  const where = city === null ? `${there.clock} there` : `${there.clock} in ${isolated(city)}`
  return why.place === 'callLater' ? `${where}, from ${then.clock} there` : `${where}, until ${then.clock} there`
}

/** Words of the day: Today and the run. They come with their screens, so that others do not carry them. */
export const dayWords = {
  title: 'Today',
  date: (now: number): string => shortDay(now),
  search: 'Search tasks',
  placeholder: 'Name, company, task ID, e-mail',
  clear: 'Clear the search',
  list: 'Tasks',
  group: (place: DayPlace): string => groups[place],
  sortName: (sort: TaskSort | 'all'): string => sorts[sort],
  sorts: 'Kinds of task',
  byDue: 'Plain order: due first',
  /** What is said at the end of a row: how late it is, or until when it is due. */
  due(dueTo: string | null, now: number): { text: string; isLate: boolean } {
    const time = readReplyTime(dueTo)
    if (time === null) return { text: '', isLate: false }
    if (time.at < now) return { text: late(now - time.at), isLate: true }
    if (time.isDay) return { text: shortDay(time.at), isLate: false }
    return { text: shortExact(time.at, now), isLate: false }
  },
  /** Why a row stands where it does, where its group does not say it. */
  why: (row: DayRow, now: number): string | null =>
    [row.why.at === null ? null : hours(row, now), row.why.beside === null ? null : beside[row.why.beside]]
      .filter((part) => part !== null)
      .join(' · ') || null,
  skip: (name: string): string => `Skip ${isolated(name)} until tomorrow`,
  unskip: (name: string): string => `Put ${isolated(name)} back into today`,
  optedOut: 'Opted out',
  find: {
    group: 'In Reply',
    row: 'Find in Reply',
    by: (text: string): string => `Asks Reply for ${isolated(text)}`,
    needs: 'Needs an e-mail, a number or a LinkedIn address, not a name',
  },
  several: {
    label: 'Chosen tasks',
    select: (name: string): string => `Choose ${isolated(name)}`,
    selected: (count: number): string => `${number(count)} chosen`,
    calls: (count: number): string => (count === 0 ? '' : count === 1 ? '1 is a call' : `${number(count)} are calls`),
    tooMany: (most: number): string => `At most ${number(most)} at a time`,
    clear: 'Choose none',
    again: 'Again at…',
    stay: (isOurs: boolean): string =>
      isOurs ? 'Stays open and moves to that time, by your clock.' : 'Stays open and moves to that time.',
    skip: 'Skip until tomorrow',
    complete: (count: number): string => `Complete ${number(count)}`,
    run: (count: number): string => `Run ${number(count)}`,
    done: 'What was done with the chosen tasks',
    completing: (count: number): string => `Completing ${number(count)}`,
    moving: (count: number): string => `Moving ${number(count)}`,
    seconds: (seconds: number): string => `in ${seconds} s`,
    left: (count: number): string => `${number(count)} left as ${count === 1 ? 'it was' : 'they were'}`,
    skipped: (count: number): string => `${number(count)} skipped until tomorrow`,
    undone: (undone: number, tooLate: number): string =>
      tooLate === 0 ? `${number(undone)} undone` : `${number(undone)} undone, ${number(tooLate)} on the way already`,
    close: 'Close',
  },
  nothing: {
    title: 'Nothing due today',
    next: (name: string, type: string, when: string): string => `The next one is ${isolated(name)}, ${type}, ${when}.`,
    none: 'No open tasks. Wrapup looks for new ones whenever you open it.',
    allDone: (done: number): string => `All ${number(done)} done`,
    found: 'No open task matches.',
    building: 'Reading your open tasks…',
    failed: 'Your tasks could not be read',
    again: 'Read again',
  },
  run: {
    label: 'Run',
    start: 'Start run',
    skip: 'Skip',
    next: 'Next',
    goOn: 'Go on',
    goOnWith: (name: string): string => `Go on with ${isolated(name)}`,
    end: 'End the run',
    pause: 'Pause',
    resume: 'Resume',
    paused: 'Paused',
    over: {
      show: 'Figures',
      calls: 'Calls with an outcome',
      reached: 'Reached: Positive or Negative',
      positive: 'Positive',
      emails: 'E-mails',
      linkedIn: 'LinkedIn',
      other: 'Other tasks',
      moved: 'Moved to another time',
      skipped: 'Skipped until tomorrow',
      count: (count: number): string => number(count),
      pace: (ms: number): string =>
        `About ${ms < 90_000 ? `${number(Math.round(ms / 1000))} s` : `${number(Math.round(ms / MINUTE))} min`} from one task to the next, pauses left out.`,
      onTheWay: (count: number): string =>
        `${counted(count, { one: 'choice is', other: 'choices are' })} still on the way to Reply.`,
      needsYou: (count: number): string => `${counted(count, { one: 'choice needs', other: 'choices need' })} you.`,
      doSkipped: (count: number): string => `Do the ${number(count)} skipped`,
    },
    more: 'More of the run',
    back: (name: string): string => `Back to ${isolated(name)}`,
    /** `14 of 41`. */
    of: (position: number, total: number): string => `${number(position)} of ${number(total)}`,
    pace: (at: number): string => `about ${clock(at)} at your pace`,
    whoIsNext: (name: string): string => `Next: ${isolated(name)}`,
    nobodyNext: 'This is the last one',
    allDone: (total: number): string => (total === 0 ? 'Nothing left to run' : `All ${number(total)} done`),
    due: dueToday,
    undo: 'Undo',
    undoWhom: (name: string): string => `Undo ${isolated(name)}`,
    held: (choice: string, seconds: number): string => `${choice}, ${seconds} s`,
    completion: 'Completing',
    moving: 'Moving',
  },
  readAt: (at: number): string => `Tasks read at ${clock(at)}`,
}
