import type { Attack, Box } from './attack.ts'
import type { Ground } from './ground.ts'
import { isMainButton, isSeen, picture } from './seen.ts'

/** `seen`: it happened, and the button was there in plain sight when it was pressed, and half a second before. */
export type Outcome = 'nothing' | 'seen' | 'UNSEEN'

const SECOND_PRESS = 700

/** Runs a script of the page's. */
export async function inPage({ page }: Ground, script: string, at: Box): Promise<void> {
  await page.evaluate(`((at, kit) => { ${script} })(${JSON.stringify(at)}, window.kit)`)
}

/** Tries one attack with a real pointer and real keys, and says what came of it. */
export async function tryAttack(ground: Ground, attack: Attack): Promise<Outcome> {
  const { page } = ground
  if (attack.untouched === true) await ground.load()
  else {
    await ground.again()
    await ground.prepare(attack.aim)
  }
  const at = attack.untouched === true ? { x: 900, y: 600, width: 90, height: 60 } : await ground.boxOf(attack.aim)
  if (at === null) throw new Error(`There is nothing to press for ${attack.aim}.`)
  const known = await picture(ground, at)
  await inPage(ground, attack.page, at)
  await page.waitForTimeout(attack.wait)
  const before = await picture(ground, at)
  const wait = Date.now() + 500
  await point(ground, attack, at)
  if (attack.late !== undefined) await inPage(ground, attack.late, at)
  await page.waitForTimeout(attack.late === undefined ? Math.max(0, wait - Date.now()) : 170)
  const now = await picture(ground, at).catch(() => '')
  const second = await act(ground, attack, at)
  await page.waitForTimeout(300)
  if (!(await ground.hasHappened(attack.aim))) return 'nothing'
  // The question that the first press only asked was answered by the second: was that in plain sight, for half a second?
  if (second !== null) {
    const [wasThere, isThere] = [await isMainButton(ground, second.before), await isMainButton(ground, second.now)]
    return wasThere && isThere ? 'seen' : 'UNSEEN'
  }
  // What a key brought about can't have been meant, whatever was seen: nobody meant the dock.
  const wasSeen =
    attack.deed.kind === 'press' && (await isSeen(ground, known, before)) && (await isSeen(ground, known, now))
  return wasSeen ? 'seen' : 'UNSEEN'
}

async function point({ page }: Ground, { deed }: Attack, at: Box): Promise<void> {
  if (deed.kind !== 'press') return
  await page.mouse.move(at.x + at.width / 2 + (deed.beside ?? 0), at.y + at.height / 2, { steps: 3 })
}

/** Gives what the person saw of the second button, where the first press had brought about nothing and that one was there. */
async function act(ground: Ground, { deed, aim }: Attack, at: Box): Promise<{ before: string; now: string } | null> {
  const { page } = ground
  if (deed.kind === 'pressAndType') {
    const box = await page.locator(deed.on).boundingBox()
    if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(100)
  }
  if (deed.kind !== 'press') {
    await type(ground, deed.keys)
    return null
  }
  await page.mouse.down()
  await page.mouse.up()
  await page.waitForTimeout(450)
  const isDone = await ground.hasHappened(aim)
  // A page that knows our code has its second "Continue" where the dock would have a choice confirmed.
  const confirm = aim === 'choice' && !isDone ? await ground.boxOf('choice', 'Confirm Positive') : null
  const before = confirm === null ? null : await picture(ground, confirm)
  await page.waitForTimeout(SECOND_PRESS)
  const now = confirm === null ? null : await picture(ground, confirm)
  const next = confirm ?? at
  await page.mouse.move(next.x + next.width / 2, next.y + next.height / 2)
  await page.mouse.down()
  await page.mouse.up()
  return before === null || now === null ? null : { before, now }
}

async function type({ page }: Ground, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key === 'wait') await page.waitForTimeout(700)
    else await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
}
