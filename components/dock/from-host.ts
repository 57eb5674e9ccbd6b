import * as z from 'zod/mini'
import type { PageSight, ToDock } from '#lib/shared/identity/dock-line.ts'
import { CORNERS } from '#lib/shared/identity/identity.ts'

/** What comes over the port is parsed: the line is private, and a reader of another version may still be at its end. */

export type Placed = Extract<ToDock, { type: 'placed' }>

const size = { width: z.number(), height: z.number() }
const rect = z.object({ x: z.number(), y: z.number(), ...size })

const placedSchema = z.object({
  type: z.literal('placed'),
  corner: z.enum(CORNERS),
  room: z.object(size),
  rect,
})

const sightSchema = z.object({
  type: z.literal('sight'),
  turn: z.number(),
  clear: z.boolean(),
  asleep: z.boolean(),
  rect,
  ratio: z.number(),
  presses: z.number(),
  focused: z.boolean(),
  inFrame: z.boolean(),
})

const asleepSchema = z.object({ type: z.literal('asleep'), asleep: z.boolean() })

export const readPlaced = (message: unknown): Placed | null => placedSchema.safeParse(message).data ?? null

export const readSight = (message: unknown): (PageSight & { turn: number }) | null =>
  sightSchema.safeParse(message).data ?? null

export const readAsleep = (message: unknown): boolean | null => asleepSchema.safeParse(message).data?.asleep ?? null
