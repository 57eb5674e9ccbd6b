/**
 * The working hours at a contact: 9:00 to 18:00, Monday to Friday, by the clock of their time zone. `at` is when they end
 * or begin next, epoch milliseconds.
 */
export type WorkingHours = { isOpen: boolean; at: number }

const OPENS = 9 * 60
const CLOSES = 18 * 60
const MINUTE = 60_000
const DAY = 24 * 60
const WEEKEND = new Set([0, 6])

/** Minutes of the day and day of the week (0 is Sunday) at that place. */
type LocalTime = { minutes: number; weekday: number }

/** null for a zone that the browser does not know: Reply's names are its own. */
export function workingHours(timeZone: string | null, now: number): WorkingHours | null {
  const local = timeZone === null || timeZone === '' ? null : localTime(timeZone, now)
  if (local === null || timeZone === null) return null
  const { minutes, weekday } = local
  // Whole minutes: at 17:59:30 they end in half a minute.
  const minuteBegan = Math.floor(now / MINUTE) * MINUTE
  if (!WEEKEND.has(weekday) && minutes >= OPENS && minutes < CLOSES)
    return { isOpen: true, at: minuteBegan + (CLOSES - minutes) * MINUTE }
  return { isOpen: false, at: opening(timeZone, local, minuteBegan) }
}

function opening(timeZone: string, { minutes, weekday }: LocalTime, minuteBegan: number): number {
  let days = minutes < OPENS ? 0 : 1
  while (WEEKEND.has((weekday + days) % 7)) days += 1
  const at = minuteBegan + (days * DAY + OPENS - minutes) * MINUTE
  // The clock may be changed in between: then it is an hour off, and is set right by what it shows.
  const shown = localTime(timeZone, at)?.minutes ?? OPENS
  return at + (OPENS - shown) * MINUTE
}

const formats = new Map<string, Intl.DateTimeFormat | null>()
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function localTime(timeZone: string, at: number): LocalTime | null {
  const format = formatOf(timeZone)
  if (format === null) return null
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const minutes = Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
  return { minutes, weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') }
}

/** Made once for each zone: making one is more work than what it is asked for. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = newFormat(timeZone)
  formats.set(timeZone, made)
  return made
}

function newFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  } catch {
    return null
  }
}
