import type { Page } from 'playwright-core'
import { openPopup } from '../browser/launch.ts'
import type { Stage } from './stage.ts'

const TURNS = 10
/** What the calls of the run end as, in turn: the key, its word, and what Reply is told. */
const OUTCOMES = [
  { key: '1', word: 'Positive', callResolution: 0 },
  { key: '2', word: 'To call', callResolution: 1 },
  { key: '3', word: 'Negative', callResolution: 2 },
] as const

/** What was chosen for somebody in the run. */
export type Turn = { name: string; word: string; body: string }

export type Beside = { page: Page; panel: Page }

/** A tab with nobody in it, and the browser's side panel beside it, opened as a person does. */
export async function panelBeside({ browser, crm }: Stage): Promise<Beside> {
  const page = await browser.context.newPage()
  await page.goto(`${crm.url}/companies`)
  const popup = await openPopup(browser, page)
  const [panel] = await Promise.all([
    browser.context.waitForEvent('page', (one) => one.url().includes('/sidepanel.html')),
    popup.getByRole('button', { name: 'Open in the side panel' }).click(),
  ])
  await panel.waitForLoadState()
  return { page, panel }
}

/**
 * Goes through ten tasks of the day by keyboard, whatever they are; who has a stop sign, or no page, is skipped. `tell` is awaited before each key.
 * Gives what was chosen, in its order; the last one is left with its outcome and the way on.
 */
export async function runOfTen({ panel }: Beside, tell: (caption: string) => Promise<void>): Promise<Turn[]> {
  await tell('T: Today, everything that is due, in the order in which it is worked.')
  await panel.getByRole('heading', { level: 1 }).waitFor()
  await panel.keyboard.press('t')
  await panel.getByRole('list', { name: 'Tasks' }).getByRole('listitem').first().waitFor()
  await tell('Enter: the run begins with the first person.')
  await panel.keyboard.press('Enter')

  const turns: Turn[] = []
  const heading = panel.getByRole('heading', { level: 1 })
  const skip = panel.getByRole('region', { name: 'Run' }).getByRole('button', { name: 'Skip' })
  const chosen = panel.getByRole('button', { name: 'Send now' })
  for (let tries = 0; turns.length < TURNS && tries < 3 * TURNS; tries += 1) {
    // The card of whose turn it is can be skipped: what was chosen for cannot.
    await skip.waitFor()
    // Who is on the way is named before their card is there.
    await panel.locator('main:not([aria-busy=true])').waitFor()
    const name = (await heading.innerText()).trim()
    const isCall = await panel.getByRole('button', { name: 'To call' }).isVisible()
    const outcome = isCall ? (OUTCOMES[turns.length % OUTCOMES.length] ?? OUTCOMES[0]) : null
    const [key, word] = outcome === null ? ['Enter', 'Complete task'] : [outcome.key, outcome.word]
    const reason = await whyNot(panel)
    if (reason !== null) {
      await tell(`S: ${name} waits until tomorrow, ${reason}.`)
      await panel.keyboard.press('s')
      await untilAnother(panel, name)
      continue
    }
    await tell(`${key}: ${word}, for ${name}. It can be undone for five seconds.`)
    await panel.keyboard.press(key)
    await chosen.waitFor()
    turns.push({
      name,
      word,
      body: JSON.stringify({
        ...(outcome !== null && { callResolution: outcome.callResolution }),
        finishProspectInSequence: false,
      }),
    })
    if (turns.length === TURNS) break
    await tell(`N: on to the next one. ${name}’s goes out by itself.`)
    await panel.keyboard.press('n')
    await skip.waitFor()
  }
  return turns
}

/** So long a page may take until it shows whose turn it is. */
const ARRIVING = 8000

/** Why somebody is left for another day; null where the page shows them and nothing stands in the way. */
async function whyNot(panel: Page): Promise<string | null> {
  const isHere = await panel
    .getByText('LinkedIn profile matches')
    .waitFor({ timeout: ARRIVING })
    .then(() => true)
    .catch(() => false)
  if (!isHere) return 'with no page to work on'
  return (await panel.getByRole('list', { name: 'Before you go on' }).isVisible()) ? 'with a stop sign' : null
}

/** Two tasks of one person can follow each other: then it is the foot that has changed. */
async function untilAnother(panel: Page, name: string): Promise<void> {
  await panel
    .waitForFunction((before) => document.querySelector('h1')?.textContent?.trim() !== before, name, { timeout: 2000 })
    .catch(() => undefined)
}
