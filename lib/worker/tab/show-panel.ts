import { browser } from 'wxt/browser'

const WINDOW = { width: 420, height: 640 }

/**
 * Opens the popup over the window in front. To be called before anything is awaited: Firefox opens it only in the person's
 * own action. False where the browser does not allow it.
 */
export function openPopup(windowId: number | undefined): Promise<boolean> {
  try {
    return browser.action.openPopup(windowId === undefined ? undefined : { windowId }).then(
      () => true,
      () => false,
    )
  } catch {
    return Promise.resolve(false)
  }
}

/** The same panel in a small window of its own. It speaks of the tab that it was opened for. */
export async function openPanelWindow(tabId: number): Promise<void> {
  const url = browser.runtime.getURL(`/popup.html?tab=${tabId}` as '/popup.html')
  await browser.windows.create({ type: 'popup', url, ...WINDOW })
}
