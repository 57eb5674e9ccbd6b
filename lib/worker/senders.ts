import type { Browser } from 'wxt/browser'
import { browser } from 'wxt/browser'
import type { MessageSender } from '#lib/shared/messages/message-senders.ts'

/** What a handler knows of the asker. `tabId` is the browser's word for a dock or page reader, absent for popup and options; `frame` the one for the document that asks, where it is a frame. */
export type From = { sender: MessageSender; tabId: number | null; url: string; frame: string | null }

/** The same for a message about a tab: `tabId` is that tab. */
export type FromTab = From & { tabId: number }

const PAGES: Readonly<Record<string, MessageSender>> = {
  '/popup.html': 'popup',
  '/sidepanel.html': 'sidepanel',
  '/dock.html': 'dock',
  '/options.html': 'options',
}

/**
 * Who sent a message, by what the browser says of it and never by what the message says of itself.
 * null for another extension, a frame inside a page, or anything that cannot be placed.
 */
export function senderOf(sender: Browser.runtime.MessageSender): MessageSender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null
  const url = readUrl(sender.url)
  if (url === null) return null
  if (url.origin === readUrl(browser.runtime.getURL('/'))?.origin) {
    const page = PAGES[url.pathname] ?? null
    // A dock lives in a tab's page; anywhere else its buttons would speak for a tab that the browser does not name.
    return page === 'dock' && sender.tab?.id === undefined ? null : page
  }
  const isTopFrame = sender.frameId === 0 && sender.tab?.id !== undefined
  return isTopFrame && (url.protocol === 'https:' || url.protocol === 'http:') ? 'page' : null
}

/** The browser's word for a document in a frame: for as long as it lives, and no other's. Firefox knows only the frame. */
export function frameOf({ documentId, frameId }: Browser.runtime.MessageSender): string | null {
  if (frameId === undefined || frameId === 0) return null
  return documentId ?? `frame ${frameId}`
}

function readUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
