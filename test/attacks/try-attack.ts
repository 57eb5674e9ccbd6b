import type { Attack, Box } from './attack.ts'
import type { Ground } from './ground.ts'
import { isMainButton, isSeen, picture } from './seen.ts'

/** `seen`: it happened, and the button was there in plain sight when it was pressed, and half a second before. */
export type Outcome = 'nothing' | 'seen' | `UNSEEN${string}`

/** What a person saw of what they pressed: half a second before, and at the press. */
type Sight = { before: string; now: string }

/** How long a person looks at what is there before they press. */
const LOOKED = 500
/** From what a page does under the pointer to the press that comes of the person's own decision before. */
const TOO_LATE_TO_STOP = 170
/** After a press that brought about nothing a person looks, and presses again. */
const PUZZLED = 300
const SECOND_PRESS = 700

/** Runs a script of the page's. */
export async function inPage({ page }: Ground, script: string, at: Box): Promise<void> {
  await page.evaluate(
    `((at, kit, addEventListener) => { ${script} })(${JSON.stringify(at)}, window.kit, window.kit.listen)`,
  )
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
  const { deed } = attack
  if (deed.kind !== 'press') {
    await typeAsAsked(ground, deed)
    // What a key brought about can't have been meant, whatever was seen: nobody meant the dock.
    return (await happens(ground, attack)) ? 'UNSEEN: by keys' : 'nothing'
  }
  if (attack.unpictured === true) {
    await point(ground, deed.beside ?? 0, at)
    await inPage(ground, attack.late ?? '', at)
    await new Promise((resolve) => setTimeout(resolve, TOO_LATE_TO_STOP))
    await press(ground)
    return (await happens(ground, attack)) ? 'UNSEEN: at the only press' : 'nothing'
  }
  const earlier = await picture(ground, at)
  const wait = Date.now() + LOOKED
  await point(ground, deed.beside ?? 0, at)
  if (attack.late !== undefined) await inPage(ground, attack.late, at)
  const changed = Date.now()
  await page.waitForTimeout(attack.late === undefined ? Math.max(0, wait - Date.now()) : TOO_LATE_TO_STOP)
  const now = await picture(ground, at).catch(() => '')
  // Where the machine is slow, half a second before the press may be after the page's last move.
  const before = Date.now() - changed >= LOOKED ? now : earlier
  await press(ground)
  await page.waitForTimeout(PUZZLED)
  if (await ground.hasHappened(attack.aim)) {
    const wasSeen = (await isSeen(ground, known, before)) && (await isSeen(ground, known, now))
    return wasSeen ? 'seen' : 'UNSEEN: at the first press'
  }
  return pressAgain(ground, attack, at, known)
}

/**
 * The second press. A page that knows our code has its second "Continue" where the dock would have a choice confirmed; else
 * it is where the first was.
 */
async function pressAgain(ground: Ground, attack: Attack, at: Box, known: string): Promise<Outcome> {
  const { page } = ground
  const confirm = attack.aim === 'choice' ? await ground.boxOf('choice', 'Confirm Positive') : null
  const next = confirm ?? at
  const before = await picture(ground, next)
  await page.waitForTimeout(SECOND_PRESS)
  const now = await picture(ground, next)
  await page.mouse.move(next.x + next.width / 2, next.y + next.height / 2)
  await press(ground)
  if (!(await happens(ground, attack))) return 'nothing'
  const wasThere =
    confirm === null ? await looksAsKnown(ground, known, { before, now }) : await isQuestion(ground, { before, now })
  return wasThere ? 'seen' : `UNSEEN: at the ${confirm === null ? 'second press' : 'confirmation'}`
}

const looksAsKnown = async (ground: Ground, known: string, { before, now }: Sight) =>
  (await isSeen(ground, known, before)) && (await isSeen(ground, known, now))

const isQuestion = async (ground: Ground, { before, now }: Sight) =>
  (await isMainButton(ground, before)) && (await isMainButton(ground, now))

/** Whether what the page wants comes to pass in the time that the dock and the worker need for it. */
async function happens(ground: Ground, { aim }: Attack): Promise<boolean> {
  const until = Date.now() + 400
  while (Date.now() < until) {
    if (await ground.hasHappened(aim)) return true
    await ground.page.waitForTimeout(40)
  }
  return false
}

/** To the button, or to where the page has lured the person. */
async function point({ page }: Ground, beside: number, at: Box): Promise<void> {
  const lure = await page.evaluate(() => window.kit.lure)
  const { x, y } = lure ?? { x: at.x + at.width / 2 + beside, y: at.y + at.height / 2 }
  await page.mouse.move(x, y, { steps: 3 })
}

async function press({ page }: Ground): Promise<void> {
  await page.mouse.down()
  await page.mouse.up()
}

async function typeAsAsked(ground: Ground, deed: Exclude<Attack['deed'], { kind: 'press' }>): Promise<void> {
  const { page } = ground
  if (deed.kind === 'pressAndType') {
    const box = await page.locator(deed.on).boundingBox()
    if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(100)
  }
  for (const key of deed.keys) {
    if (key === 'wait') await page.waitForTimeout(SECOND_PRESS)
    else await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
}
