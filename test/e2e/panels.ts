import type { Frame, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPopup } from '#test/browser/launch.ts'
import { watchStalls } from '#test/browser/stalls.ts'
import type { Stage } from '#test/demo/stage.ts'
import type { Role } from './cast.ts'
import { isRead, openDock } from './watching.ts'

/** Where a task is shown: the popup, or the dock's frame. */
export type Panel = Page | Frame

/** Wrapup makes sixty requests a minute at most; a test needs a third of them, and is not about waiting for its turn. */
const MADE_BEFORE = 40
/** The dock's guard asks for half a second without a change. */
const GUARD_STILL = 700

/** Waits until the tests before this one have left room for its requests. */
async function roomAtReply({ reply }: Stage): Promise<void> {
  const made = () => reply.journal.entries.filter(({ at }) => Date.now() - Date.parse(at) < 60_000).length
  await expect.poll(made, { timeout: 70_000 }).toBeLessThan(MADE_BEFORE)
}

/** Opens the person's profile in a new tab. */
export async function visit(stage: Stage, { slug }: Role): Promise<Page> {
  await roomAtReply(stage)
  const page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl(slug))
  return page
}

/** Opens the browser's side panel by the button in the real popup, as a person does. */
export async function openSidePanel({ browser }: Stage, page: Page): Promise<Page> {
  const popup = await openPopup(browser, page)
  const opened = browser.context.waitForEvent('page', (one) => one.url().includes('/sidepanel.html'))
  await popup.getByRole('button', { name: 'Open in the side panel' }).click()
  const panel = await opened
  await panel.waitForLoadState()
  return panel
}

/** Opens the toolbar popup over a page, and waits until it shows the person's task, script included. */
export async function popupOver(stage: Stage, page: Page, { name }: Role): Promise<Page> {
  const popup = await openPopup(stage.browser, page)
  await popup.getByRole('heading', { name }).waitFor()
  await isRead(popup)
  return popup
}

/** Opens the person's profile with the popup over it. */
export async function popupFor(stage: Stage, role: Role): Promise<{ page: Page; popup: Page }> {
  const page = await visit(stage, role)
  return { page, popup: await popupOver(stage, page, role) }
}

/** Opens the person's profile with the dock's panel on it. */
export async function profileWithDock(stage: Stage, role: Role): Promise<{ page: Page; dock: Frame }> {
  const page = await visit(stage, role)
  return { page, dock: await panelOn(page, role) }
}

/** Opens the dock's panel on a page that shows this person. */
export async function panelOn(page: Page, { name }: Role): Promise<Frame> {
  const dock = await openDock(page, name)
  await dock.getByRole('heading', { name }).waitFor()
  return dock
}

/**
 * Presses an outcome in a dock, and makes it count. The guard believes no press around which the machine stood still, and asks for a second
 * one: a rep gives it. Where nothing stood still an honest press has to count by itself, and this rejects when it did not.
 */
export async function choose(dock: Frame, outcome: string): Promise<void> {
  const offered = button(dock, outcome)
  const confirm = dock.getByRole('button', { name: /^Confirm / })
  await press(dock, offered, { counted: offered, is: 'detached', again: confirm, repeat: confirm })
}

/** Copies by a button of a dock that has come to rest, and makes it count as `choose` does. */
export async function copyIn(dock: Frame, copy: Locator): Promise<void> {
  // What a result brings makes the dock grow, and for half a second after that nothing counts.
  await comesToRest(dock)
  const again = dock.getByRole('alert').filter({ hasText: 'Press it once more' })
  await press(dock, copy, { counted: copy.filter({ hasText: 'Copied' }), is: 'visible', again, repeat: copy })
}

type Press = { counted: Locator; is: 'visible' | 'detached'; again: Locator; repeat: Locator }

async function press(dock: Frame, target: Locator, { counted, is, again, repeat }: Press): Promise<void> {
  const stalls = await watchStalls([dock.page(), dock])
  await target.click()
  await Promise.race([again.waitFor(), counted.waitFor({ state: is })])
  if (!(await again.isVisible())) return
  if (!(await stalls.end())) throw new Error('The dock wants a second press, and nothing stood still.')
  // Only what comes half a second after the first can be a second press.
  await comesToRest(dock)
  await repeat.click()
  await counted.waitFor({ state: is })
}

/** Waits until the dock has had one size for longer than its guard asks of it. */
async function comesToRest(dock: Frame): Promise<void> {
  await dock.evaluate(
    (still) =>
      new Promise<void>((rested) => {
        let timer = setTimeout(rested, still)
        new ResizeObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(rested, still)
        }).observe(document.documentElement)
      }),
    GUARD_STILL,
  )
}

/** Opens the menu of a dock that has come to rest: until then it grows, and More is elsewhere when the press arrives. */
export async function openMenu(dock: Frame): Promise<void> {
  await dock.locator('button:not([aria-disabled])', { hasText: 'Positive' }).waitFor()
  await dock.getByRole('button', { name: 'More', exact: true }).click()
  await dock.getByRole('menu').waitFor()
}

/** Waits until the panel says this of the completion. */
export async function says(panel: Panel, words: string | RegExp, within?: number): Promise<void> {
  const statuses = panel.getByRole('status')
  try {
    await statuses.filter({ hasText: words }).waitFor(within === undefined ? {} : { timeout: within })
  } catch (cause) {
    throw new Error(`It says: ${(await statuses.allInnerTexts()).join(' | ')}`, { cause })
  }
}

/** A button of the panel, by its whole name: the tray below has buttons like "Check again: NAME". */
export function button(panel: Panel, name: string): Locator {
  return panel.getByRole('button', { name, exact: true })
}
