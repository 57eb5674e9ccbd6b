import { browser } from 'wxt/browser'
import * as z from 'zod/mini'

/** The browser's own command that opens the dock of a tab. From the worker alone. */
const commandSchema = z.object({ type: z.literal('dock.command') })

/** Tells a tab's dock. False where it has none. */
export async function commandDock(tabId: number): Promise<boolean> {
  const message: z.infer<typeof commandSchema> = { type: 'dock.command' }
  const heard: unknown = await browser.tabs.sendMessage(tabId, message).catch(() => null)
  return heard === true
}

/** Calls `listener` when the person has given the command. Returns what ends it. */
export function onDockCommand(listener: () => void): () => void {
  const hear = (message: unknown, sender: { id?: string; tab?: unknown }, answer: (heard: true) => void) => {
    // What comes from a tab comes from a page, or from somebody in it.
    const isWorker = sender.id === browser.runtime.id && sender.tab === undefined
    if (!isWorker || !commandSchema.safeParse(message).success) return
    listener()
    answer(true)
  }
  browser.runtime.onMessage.addListener(hear)
  return () => browser.runtime.onMessage.removeListener(hear)
}
