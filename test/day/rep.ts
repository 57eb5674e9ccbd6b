import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import type { Stage } from '#test/demo/stage.ts'
import type { Role } from '#test/e2e/cast.ts'
import type { Decision, Mishap } from './chosen.ts'
import type { Desk } from './desk.ts'

/** What became of one turn: whose it was, what was decided, and with how many keys. A note's own letters are not counted. */
export type Turn = { role: Role; decision: Decision; resolution: number | null; keys: number; pages: number }

/** How long a rep looks at a screen on which nothing happens before they press again. */
const PATIENCE = 10_000
/** A card may wait for a browser that starts, or for a network that comes back. */
const CARD_WITHIN = 90_000

/** A rep who works a day from its first task to its last by the keyboard alone, and presses again where nothing came of a press. */
export async function workTheDay(
  stage: Stage,
  desk: Desk,
  { roles, decisions, mishaps }: { roles: readonly Role[]; decisions: readonly Decision[]; mishaps: readonly Mishap[] },
): Promise<Turn[]> {
  const turns: Turn[] = []
  let keys = 0
  const key = async (name: string) => {
    keys += 1
    await desk.panel.keyboard.press(name).catch(() => undefined)
  }
  /** Who is on the panel; nobody as long as they are only on the way. */
  const heading = async () =>
    desk.panel
      .locator('main:not([aria-busy=true]) h1')
      .first()
      .innerText({ timeout: 2_000 })
      .catch(() => '')

  const shown = () => desk.panel.locator('body').innerText().catch(String)

  /** Presses, and once more as long as nothing comes of it; as long as it is the same browser. */
  async function until(press: () => Promise<void>, cameOfIt: () => Promise<boolean>, what: string): Promise<void> {
    const browser = desk.browsers()
    for (let tries = 0; tries < 8 && desk.browsers() === browser; tries += 1) {
      await press()
      if (await comes(async () => desk.browsers() !== browser || (await cameOfIt()), PATIENCE)) return
    }
    throw new Error(`Nothing came of ${what}. The panel shows:\n${await shown()}`)
  }

  async function whoseTurn(left: readonly Role[]): Promise<Role> {
    let found: Role | undefined
    const isThere = async () => {
      const name = await heading()
      found = left.find((role) => role.name === name)
      return found !== undefined
    }
    const goesOn = () => desk.panel.getByRole('region', { name: 'Run' }).getByRole('button', { name: /^(Go on|Next)/ })
    for (const end = Date.now() + CARD_WITHIN; Date.now() < end; ) {
      if (await comes(isThere, PATIENCE)) break
      // In a tab that was opened anew the run stands still until the rep goes on.
      if (
        await goesOn()
          .isVisible()
          .catch(() => false)
      )
        await key('n')
    }
    if (found === undefined) throw new Error(`It is nobody's turn. The panel shows:\n${await shown()}`)
    // On a plane no page comes; the card does.
    if (desk.isOffline()) return found
    const address = stage.profileUrl(found.slug)
    const isHere = () => Promise.resolve(desk.page.url() === address || desk.isOffline())
    // The worker died on the way: the same key brings the same person.
    for (let tries = 0; tries < 3 && !(await comes(isHere, PATIENCE)); tries += 1) await key('n')
    if (!(await isHere())) throw new Error(`The page of ${found.name} does not come: ${desk.page.url()}`)
    await desk.panel
      .getByText('LinkedIn profile matches')
      .waitFor({ timeout: CARD_WITHIN })
      .catch(() => undefined)
    return found
  }

  const isGone = (one: Locator) => one.count().then((count) => count === 0)
  /** Their card is there, and offers no outcome any more. */
  const isDecided = async ({ name }: Role) => {
    const { panel } = desk
    const [isCall, isOther, isTheirs] = await Promise.all([
      isGone(panel.getByRole('button', { name: 'Positive', exact: true })),
      isGone(panel.getByRole('button', { name: 'Complete task' })),
      heading().then((shownName) => shownName === name),
    ]).catch(() => [false, false, false])
    return isCall && isOther && isTheirs
  }

  async function writes(note: string): Promise<void> {
    const field = () => desk.panel.getByRole('textbox', { name: 'Note' })
    await until(
      () => key('a'),
      () =>
        field()
          .evaluate((element) => element === document.activeElement)
          .catch(() => false),
      'A',
    )
    // What was typed before a death is still there.
    await desk.panel.keyboard.press('ControlOrMeta+A')
    await desk.panel.keyboard.type(note)
    await key('Escape')
  }

  async function movesToTomorrow(): Promise<void> {
    const { panel } = desk
    await until(
      () => key('r'),
      async () => !(await isGone(panel.getByRole('menu')).catch(() => true)),
      'R',
    )
    for (let tries = 0; tries < 8; tries += 1) {
      const chosen = await panel.evaluate(() => document.activeElement?.textContent ?? '')
      if (chosen.startsWith('Tomorrow')) return key('Enter')
      await key('ArrowDown')
    }
    throw new Error('No menu offers tomorrow.')
  }

  async function decide(role: Role, decision: Decision, resolution: number | null): Promise<void> {
    if (decision.kind === 'move') {
      await until(movesToTomorrow, () => isDecided(role), 'R, tomorrow')
      return
    }
    if (decision.kind === 'skip') return
    if (decision.note !== null) await writes(decision.note)
    await until(
      () => key(resolution === null ? 'Enter' : String(resolution + 1)),
      () => isDecided(role),
      `the outcome of ${role.name}`,
    )
  }

  let left = [...roles]
  let pagesSeen = desk.pagesSeen()
  for (const [nth, decision] of decisions.entries()) {
    const keysBefore = keys
    const role = await whoseTurn(left)
    const pages = desk.pagesSeen() - pagesSeen
    pagesSeen += pages
    for (const { turn, after, what } of mishaps) if (turn === nth) void sleep(after).then(() => desk.happens(what))
    left = left.filter((one) => one !== role)
    const resolution = decision.kind === 'outcome' && role.task.taskType === 'call' ? nth % 3 : null
    const goesOn = async () => {
      const name = await heading()
      return name !== '' && name !== role.name
    }
    const isLast = left.length === 0 && decision.kind !== 'skip'
    for (let here = role; here === role; ) {
      const browser = desk.browsers()
      try {
        await decide(role, decision, resolution)
        if (!isLast) await until(() => key(decision.kind === 'skip' ? 's' : 'n'), goesOn, `going on from ${role.name}`)
      } catch (error) {
        if (desk.browsers() === browser) throw error
      }
      if (desk.browsers() === browser) break
      // Another browser: whoever was not decided yet is still to be, and the run says who that is.
      if (isLast) break
      here = await whoseTurn([role, ...left])
    }
    turns.push({ role, decision, resolution, keys: keys - keysBefore, pages })
  }
  await desk.calm()
  return turns
}

async function comes(isSo: () => Promise<boolean>, within: number): Promise<boolean> {
  for (const end = Date.now() + within; Date.now() < end; await sleep(25))
    if (await isSo().catch(() => false)) return true
  return false
}
