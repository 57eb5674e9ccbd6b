import { TZDateMini } from '@date-fns/tz'

/** A later time that is offered for a task. */
export type AgainTime = { name: 'thisAfternoon' | 'tomorrow' | 'inThreeDays' | 'nextWeek'; at: number }

const HALF_HOUR = 30 * 60_000
/** Nobody wants to be called outside of these hours. */
const FIRST_HOUR = 9
const LAST_HOUR = 17
const MONDAY = 1

/** The zone to reckon in: the contact's where the browser knows it, else this computer's. */
export function zoneOf(timeZoneId: string | null): { zone: string; isTheirs: boolean } {
  const ours = new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (timeZoneId === null || timeZoneId === '') return { zone: ours, isTheirs: false }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: timeZoneId }).resolvedOptions()
    return { zone: timeZone, isTheirs: true }
  } catch {
    // Reply's zone names are its own: some are not the ones that browsers know.
    return { zone: ours, isTheirs: false }
  }
}

/** The times that are offered, soonest first, by the clock of that zone. None is in the past, and none is offered twice. */
export function againTimes(now: number, zone: string): AgainTime[] {
  const there = new TZDateMini(now, zone)
  const on = (days: number, hour: number, minute = 0) =>
    new TZDateMini(there.getFullYear(), there.getMonth(), there.getDate() + days, hour, minute, zone).getTime()
  const afternoon = Math.max(on(0, 15, 30), Math.ceil((now + 2 * 60 * 60_000) / HALF_HOUR) * HALF_HOUR)
  const hour = Math.min(Math.max(there.getHours(), FIRST_HOUR), LAST_HOUR)
  const minute = hour === there.getHours() ? Math.floor(there.getMinutes() / 15) * 15 : 0
  const toMonday = (MONDAY - there.getDay() + 7) % 7 || 7
  const offered: AgainTime[] = [
    { name: 'thisAfternoon', at: afternoon },
    { name: 'tomorrow', at: on(1, FIRST_HOUR) },
    { name: 'inThreeDays', at: on(3, hour, minute) },
    { name: 'nextWeek', at: on(toMonday, FIRST_HOUR) },
  ]
  return offered
    .filter(({ name, at }) => at > now && (name !== 'thisAfternoon' || at <= on(0, LAST_HOUR, 30)))
    .filter(({ at }, index, all) => all.findIndex((other) => other.at === at) === index)
}

/** The time that is chosen for whoever chooses none: tomorrow at nine. */
export function firstOffered(now: number, zone: string): number {
  const times = againTimes(now, zone)
  return (times.find(({ name }) => name === 'tomorrow') ?? times[0])?.at ?? now
}

/** The moment that a `datetime-local` field names by the clock of that zone; null for what is none. An hour that the clocks skip is the one after. */
export function pickedTime(written: string, zone: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(written)
  if (parts === null) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map(Number)
  const at = new TZDateMini(year, month - 1, day, hour, minute, zone).getTime()
  return Number.isFinite(at) ? at : null
}

/** What such a field shows for a moment. */
export function asPicked(at: number, zone: string): string {
  const there = new TZDateMini(at, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}T${two(there.getHours())}:${two(there.getMinutes())}`
}
