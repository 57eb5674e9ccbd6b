import type { Frame, Page } from 'playwright-core'

const isDock = (frame: Frame): boolean => frame.url().includes('/dock.html')

/** The dock's frame, which stands in a closed shadow root: the browser knows it, the page does not. Rejects when none comes. */
export async function dockOn(page: Page): Promise<Frame> {
  const there = page.frames().find(isDock)
  const frame =
    there ?? (await page.waitForEvent('framenavigated', { predicate: isDock }).then(() => page.frames().find(isDock)))
  if (frame === undefined) throw new Error('The dock came and went.')
  await pillOf(frame).waitFor()
  return frame
}

/** The pill, which opens and closes the panel. */
export function pillOf(dock: Frame) {
  return dock.getByRole('button', { name: /^Reply task:/ })
}
