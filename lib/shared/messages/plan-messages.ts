import * as z from 'zod/mini'
import { taskIdSchema } from '#lib/shared/reply/model.ts'
import {
  completionIdRequest as completionId,
  doneReply as done,
  FROM_PANEL as PANEL,
  tabRequest as tab,
} from './message-senders.ts'
import { colleagueSchema, completionViewSchema, panelViewSchema } from './views.ts'
import { LONGEST_TEXT, wrapUpSchema } from './wrap-up.ts'

/** The messages about a wrap-up: what begins one, what its steps ask, and what is written and chosen before it. */
export const PLAN_MESSAGES = {
  /** A wrap-up: outcome, note and what else was decided in one gesture. Answered as 'completion.start' is. */
  'wrapUp.start': {
    about: 'tab',
    from: PANEL,
    request: z.object({ ...tab.shape, wrapUp: wrapUpSchema, override: z.boolean() }),
    reply: panelViewSchema,
  },
  /** A step goes on although what it depends on ended otherwise, or is tried once more where nothing of it was done. */
  'step.goOn': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** A note that could not be confirmed: the rep has looked, and it is there. */
  'step.isThere': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** It is sent once more, at their word alone. */
  'step.sendAgain': { from: PANEL, request: completionId, reply: completionViewSchema },
  /** Whom a task can be given to. Asked when somebody wants to give one away, and not before. */
  'colleagues.list': { from: PANEL, request: z.object({}), reply: z.array(colleagueSchema) },
  /** A note that is being written, kept for its task until it is sent. */
  'note.draft': {
    from: PANEL,
    request: z.object({ taskId: taskIdSchema, text: z.string().check(z.maxLength(LONGEST_TEXT)) }),
    reply: done,
  },
} as const
