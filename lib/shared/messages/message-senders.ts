import * as z from 'zod/mini'

/** Who may send a message. `page` is the page reader on a site that is on; the others are our own extension pages. */
export type MessageSender = 'popup' | 'sidepanel' | 'dock' | 'options' | 'page'

export const FROM_PANEL: readonly MessageSender[] = ['popup', 'sidepanel', 'dock']
/** Panels that no page can touch; they name the tab that they speak of. */
export const FROM_POPUP: readonly MessageSender[] = ['popup', 'sidepanel']

/** Which tab a panel speaks of: popup and side panel name it. For a dock the browser does, whatever it says itself. */
export const tabRequest = z.object({ tabId: z.optional(z.number()) })

export const doneReply = z.object({ done: z.literal(true) })
