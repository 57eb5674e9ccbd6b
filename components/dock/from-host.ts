import * as z from 'zod/mini'
import type { ToDock } from '#lib/shared/identity/dock-line.ts'
import { CORNERS } from '#lib/shared/identity/identity.ts'

/** What comes over the port is parsed: the line is private, and a reader of another version may still be at its end. */

export type FramePlace = Extract<ToDock, { type: 'placed' }>

const size = { width: z.number(), height: z.number() }
const rect = z.object({ x: z.number(), y: z.number(), ...size })
const asleep = z.boolean()

const fromHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('placed'), corner: z.enum(CORNERS), room: z.object(size), rect }),
  z.object({
    type: z.literal('sight'),
    turn: z.number(),
    clear: z.boolean(),
    asleep,
    rect,
    ratio: z.number(),
    presses: z.number(),
    focused: z.boolean(),
    inFrame: z.boolean(),
  }),
  z.object({ type: z.literal('asleep'), asleep }),
])

/** null for what the host can't have said. */
export const readHost = (message: unknown): ToDock | null => fromHost.safeParse(message).data ?? null
