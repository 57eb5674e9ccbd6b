import type { Page } from 'playwright-core'
import { NOW } from './cast.ts'

/** Later than every countdown's next second, and sooner than anything is due. */
const A_WHILE_MS = 2000
/** The slowest countdown looks at the clock once a second; panels four times. */
const A_LOOK_MS = 350

/**
 * What every live region of a page says; and again after a while, where something on the page counts: a region that says
 * something else by then would be read out every second, and shows here twice.
 */
export async function listen(page: Page): Promise<string[]> {
  const first = await page.evaluate(regions)
  if (!(await page.evaluate(() => /\bin \d+ ?s(?:econds?)?\b/.test(document.body.innerText)))) return first
  await page.clock.setFixedTime(NOW + A_WHILE_MS)
  await page.waitForTimeout(A_LOOK_MS)
  const later = await page.evaluate(regions)
  await page.clock.setFixedTime(NOW)
  return [...first, ...later.filter((text) => !first.includes(text)).map((text) => `then ${text}`)]
}

/** Runs in the page: the regions that a screen reader follows, with what it reads of them. */
function regions(): string[] {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
    if (!(node instanceof Element) || node.closest('[aria-hidden="true"]') !== null) return ''
    return [...node.childNodes].map(read).join(node.childElementCount > 0 ? ' ' : '')
  }
  const all = document.querySelectorAll(
    'output, [role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]',
  )
  return [...all].flatMap((region) => {
    const role = region.getAttribute('role') ?? (region.tagName === 'OUTPUT' ? 'status' : 'polite')
    const text = read(region).replaceAll(/\s+/g, ' ').trim()
    return text === '' ? [] : [`${role}: ${text}`]
  })
}
