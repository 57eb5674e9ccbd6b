import { type Browser, browser } from 'wxt/browser'
import {
  CORNERS,
  type DockOrder,
  type PageIdentity,
  type PageSeen,
  type ToPage,
} from '#lib/shared/identity/identity.ts'

/** The page reader's only way out: to the worker of this extension. */
export type ExtensionLink = {
  /** False once the extension was updated, switched off or removed: then nobody answers any more. */
  isAlive(): boolean
  /** Tells who the page is about. null when the worker gave no usable answer. */
  tell(identity: PageIdentity): Promise<DockOrder | null>
  /** Hands over what the worker says. What the listener returns at once, if anything, is the answer. */
  listen(signal: AbortSignal, listener: (message: ToPage) => PageIdentity | null): void
  /** Asks for the script of the dock's host, which then comes into this world by itself. */
  fetchDock(): Promise<void>
}

const FETCHES = 3

/** The link to the worker. Answers are checked by hand: the schemas stay out of pages. */
export const extensionLink: ExtensionLink = {
  isAlive,
  async tell(identity) {
    const message: PageSeen = { type: 'page.seen', identity }
    try {
      return orderIn(await browser.runtime.sendMessage(message))
    } catch {
      // No worker at this moment, or never again: the reader asks `isAlive` and tries again.
      return null
    }
  },
  listen(signal, listener) {
    const receive = (
      message: unknown,
      sender: Browser.runtime.MessageSender,
      respond: (answer: PageIdentity) => void,
    ) => {
      if (sender.id !== browser.runtime.id || !isToPage(message)) return
      const answer = listener(message)
      if (answer !== null) respond(answer)
    }
    browser.runtime.onMessage.addListener(receive)
    signal.addEventListener('abort', () => isAlive() && browser.runtime.onMessage.removeListener(receive))
  },
  async fetchDock() {
    // A worker that dies over it is asked again; one that answers has done what it may.
    for (let turn = 0; turn < FETCHES; turn += 1) {
      const answer = await browser.runtime.sendMessage({ type: 'page.fetchDock' }).catch(() => null)
      if (isObject(answer)) return
    }
  },
}

function isAlive(): boolean {
  try {
    return typeof browser.runtime?.id === 'string'
  } catch {
    // Firefox takes the whole object away.
    return false
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function orderIn(answer: unknown): DockOrder | null {
  return isObject(answer) && answer['ok'] === true && isDockOrder(answer['value']) ? answer['value'] : null
}

function isDockOrder(value: unknown): value is DockOrder {
  if (!isObject(value)) return false
  return value['show'] === false || (value['show'] === true && CORNERS.some((corner) => corner === value['corner']))
}

function isToPage(message: unknown): message is ToPage {
  if (!isObject(message)) return false
  const { type, dock } = message
  return type === 'page.read' || type === 'page.stop' || (type === 'page.dock' && isDockOrder(dock))
}
