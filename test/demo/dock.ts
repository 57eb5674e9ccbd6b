import type { Frame, Page } from 'playwright-core'

const isDock = (frame: Frame): boolean => frame.url().includes('/dock.html')

/** The dock's frame, which stands in a closed shadow root: the browser knows it, the page does not. Rejects when none comes. */
export async function dockOn(page: Page): Promise<Frame> {
  const there = page.frames().find(isDock)
  const frame =
    there ?? (await page.waitForEvent('framenavigated', { predicate: isDock }).then(() => page.frames().find(isDock)))
  if (frame === undefined) throw new Error('The dock came and went.')
  await pillOf(frame).waitFor()
  await isInPlace(frame)
  return frame
}

/** Waits until the page has given the dock the room that it needs: before, there is nothing to press, and a click goes to the page behind. */
export async function isInPlace(dock: Frame): Promise<void> {
  await dock.waitForFunction(() => {
    const drawn = document.querySelector('#root > div')?.getBoundingClientRect()
    if (drawn === undefined) return false
    return Math.abs(drawn.width - innerWidth) <= 1 && Math.abs(drawn.height - innerHeight) <= 1
  })
}

/** The pill, which opens and closes the panel. */
export function pillOf(dock: Frame) {
  return dock.getByRole('button', { name: /^Reply task:/ })
}
