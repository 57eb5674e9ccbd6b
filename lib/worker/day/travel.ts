import { browser } from 'wxt/browser'
import type { RecordPages } from '#lib/worker/tab/record-pages.ts'
import { changeTab, readTab } from '#lib/worker/tab/tab-store.ts'
import type { TaskIndex } from '#lib/worker/tasks/task-index.ts'
import type { OpenRow } from '#lib/worker/tasks/task-lines.ts'

type TravelDeps = { index: Pick<TaskIndex, 'agreement'>; pageOf: (row: OpenRow) => Promise<string | null> }

/** What is done on LinkedIn: on the person's profile. All else where the contact was last matched, else there, too; null where neither is known. */
export function createPageOf(pages: Pick<RecordPages, 'of'>): TravelDeps['pageOf'] {
  return async ({ type, contactId, profileUrl }) =>
    (type === 'linkedIn' ? null : await pages.of(contactId)) ?? profileUrl
}

/**
 * Brings a task to a tab, and the tab to the page where it is worked on (`pageOf`). Where that is what the tab shows
 * already, or no page is known, the tab stays. One page at the most is opened, and none is asked for in advance.
 */
export function createTravel({ index, pageOf }: TravelDeps) {
  return async (tabId: number, row: OpenRow): Promise<void> => {
    const { taskId, contactId, contactName } = row
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
    const url = await pageOf(row)
    if (url === null || agreement?.verdict === 'certain') return
    // The tab may be gone by now: then there is nobody to show it to.
    await browser.tabs.update(tabId, { url }).catch(() => undefined)
  }
}
