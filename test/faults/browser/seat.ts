import type { Page } from 'playwright-core'
import type { Launched } from '#test/browser/launch.ts'
import { type Desk, openPage } from './desk.ts'
import { type Log, now } from './log.ts'

/** A screen with the panel on it, used by one rep at a time; everything that it says is written down. */
export type Seat = {
  page: Page
  /** Shows this task. false: it does not come, because the worker died over it or the key is refused just now. */
  show(taskId: number): Promise<boolean>
  press(key: string): Promise<void>
  /** What it says at this moment. */
  says(): Promise<string>
  isGone(): boolean
}

export async function createSeat(
  browser: Launched,
  desk: Desk,
  log: Log,
  nameOf: (taskId: number) => string,
): Promise<Seat> {
  const page = await openPage(browser, '/popup.html')
  let taskId = 0
  await page.exposeFunction('campaignSays', (shown: number, text: string) => {
    if (shown === taskId && shown !== 0) log.note({ at: now(), taskId, by: 'screen', kind: 'says', text })
  })
  const tabId = await page.evaluate<number>('chrome.tabs.getCurrent().then(({ id }) => id)')
  // Without its number it would speak of whichever tab is in front when it is loaded anew.
  await page.goto(browser.extensionUrl(`/popup.html?tab=${tabId}`))
  await page.evaluate(watchWords)
  return {
    page,
    async show(wanted) {
      taskId = 0
      await page.evaluate(() => Reflect.set(globalThis, 'campaignTask', 0))
      // What did not work for the rep before is not said to this one.
      if ((await page.getByRole('alert').count()) > 0) {
        await page.reload()
        await page.evaluate(watchWords)
      }
      const answer = await desk.ask('panel.openTask', { tabId, taskId: wanted })
      if (answer === 'lost' || !answer.ok) return false
      taskId = wanted
      await page.evaluate((id) => Reflect.set(globalThis, 'campaignTask', id), wanted)
      await desk.redraw()
      return page
        .getByRole('heading', { name: nameOf(wanted) })
        .waitFor({ timeout: 60_000 })
        .then(
          () => true,
          () => false,
        )
    },
    press: (key) => page.keyboard.press(key),
    says: () => page.evaluate(() => Reflect.get(globalThis, 'campaignWords')()),
    isGone: () => page.isClosed(),
  }
}

/** Runs in the page: tells each new text of its status and alert regions. */
function watchWords(): void {
  let last = ''
  const words = () =>
    [...document.querySelectorAll('[role=status],[role=alert]')]
      .map((one) => one.textContent.trim())
      .filter((text) => text !== '')
      .join(' | ')
  Reflect.set(globalThis, 'campaignWords', words)
  new MutationObserver(() => {
    const text = words()
    if (text === last) return
    last = text
    Reflect.get(globalThis, 'campaignSays')(Reflect.get(globalThis, 'campaignTask') ?? 0, text)
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
