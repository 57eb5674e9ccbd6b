import { browser } from 'wxt/browser'
import type { FromTab } from '#lib/worker/senders.ts'

/** A tab that takes longer to be there is led on all the same. */
const LOOKS = 400
const LOOK_EVERY = 25

/**
 * The tab in which somebody is worked on: the one that a panel speaks of. The options' own stays what it is, a list of the
 * day: from there it is a tab of its own, beside it.
 */
export async function workingTab({ sender, tabId }: Pick<FromTab, 'sender' | 'tabId'>): Promise<number> {
  if (sender !== 'options') return tabId
  const { id } = await browser.tabs.create({ url: 'about:blank', openerTabId: tabId })
  if (id === undefined) return tabId
  await untilThere(id)
  return id
}

/** An address that is given to a tab before its empty page is there can be lost with it (seen in Chromium 156). */
async function untilThere(tabId: number): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const tab = await browser.tabs.get(tabId).catch(() => null)
    if (tab === null || tab.status === 'complete') return
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}
