import { expect } from 'vitest'
import * as z from 'zod/mini'
import { sitesOnDisk } from '#test/browser/profile.ts'
import type { Stage } from '#test/demo/stage.ts'

const granted = z.object({ origins: z.array(z.string()) })

/**
 * Waits until the browser has written down what the extension was granted: Chromium does so as late as 10 s after the click, and a
 * browser that is killed before has forgotten the sites, which says nothing about completions. To be awaited before the choice.
 */
export async function grantsAreOnDisk({ browser }: Stage): Promise<void> {
  const page = await browser.context.newPage()
  await page.goto(browser.extensionUrl('/options.html'))
  const { origins } = granted.parse(await page.evaluate('chrome.permissions.getAll()'))
  await page.close()
  const { profile, extensionId } = browser
  await expect
    .poll(() => sitesOnDisk(profile, extensionId), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(origins))
}
