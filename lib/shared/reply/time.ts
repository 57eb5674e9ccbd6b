/**
 * The one reader of Reply's times: what a label says, how a list is sorted, what is counted and what a completion is settled by are
 * the same moment.
 */

/** A moment (epoch milliseconds). `isDay`: only a day was written; it lasts until the end of that day on this computer's calendar. */
export type ReplyTime = { at: number; isDay: boolean; hasZone: boolean }

/** `2026-05-04`, `2026-05-04T07:00:00.123Z`, and as databases write it: `2026-05-04 07:00:00 +02:00`. */
const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?: ?(Z|UTC|[+-]\d{2}(?::?\d{2})?))?$/i

const LONGEST = 64

/**
 * Reads a time as Reply writes it, or null. A time without an offset is UTC: tasks carry an offset in every sample, some fields of
 * contacts do not, and a server's time is likelier than this computer's zone. A date without a time is a day here.
 */
export function readReplyTime(text: string | null): ReplyTime | null {
  const written = text?.trim() ?? ''
  const parts = written.length > LONGEST ? null : FORM.exec(written)
  if (parts === null) return null
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0', fraction = '', zone] = parts
  if (!isDate(Number(year), Number(month), Number(day))) return null
  if (hour === undefined)
    return { at: endOfLocalDay(Number(year), Number(month), Number(day)), isDay: true, hasZone: false }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const milliseconds = Math.trunc(Number(`0.${fraction || '0'}`) * 1000)
  const clock = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const offset = offsetOf(zone)
  return offset === null ? null : { at: clock + milliseconds - offset, isDay: false, hasZone: zone !== undefined }
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function endOfLocalDay(year: number, month: number, day: number): number {
  return new Date(year, month - 1, day, 23, 59, 59, 999).getTime()
}

/** Milliseconds east of UTC; null for what is no offset on earth. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0
  const digits = zone.replace(/\D/g, '')
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || '0')]
  if (hours > 15 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
