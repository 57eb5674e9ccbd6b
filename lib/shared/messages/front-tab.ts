import { browser } from 'wxt/browser'

/** Calls back with the tab in front of this window, now and whenever it is another one. For a page of the extension that stays open. */
export function followFrontTab(front: (tabId: number | null) => void): void {
  let shown: number | null | undefined
  const show = (tabId: number | null) => {
    if (tabId === shown) return
    shown = tabId
    front(tabId)
  }
  void (async () => {
    const { id: here } = await browser.windows.getCurrent()
    browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
      if (windowId === here) show(tabId)
    })
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    show(tab?.id ?? null)
  })()
}
