import type { DayRow, DayView } from '#lib/shared/messages/day-view.ts'
import type { TaskLine } from '#lib/shared/messages/views.ts'
import { readReplyTime } from '#lib/shared/reply/time.ts'
import { orderDay } from '#lib/worker/day/order.ts'
import { inHours, line, NOW } from './cast.ts'

type Open = Partial<TaskLine> & Partial<Pick<DayRow, 'city' | 'timeZoneId' | 'optedOut' | 'email' | 'phone'>>

/** A day in the product's own order, as the worker gives it. */
export function dayView(tasks: readonly Open[], skipped: readonly number[] = []): DayView {
  const rows = tasks.map((task, at) => {
    const made = { ...line({ taskId: at + 1, contactId: at + 1 }), ...NOBODY, ...task }
    return { ...made, dueAt: readReplyTime(made.dueTo)?.at ?? null, isScheduled: false }
  })
  const planning = { now: NOW, endOfDay: NOW + 10 * 60 * 60_000, skipped: new Set(skipped), order: 'planned' } as const
  return {
    version: 'one',
    rows: orderDay(rows, planning).map(({ task, why }) => Object.assign({}, task, { why })),
    order: 'planned',
  }
}

const NOBODY = { city: null, timeZoneId: null, optedOut: false, email: null, phone: null }
const BERLIN = { city: 'Berlin', timeZoneId: 'Europe/Berlin' }
const KOLKATA = { city: 'Pune', timeZoneId: 'Asia/Kolkata' }
const SAN_FRANCISCO = { city: 'San Francisco', timeZoneId: 'America/Los_Angeles' }

const mail = { type: 'manualEmail', linkedInType: null } as const
const linkedIn = { type: 'linkedIn', linkedInType: 'connect' } as const

/** A day of everything: every group, every sort, long and foreign names. */
export const mixedDay: Open[] = [
  { contactName: 'Ravi Menon', company: 'Monsoon Textiles', dueTo: inHours(-1), ...KOLKATA },
  { contactName: 'Bo Lindqvist', company: 'Fjordvik Marine', dueTo: inHours(-2), ...BERLIN },
  { contactName: 'Jonas Weber', company: 'Weber & Söhne', dueTo: inHours(1), optedOut: true, ...BERLIN },
  { contactName: 'Tomás Ferreira', company: 'Aldea Foods', dueTo: inHours(-1), ...mail },
  { contactName: 'Ingrid Solheim', company: 'Fjordvik Marine', dueTo: inHours(-26), ...linkedIn },
  { contactName: 'Chidi Eze', company: 'Lagos Grid', dueTo: inHours(-3), ...linkedIn },
  { contactName: 'نور الهاشمي', company: 'شركة الواحة', dueTo: inHours(2), type: 'whatsApp' },
  {
    contactName: 'Wolfgang Amadeus Freiherr von Trautmannsdorff-Hohenlohe',
    company: 'Donaudampfschifffahrtsgesellschaft mbH & Co. KG',
    dueTo: inHours(3),
    ...mail,
  },
  { contactName: 'Hanna Virtanen', company: 'Pohjola Paper', dueTo: inHours(4), type: 'meeting' },
  { contactName: 'Luca Bianchi', company: 'Weber & Söhne', dueTo: inHours(5), ...mail },
  { contactName: 'Maya Okafor', company: 'Northwind Freight', dueTo: inHours(-2), ...SAN_FRANCISCO },
  { contactName: 'Priya Raman', company: 'Monsoon Textiles', dueTo: inHours(70), ...mail },
  { contactName: null, company: null, dueTo: null, type: 'toDo' },
  { contactName: 'Ana Sofía Restrepo', company: 'Cordillera Energy', dueTo: inHours(-1), ...mail },
]
