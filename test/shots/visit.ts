import type { Browser, Page } from 'playwright-core'
import { NOW, TIME_ZONE } from './cast.ts'
import type { Gallery } from './gallery-server.ts'
import type { State, Step } from './state.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Opens one state of the gallery in a page of its own and brings it to where it is looked at. Close its context when done. */
export async function visit(browser: Browser, gallery: Gallery, state: State, theme: Theme): Promise<Page> {
  const zoom = state.zoom ?? 1
  const wanted = state.viewport ?? viewportOf(state.surface)
  const context = await browser.newContext({
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: TIME_ZONE,
    reducedMotion: 'reduce',
    deviceScaleFactor: state.surface === 'options' ? 1.5 : 2,
    // What a browser's zoom does to a page: fewer, larger CSS pixels.
    viewport: {
      width: Math.round(wanted.width / (state.surface === 'popup' ? 1 : zoom)),
      height: Math.round(wanted.height / zoom),
    },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.on('pageerror', (error) => void page.evaluate((words) => document.body.append(words), error.stack ?? ''))
  await page.clock.setFixedTime(NOW)
  await page.goto(gallery.address(`${state.surface}/${state.name}`))
  await page.locator('#root > *').first().waitFor()
  await page.waitForFunction(() => document.body.innerText.trim() !== '')
  for (const step of state.steps ?? []) await take(page, step)
  return page
}

function viewportOf(surface: State['surface']): { width: number; height: number } {
  switch (surface) {
    case 'popup':
      return { width: 380, height: 600 }
    case 'dock':
      return { width: 760, height: 640 }
    case 'options':
      return { width: 900, height: 900 }
  }
}

async function take(page: Page, step: Step): Promise<void> {
  if ('press' in step)
    await page
      .getByRole(step.role ?? 'button', { name: step.press })
      .first()
      .click()
  else if ('write' in step) await page.getByLabel(step.into, { exact: true }).fill(step.write)
  else if ('open' in step) await page.locator('summary', { hasText: step.open }).first().click()
  else await page.getByText(step.see).first().waitFor()
}
