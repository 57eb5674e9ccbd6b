import type { FirefoxStage } from './stage.ts'
import { findView, type View } from './view.ts'

/** Presses the toolbar's button over the page in front: the real popup. */
export async function openPopup({ firefox }: FirefoxStage): Promise<View> {
  await firefox.chrome(`const button = document.querySelector('.unified-extensions-item-action-button, .webextension-browser-action');
    const own = [...document.querySelectorAll('.webextension-browser-action')].find((one) => one.getAttribute('label')?.startsWith('Wrapup') || one.getAttribute('tooltiptext') === 'Wrapup');
    (own?.querySelector('.unified-extensions-item-action-button') ?? own ?? button).click();`)
  return findView(firefox, firefox.extensionUrl('/popup.html'))
}

/** Opens the sidebar by the button in the popup, as a person does. */
export async function openSidebar(stage: FirefoxStage): Promise<View> {
  const popup = await openPopup(stage)
  await popup.click('button', 'Open in the side panel')
  return findView(stage.firefox, stage.firefox.extensionUrl('/sidepanel.html'))
}
