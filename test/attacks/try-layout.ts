import type { Ground } from './ground.ts'
import type { Layout } from './layouts.ts'
import { inPage } from './try-attack.ts'

/** How long a person has looked at a page before they press. */
const LOOKED = 900

/** What the dock shows of its alerts and its first words, for whoever asks why it refused. */
const shown = ({ frame }: Ground) =>
  frame().evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' ').slice(0, 400))

/** What comes of an honest click on a choice, on the first press: `accepted`, or `REFUSED` with what the dock shows then. */
export async function honestClick(ground: Ground, { page: script }: Layout): Promise<string> {
  await ground.again()
  const somewhere = await ground.boxOf('choice')
  if (somewhere === null) throw new Error('The dock shows no choice.')
  await inPage(ground, script, somewhere)
  await ground.page.waitForTimeout(LOOKED)
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
