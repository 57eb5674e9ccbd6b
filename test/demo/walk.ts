import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DEMO_KEY } from '../sandbox/keys.ts'
import { lineOf } from './completions.ts'
import { checkCompletions, checkNothingElse, type Owed } from './ledger.ts'
import { historyScene } from './scenes/history.ts'
import { pastedScene } from './scenes/pasted.ts'
import { popupScene } from './scenes/popup.ts'
import { profileScene } from './scenes/profile.ts'
import { recordScene } from './scenes/record.ts'
import { runScene } from './scenes/run.ts'
import { setUpScene } from './scenes/set-up.ts'
import { buildStage, type Stage } from './stage.ts'
import { bad, faint, good, say, strong } from './terminal.ts'

/** What a scene of the walk works with. */
export type Walk = {
  stage: Stage
  /** Does one thing, says it in the terminal with the time it took, and stops the walk when it fails. */
  step: <Value>(sentence: string, act: () => Promise<Value>) => Promise<Value>
  /** Takes a picture of what is seen. */
  picture: (name: string, page: Page) => Promise<void>
  /** Notes what the stand-in must have been told by now, exactly once, and checks it. */
  owe: (...completions: Owed[]) => void
}

/** Pictures of 1280 x 860 CSS pixels: the window is higher by what a browser has above the page. */
const BROWSER = { args: ['--window-size=1280,947', '--force-device-scale-factor=2'] }

/**
 * Walks the main job without a person: sets up, completes tasks from the dock and the real popup, looks at the history. Checks
 * at the stand-in that exactly the right requests arrived. Writes pictures to the folder. Gives the exit code: 0 only if all was so.
 */
export async function walkDemo(folder: string): Promise<number> {
  const began = performance.now()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  say(
    `${strong('Wrapup walks its main job')} in a Chromium without a window, against a stand-in for Reply on this computer.\n`,
  )

  const stage = await buildStage({ browser: BROWSER })
  stage.browser.context.setDefaultTimeout(10_000)
  const owed: Owed[] = []
  let pictures = 0
  const walk: Walk = {
    stage,
    async step(sentence, act) {
      const start = performance.now()
      try {
        const value = await act()
        say(`  ${good('✓')} ${sentence} ${faint(`${Math.round(performance.now() - start)} ms`)}`)
        return value
      } catch (error) {
        say(`  ${bad('✗')} ${sentence}`)
        throw error
      }
    },
    async picture(name, page) {
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...(await wholePopup(page)) })
      pictures += 1
    },
    owe(...completions) {
      owed.push(...completions)
      checkCompletions(stage.reply, owed, DEMO_KEY)
    },
  }

  try {
    for (const scene of [setUpScene, profileScene, recordScene, popupScene, pastedScene, historyScene, runScene])
      await scene(walk)
    checkCompletions(stage.reply, owed, DEMO_KEY)
    checkNothingElse(stage.reply)
    say(`\n${strong('What reached the stand-in')}, besides ${reads(stage)} requests that only read:`)
    for (const entry of stage.reply.journal.find('POST', '/v3/tasks/*/complete')) say(`  ${lineOf(entry)}`)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`\n${good('All of it was as it should be.')} ${pictures} pictures in ${folder}/, ${seconds} s.`)
    return 0
  } catch (error) {
    say(`\n${error instanceof Error ? error.message : String(error)}`)
    say('The last requests to the stand-in:')
    for (const entry of stage.reply.journal.entries.slice(-5)) say(`  ${lineOf(entry)}`)
    for (const [index, page] of stage.browser.context.pages().entries()) {
      const path = join(folder, `failed-${index}.png`)
      const taken = await page.screenshot({ path, timeout: 3000 }).catch(() => null)
      if (taken !== null) say(faint(`  ${path}: ${page.url()}`))
    }
    return 1
  } finally {
    await stage.end()
  }
}

/** Without a window Chromium does not let a popup grow to its content, as it does with one: what is below is shown, too. */
async function wholePopup(page: Page) {
  if (!page.url().includes('/popup.html')) return {}
  const { width, height } = await page.locator('#root > *').evaluate((element) => element.getBoundingClientRect())
  return { fullPage: true, clip: { x: 0, y: 0, width, height } }
}

function reads({ reply }: Stage): number {
  return reply.journal.entries.length - reply.journal.find('POST', '/v3/tasks/*/complete').length
}
