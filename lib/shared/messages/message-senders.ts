import * as z from 'zod/mini'

/** Who may send a message. `page` is the page reader on a site that is on; the others are our own extension pages. */
export type MessageSender = 'popup' | 'sidepanel' | 'dock' | 'options' | 'page'

/** The options show the day too. */
export const FROM_PANEL: readonly MessageSender[] = ['popup', 'sidepanel', 'dock', 'options']
/** Screens that no page can touch. Popup and side panel name the tab that they speak of; the options' is their own. */
export const FROM_POPUP: readonly MessageSender[] = ['popup', 'sidepanel', 'options']

/** Which tab a panel speaks of: popup and side panel name it. For a dock the browser does, whatever it says itself. */
export const tabRequest = z.object({ tabId: z.optional(z.number()) })

export const doneReply = z.object({ done: z.literal(true) })

export const completionIdRequest = z.object({ id: z.string().check(z.maxLength(64)) })
