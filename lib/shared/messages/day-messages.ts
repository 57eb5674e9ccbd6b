import * as z from 'zod/mini'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import { TASK_SORTS } from '#lib/shared/reply/task-sorts.ts'
import { DAY_ORDERS, dayViewSchema } from './day-view.ts'
import { doneReply, FROM_PANEL, FROM_POPUP, tabRequest } from './message-senders.ts'
import { MOST_SEVERAL, severalReply, severalSchema, undoneReply } from './several.ts'
import { panelViewSchema } from './views.ts'

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
  /** Completes or moves several tasks of the day. */
  'day.several': { from: FROM_POPUP, request: severalSchema, reply: severalReply },
  /** Takes back all of them that have not begun. */
  'day.undo': {
    from: FROM_POPUP,
    request: z.object({ ids: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(MOST_SEVERAL)) }),
    reply: undoneReply,
  },
  /** Begins a run through what is due by tonight, in this tab; of one sort of work where one is named, or of these tasks alone. */
  'run.start': {
    about: 'tab',
    from: FROM_PANEL,
    request: z.object({
      ...tabRequest.shape,
      sort: z.nullable(z.enum(TASK_SORTS)),
      only: z.optional(z.array(taskIdSchema).check(z.maxLength(MOST_SEVERAL))),
    }),
    reply: panelViewSchema,
  },
  /** To the next person in this tab. What was chosen before goes on. */
  'run.next': { about: 'tab', from: FROM_PANEL, request: tabRequest, reply: panelViewSchema },
  /** Puts the one whose turn it is behind the rest until tomorrow, and goes to the next. */
  'run.skip': { about: 'tab', from: FROM_PANEL, request: tabRequest, reply: panelViewSchema },
  /** Back to who was passed last. */
  'run.back': { about: 'tab', from: FROM_PANEL, request: tabRequest, reply: panelViewSchema },
  /** To the one whose turn it is, in this tab: after a way elsewhere, or the next morning. */
  'run.goOn': { about: 'tab', from: FROM_PANEL, request: tabRequest, reply: panelViewSchema },
  /** Until the rep goes on (`run.goOn`). */
  'run.pause': { from: FROM_PANEL, request: z.object({}), reply: doneReply },
  'run.end': { from: FROM_PANEL, request: z.object({}), reply: doneReply },
  'day.order': { from: FROM_POPUP, request: z.object({ order: z.enum(DAY_ORDERS) }), reply: doneReply },
} as const
