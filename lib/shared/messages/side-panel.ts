import { browser } from 'wxt/browser'

/** Firefox's name for it; the shared types know only Chromium's. */
type Sidebar = { sidebarAction: { open(): Promise<void> } }

/**
 * Opens the side panel of a window, in Firefox its sidebar. Both browsers allow it only in the person's own action: nothing
 * may be awaited before this. False where the browser refused.
 */
export function openSidePanel(windowId: number): Promise<boolean> {
  const opening = import.meta.env.FIREFOX
    ? (browser as unknown as Sidebar).sidebarAction.open()
    : browser.sidePanel.open({ windowId })
  return opening.then(
    () => true,
    () => false,
  )
}
