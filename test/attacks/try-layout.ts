import type { Ground } from './ground.ts'
import type { Layout } from './layouts.ts'
import { inPage } from './try-attack.ts'

/** How long a person has looked at a page before they press. */
const LOOKED = 900

/** Whether an honest click on a choice counts, on the first press. */
export async function isAccepted(ground: Ground, { page: script }: Layout): Promise<boolean> {
  await ground.again()
  const somewhere = await ground.boxOf('choice')
  if (somewhere === null) throw new Error('The dock shows no choice.')
  await inPage(ground, script, somewhere)
  await ground.page.waitForTimeout(LOOKED)
  const at = await ground.boxOf('choice')
  if (at === null) return false
  await ground.page.mouse.move(at.x + at.width / 2, at.y + at.height / 2, { steps: 2 })
  await ground.page.mouse.down()
  await ground.page.mouse.up()
  const until = Date.now() + 2500
  while (Date.now() < until) {
    if (await ground.hasHappened('choice')) return true
    await ground.page.waitForTimeout(50)
  }
  return false
}
