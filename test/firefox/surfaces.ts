import { ADDON_ID } from './profile.ts'
import type { FirefoxStage } from './stage.ts'
import { findView, type View } from './view.ts'

/** Presses the toolbar's button over the page in front: the real popup. One that was open before is closed first, as a press elsewhere does. */
export async function openPopup({ firefox }: FirefoxStage): Promise<View> {
  await firefox.chrome(
    `for (const panel of document.querySelectorAll('#customizationui-widget-panel, panel.browser-extension-panel')) panel.hidePopup();
    const own = [...document.querySelectorAll('.webextension-browser-action')].find((one) => one.dataset.extensionid === arguments[0]);
    (own.querySelector('.unified-extensions-item-action-button') ?? own).click();`,
    ADDON_ID,
  )
  return findView(firefox, firefox.extensionUrl('/popup.html'))
}

/** Opens the sidebar by the button in the popup, as a person does. */
export async function openSidebar(stage: FirefoxStage): Promise<View> {
  const popup = await openPopup(stage)
  await popup.click('button', 'Open in the side panel')
  return findView(stage.firefox, stage.firefox.extensionUrl('/sidepanel.html'))
}
