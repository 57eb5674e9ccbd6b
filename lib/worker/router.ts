import type { Browser } from 'wxt/browser'
import { browser } from 'wxt/browser'
import {
  MESSAGES,
  type MessageName,
  type Reply,
  type Request,
  type TabMessageName,
} from '#lib/shared/messages/table.ts'
import { fail, type Result } from '#lib/shared/problem.ts'
import { type From, type FromTab, frameOf, senderOf } from './senders.ts'
import { hasEntered } from './tab/dock-frames.ts'

export type Handlers = {
  [Name in MessageName]: (
    request: Request<Name>,
    from: Name extends TabMessageName ? FromTab : From,
  ) => Promise<Result<Reply<Name>>>
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
  const at = { ...from, tabId: tabOf(name, parsed.data, from) }
  if (isAboutTab(name) && at.tabId === null) return Promise.resolve(fail('internal'))
  // The schema of this very name was just passed, and its tab is there; TypeScript cannot follow a generic index through that.
  return handlers[name](parsed.data as Request<Name>, at as Name extends TabMessageName ? FromTab : From)
}

/** Popup and side panel name the tab that they speak of; for everybody else only the browser's word counts. */
function tabOf(name: MessageName, asked: object, { sender, tabId }: From): number | null {
  const names = isAboutTab(name) && (sender === 'popup' || sender === 'sidepanel')
  if (!names) return tabId
  return 'tabId' in asked && typeof asked.tabId === 'number' ? asked.tabId : null
}

function isAboutTab(name: MessageName): name is TabMessageName {
  return 'about' in MESSAGES[name]
}

function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(MESSAGES, name)
}
