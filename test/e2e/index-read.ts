import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Waits until the rep's tasks and their contacts have been read, as the options page is told. */
export async function untilIndexRead(options: Page): Promise<void> {
  const isRead = `chrome.runtime.sendMessage({ type: 'setup.get' }).then(({ value }) => value.index.state === 'ready')`
  await vi.waitUntil(() => options.evaluate(isRead), { timeout: 30_000, interval: 100 })
}
