import type { Browser } from 'wxt/browser'
import { browser } from 'wxt/browser'
import { MESSAGES, type MessageName, type Reply, type Request, type Sender } from '#lib/shared/messages/table.ts'
import { fail, type Result } from '#lib/shared/problem.ts'
import { frameOf, senderOf } from './senders.ts'
import { hasEntered } from './tab/dock-frames.ts'

/** What a handler knows of the asker. `tabId` is the browser's word for a dock or page reader, absent for popup and options; `frame` the one for the document that asks, where it is a frame. */
export type From = { sender: Sender; tabId: number | null; url: string; frame: string | null }

export type Handlers = {
  [Name in MessageName]: (request: Request<Name>, from: From) => Promise<Result<Reply<Name>>>
}

/**
 * Answers the messages of the table and nothing else: the name must be known, the sender allowed, the content as described.
 * Everything else is left unanswered, so that a page learns nothing from trying.
 */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const answer = route(handlers, message, sender)
    if (answer === null) return false
    answer.then(respond, () => respond(fail('internal')))
    return true
  })
}

function route(
  handlers: Handlers,
  message: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Result<unknown> | null> | null {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null
  const { type, ...content } = message
  if (!isMessageName(type)) return null
  const who = senderOf(sender)
  if (who === null || !MESSAGES[type].from.includes(who)) return null
  const from: From = { sender: who, tabId: sender.tab?.id ?? null, url: sender.url ?? '', frame: frameOf(sender) }
  if (who !== 'dock' || type === 'dock.enter') return call(handlers, type, content, from)
  return hasEntered(from).then((entered) => (entered ? call(handlers, type, content, from) : null))
}

function call<Name extends MessageName>(
  handlers: Handlers,
  name: Name,
  content: unknown,
  from: From,
): Promise<Result<unknown>> | null {
  const parsed = MESSAGES[name].request.safeParse(content)
  if (!parsed.success) return null
  // The schema of this very name was just passed; TypeScript cannot follow a generic index through safeParse.
  return handlers[name](parsed.data as Request<Name>, from)
}

function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(MESSAGES, name)
}
