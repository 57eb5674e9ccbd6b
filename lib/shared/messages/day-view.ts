import * as z from 'zod/mini'
import { taskLineSchema } from './views.ts'

/**
 * Where a task stands in the day, in the order in which the places come.
 * - `closesSoon`, `callNow`: a call due by tonight to somebody in whose working hours it is now.
 * - `callLater`: a call due by tonight to somebody whose working hours have not begun, or are over.
 * - `scheduled`: Reply does it by itself. `skipped`: behind the rest until tomorrow.
 */
export const DAY_PLACES = [
  'closesSoon',
  'callNow',
  'overdue',
  'today',
  'callLater',
  'later',
  'undated',
  'scheduled',
  'skipped',
] as const

/** Not for today. */
export const NOT_DUE: ReadonlySet<DayPlace> = new Set(['later', 'undated', 'scheduled', 'skipped'])

/** By which order the day is worked: the planned one, or plainly what is due first. */
export const DAY_ORDERS = ['planned', 'due'] as const

/** Why a task stands where it does. */
const whySchema = z.object({
  place: z.enum(DAY_PLACES),
  /** When the contact's hours end (`closesSoon`, `callNow`) or begin (`callLater`), epoch ms; else null. */
  at: z.nullable(z.number()),
  /** What it has in common with the task before it, where that is why it follows it. */
  beside: z.nullable(z.enum(['person', 'company', 'linkedIn'])),
})

const dayRowSchema = z.object({
  ...taskLineSchema.shape,
  why: whySchema,
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  city: z.nullable(z.string()),
  timeZoneId: z.nullable(z.string()),
  optedOut: z.boolean(),
})

/** The rep's day as Today shows it. */
export const dayViewSchema = z.object({
  /** Changes with the rows. */
  version: z.string(),
  /** null where the asker has them: it named this very version. */
  rows: z.nullable(z.array(dayRowSchema)),
  order: z.enum(DAY_ORDERS),
})

export type DayPlace = (typeof DAY_PLACES)[number]
export type DayOrder = (typeof DAY_ORDERS)[number]
export type Why = z.infer<typeof whySchema>
export type DayRow = z.infer<typeof dayRowSchema>
export type DayView = z.infer<typeof dayViewSchema>
