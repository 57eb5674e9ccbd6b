import * as z from 'zod/mini'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { DAY_ORDERS, dayViewSchema } from './day-view.ts'
import { doneReply, FROM_PANEL, FROM_POPUP } from './message-senders.ts'

/** The messages about the rep's day: a part of the table. */
export const DAY_MESSAGES = {
  /** The day in its order. `known`: the version whose rows the asker has. */
  'day.get': { from: FROM_POPUP, request: z.object({ known: z.nullable(z.string()) }), reply: dayViewSchema },
  /** Puts tasks behind the rest until tomorrow, on this computer alone, or takes that back. */
  'day.skip': {
    from: FROM_PANEL,
    request: z.object({ taskIds: z.array(taskIdSchema).check(z.maxLength(500)), skipped: z.boolean() }),
    reply: doneReply,
  },
  'day.order': { from: FROM_POPUP, request: z.object({ order: z.enum(DAY_ORDERS) }), reply: doneReply },
} as const
