import { readReplyTime } from '#lib/shared/reply/time.ts'

/**
 * Dates and times as people read them. The words are the catalogue's language; 12 or 24 hours is what the browser's own
 * language uses, so that a German rep of an English product still reads 14:02.
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const languages = typeof navigator === 'undefined' ? [] : navigator.languages
const locale = languages.find((one) => one.startsWith('en')) ?? 'en-GB'
const hourCycle = new Intl.DateTimeFormat(languages[0] ?? locale, { hour: 'numeric' }).resolvedOptions().hourCycle
const hours = hourCycle === undefined ? {} : { hourCycle }

/** `14:02`, of an epoch-millisecond time. */
export function clock(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit', ...hours })
}

/** `14:02` today, `Fri 14:02` within six days, else `21 Nov`. */
export function shortExact(at: number, now: number): string {
  const days = Math.abs(calendarDays(at, now))
  if (days === 0) return clock(at)
  if (days < 7) return `${format(at, { weekday: 'short' })} ${clock(at)}`
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(at, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** `Fri 14:02`, by the clock of a zone, or by this computer's. */
export function dayAndClock(at: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const time = format(at, { hour: 'numeric', minute: '2-digit', ...hours, ...zone })
  return `${format(at, { weekday: 'short', ...zone })} ${time}`
}

/** `Fri 27 Nov`. */
export function shortDay(at: number): string {
  return format(at, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `Fri`. */
export function shortWeekday(at: number): string {
  return format(at, { weekday: 'short' })
}

/** `10:00`, of an hour of the day; 24 is midnight. */
export function hourOfDay(hour: number): string {
  return clock(new Date(2026, 0, 1, hour).getTime())
}

/** Date and time in full, for a title or a table. */
export function fullExact(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'short', ...hours })
}

/** `21 Nov 2026, 14:02:07`, for a history. */
export function precise(at: number): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'medium', ...hours })
}

/** `2 hr ago`, `in 20 min`, `tomorrow`, of a time as seen from `now`: rounded, so that 1 h 59 is no hour. */
export function relative(at: number, now: number): string {
  const words = relativeWords()
  const distance = at - now
  const size = Math.abs(distance)
  if (size < MINUTE) return words.format(0, 'second')
  const minutes = Math.round(distance / MINUTE)
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute')
  if (size < 12 * HOUR || calendarDays(at, now) === 0) return words.format(Math.round(distance / HOUR), 'hour')
  return relativeDay(at, now)
}

/** `today`, `tomorrow`, `3 days ago`, of a day as seen from `now`. */
export function relativeDay(at: number, now: number): string {
  const days = calendarDays(at, now)
  if (Math.abs(days) < 45) return relativeWords().format(days, 'day')
  return relativeWords().format(Math.trunc(days / 30), 'month')
}

/** Made once: each is more work than what it is asked for. */
let relativeFormat: Intl.RelativeTimeFormat | null = null

function relativeWords(): Intl.RelativeTimeFormat {
  relativeFormat ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  return relativeFormat
}

/** A day in full, for a title. */
export function fullDay(at: number): string {
  return format(at, { dateStyle: 'full' })
}

/** Epoch milliseconds of a moment as Reply writes it, or null for what is none, a mere day included. */
export function instant(written: string | null): number | null {
  const time = readReplyTime(written)
  return time === null || time.isDay ? null : time.at
}

/** What the clock shows at the contact, and whether it is an hour at which nobody wants a call; null for a zone that the browser does not know. */
export function timeThere(
  timeZone: string | null,
  now: number,
): { clock: string; odd: 'early' | 'late' | null } | null {
  if (timeZone === null || timeZone === '') return null
  try {
    const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now))
    return {
      clock: format(now, { hour: 'numeric', minute: '2-digit', timeZone, ...hours }),
      odd: hour < 8 ? 'early' : hour >= 20 ? 'late' : null,
    }
  } catch {
    // Reply's zone names are its own: some are not the IANA ones that browsers know.
    return null
  }
}

/** Whole seconds until `at`, never below zero. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000))
}

function calendarDays(at: number, now: number): number {
  return Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date(now).setHours(12, 0, 0, 0)) / DAY)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  // The zone of this computer can change while a screen is open.
  const name = `${JSON.stringify(options)} ${new Date(at).getTimezoneOffset()}`
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(name, known)
  return known.format(at)
}
