import { watchStalls } from '../browser/stalls.ts'
import type { Ground } from './ground.ts'
import type { Layout } from './layouts.ts'
import { inPage } from './try-attack.ts'

/** How long a person has looked at a page before they press. */
const LOOKED = 900
/** How long a closed dock has been there when it is pressed. */
const RESTED = 700
/** How soon after that a quick person presses a choice. */
const QUICK = 600

/** What the dock shows of its alerts and its first words, for whoever asks why it refused. */
const shown = ({ frame }: Ground) =>
  frame().evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' ').slice(0, 400))

/** So often an attempt is made anew whose machine stood still. */
const ATTEMPTS = 8

/**
 * What comes of an honest click on a choice, on the first press: `accepted`, or `REFUSED` with what the dock shows then. A machine that stood
 * still meanwhile says nothing of the page: nobody vouched for the dock, and refusing is right; such an attempt is made anew.
 */
export async function honestClick(ground: Ground, { page: script }: Layout): Promise<string> {
  let last = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await ground.again()
    const somewhere = await ground.boxOf('choice')
    if (somewhere === null) throw new Error('The dock shows no choice.')
    const stalls = await watchStalls([ground.page, ground.frame()])
    await inPage(ground, script, somewhere)
    await ground.page.waitForTimeout(LOOKED)
    last = await pressed(ground)
    if (last === 'accepted' || !(await stalls.end())) return last
  }
  return `${last} The machine stood still each of ${ATTEMPTS} times.`
}

async function pressed(ground: Ground): Promise<string> {
  const at = await ground.boxOf('choice')
  if (at === null) return `REFUSED: there was nothing to press. ${await shown(ground)}`
  await ground.page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 2 })
  await ground.page.mouse.down()
  await ground.page.mouse.up()
  const until = Date.now() + 2500
  while (Date.now() < until) {
    if (await ground.hasHappened('choice')) return 'accepted'
    await ground.page.waitForTimeout(50)
  }
  return `REFUSED: ${await shown(ground)}`
}

/** What comes of an honest click on the first choice 600 ms after the closed dock was pressed. */
export async function quickClick(ground: Ground): Promise<string> {
  let last = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await ground.takeBack()
    await ground.load()
    await ground.page.waitForTimeout(RESTED)
    const stalls = await watchStalls([ground.page, ground.frame()])
    await ground
      .frame()
      .getByRole('button', { name: /^Reply task:/ })
      .click()
    await ground.page.waitForTimeout(QUICK)
    last = await pressed(ground)
    if (last === 'accepted' || !(await stalls.end())) return last
  }
  return `${last} The machine stood still each of ${ATTEMPTS} times.`
}
