const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const count = new Intl.NumberFormat('en')
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Whole dollars, such as "$12,100". */
export const formatMoney = (dollars: number): string => money.format(dollars)

/** Such as "1,000". */
export const formatCount = (value: number): string => count.format(value)

/** An ISO date or time as "4 Mar 2031" in the viewer's zone. */
export const formatDay = (iso: string): string => day.format(new Date(iso))

/** "5 hours ago", "yesterday", then the date once a month has passed. */
export function formatAgo(iso: string): string {
  const past = Date.now() - new Date(iso).getTime()
  if (past < 60_000) return 'just now'
  if (past < HOUR) return relative.format(-Math.floor(past / 60_000), 'minute')
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour')
  if (past < 30 * DAY) return relative.format(-Math.floor(past / DAY), 'day')
  return formatDay(iso)
}

/** The time of day in a zone, or null for a name that is no zone. */
export function formatLocalTime(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: '2-digit' }).format(new Date())
  } catch {
    // RangeError: a zone this browser does not know. The place is shown without its time.
    return null
  }
}
