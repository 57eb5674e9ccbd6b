import { browser } from 'wxt/browser'
import { changeTab, readTab } from '#lib/worker/tab/tab-store.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'

/**
 * Brings a task to a tab, and the tab to the page where it is worked on: the person's profile. Where that is what the tab
 * shows already, or no page is known, the tab stays. One page at the most is opened, and none is asked for in advance.
 */
export function createTravel({ index }: { index: Pick<TaskIndex, 'agreement'> }) {
  return async (tabId: number, { taskId, contactId, contactName, profileUrl }: OpenRow): Promise<void> => {
    const { identity } = await readTab(tabId)
    const agreement =
      identity === null ? null : await index.agreement({ id: contactId, fullName: contactName }, identity)
    // The card is there at once, before the page is.
    await changeTab(tabId, {
      chosen: { taskId, how: 'asked' },
      travels: { taskId, contactId },
      begun: null,
      proposal: null,
      sought: null,
      person: null,
    })
    if (profileUrl === null || agreement?.verdict === 'certain') return
    // The tab may be gone by now: then there is nobody to show it to.
    await browser.tabs.update(tabId, { url: profileUrl }).catch(() => undefined)
  }
}
