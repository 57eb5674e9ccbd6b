import { browser } from 'wxt/browser'
import type { FromTab } from '#lib/worker/senders.ts'

/**
 * The tab in which somebody is worked on: the one that a panel speaks of. The options' own stays what it is, a list of the
 * day: from there it is a tab of its own, beside it.
 */
export async function workingTab({ sender, tabId }: Pick<FromTab, 'sender' | 'tabId'>): Promise<number> {
  if (sender !== 'options') return tabId
  const { id } = await browser.tabs.create({ url: 'about:blank', openerTabId: tabId })
  return id ?? tabId
}
