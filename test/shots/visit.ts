import type { Browser, Page } from 'playwright-core'
import { words } from '#lib/shared/words/index.ts'
import { NOW, TIME_ZONE } from './cast.ts'
import type { Gallery } from './gallery-server.ts'
import type { State, Step } from './state.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** One page, used again for state after state: a new one costs more than drawing five of them. */
export type Visitor = { open: (state: State, theme: Theme) => Promise<Page>; close: () => Promise<void> }

/** Opens states of the gallery, one after the other, each brought to where it is looked at. `scale` is pixels per CSS pixel. */
export function visitor(browser: Browser, gallery: Gallery, scale: number): Visitor {
  let kept: Page | null = null
  return {
    async open(state, theme) {
      const page = (kept ??= await newPage(browser, scale))
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize(viewportOf(state))
      await page.goto(gallery.address(`${state.surface}/${state.name}`))
      await page.locator('#root > *').first().waitFor()
      await page.waitForFunction(() => document.body.innerText.trim() !== '')
      for (const step of state.steps ?? []) await take(page, step)
      // A part that comes when it is first looked at is no picture of that part until it is there.
      if (!isUnanswered(state)) await page.getByText(words.panel.loading, { exact: true }).waitFor({ state: 'hidden' })
      return page
    },
    async close() {
      await kept?.context().close()
    },
  }
}

/** A state whose picture is that of waiting. */
function isUnanswered({ panel, setup, answers = {} }: State): boolean {
  return [panel, setup, ...Object.values(answers)].includes('never')
}

type Size = { width: number; height: number }

async function newPage(browser: Browser, deviceScaleFactor: number): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: TIME_ZONE,
    reducedMotion: 'reduce',
    deviceScaleFactor,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  // A fault of the screen is seen on its picture instead of a white sheet.
  page.on('pageerror', (error) => void page.evaluate((stack) => document.body.append(stack), error.stack ?? ''))
  await page.clock.setFixedTime(NOW)
  return page
}

/** In CSS pixels. The browser's zoom gives a page fewer and larger ones; a popup's window grows with it, up to 600 pixels of height. */
function viewportOf(state: State): Size {
  const zoom = state.zoom ?? 1
  const { width, height } = state.viewport ?? USUAL[state.surface]
  return { width: state.surface === 'popup' ? width : Math.round(width / zoom), height: Math.round(height / zoom) }
}

const USUAL: Readonly<Record<State['surface'], Size>> = {
  popup: { width: 380, height: 600 },
  sidepanel: { width: 400, height: 720 },
  dock: { width: 760, height: 640 },
  options: { width: 1280, height: 900 },
  picker: { width: 760, height: 560 },
}

async function take(page: Page, step: Step): Promise<void> {
  if ('press' in step)
    await page
      .getByRole(step.role ?? 'button', { name: step.press })
      .first()
      .click()
  else if ('page' in step) {
    const link = page.getByRole('navigation').getByRole('link', { name: step.page })
    await link.click()
    // The address changes first, and the screen hears of it a moment later.
    await page.locator('nav a[aria-current=page]', { hasText: step.page }).waitFor()
  } else if ('write' in step) await page.getByLabel(step.into, { exact: true }).fill(step.write)
  else if ('file' in step)
    await page.locator('input[type=file]').setInputFiles({
      name: 'rules.json',
      mimeType: 'application/json',
      buffer: Buffer.from(step.file),
    })
  else if ('key' in step) await page.keyboard.press(step.key)
  else if ('open' in step) await page.locator('summary', { hasText: step.open }).first().click()
  else await page.getByText(step.see).first().waitFor()
}
