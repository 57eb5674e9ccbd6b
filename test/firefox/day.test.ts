import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Decision, decisionsOf, typesOf } from '#test/day/chosen.ts'
import { dayOf } from '#test/day/day-of.ts'
import { judge } from '#test/day/judge.ts'
import type { Turn } from '#test/day/rep.ts'
import { median } from '#test/day/turns.ts'
import type { Role } from '#test/e2e/cast.ts'
import { buildFirefoxStage, type FirefoxStage } from './stage.ts'
import { openSidebar } from './surfaces.ts'
import { findView, pressKey, type View } from './view.ts'

const SEED = 3
/** A fifth of a rep's day; `WRAPUP_DAY_TASKS=60` plays all of it. */
const TASKS = Number(process.env['WRAPUP_DAY_TASKS'] ?? 12)
const CODES: Readonly<Record<string, string>> = { Enter: 'Enter', Escape: 'Escape', ArrowDown: 'ArrowDown' }

let stage: FirefoxStage
let roles: Role[]
let decisions: Decision[]

beforeAll(async () => {
  stage = await buildFirefoxStage({ reply: { tasks: TASKS * 15, contacts: TASKS * 15 } })
  roles = dayOf(stage, typesOf(SEED, TASKS))
  decisions = decisionsOf(SEED, TASKS)
  await stage.setUp(['LinkedIn'])
})
afterAll(() => stage.end())

/** A rep at the keyboard, who counts. */
function atKeyboard() {
  let pressed = 0
  return {
    async press(key: string) {
      pressed += 1
      await pressKey(stage.firefox, key, CODES[key] ?? (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`))
    },
    pressed: () => pressed,
  }
}

/** Whose turn it is, once their card can be worked on and the tab has come to their page. */
async function turn(sidebar: View, left: readonly Role[]): Promise<Role> {
  const shown = () =>
    sidebar.run<string>(`return document.querySelector('main:not([aria-busy=true]) h1')?.textContent ?? ''`)
  await expect
    .poll(shown, { timeout: 20_000 })
    .toSatisfy((name: string) => left.some((role) => name.includes(role.name)))
  const name = await shown()
  const role = left.find((one) => name.includes(one.name))
  if (role === undefined) throw new Error(`It is nobody's turn: ${name}`)
  await findView(stage.firefox, stage.profileUrl(role.slug))
  await sidebar.waitText('LinkedIn profile matches')
  return role
}

async function tomorrow(sidebar: View, keys: ReturnType<typeof atKeyboard>): Promise<void> {
  await keys.press('r')
  await sidebar.wait('menuitem', 'Tomorrow')
  const chosen = () => sidebar.run<string>(`return document.activeElement?.textContent ?? ''`)
  for (let tries = 0; tries < 8 && !(await chosen()).startsWith('Tomorrow'); tries += 1) await keys.press('ArrowDown')
  await keys.press('Enter')
}

const tabs = () => stage.firefox.chrome<number>('return gBrowser.tabs.length;')

test('a day of mixed tasks is worked from the first to the last by keyboard alone, in one tab, at two keys a task', {
  timeout: 1_800_000,
}, async () => {
  await stage.open(stage.profileUrl('nobody-at-all'))
  const sidebar = await openSidebar(stage)
  await sidebar.click('heading', '')
  const keys = atKeyboard()
  await keys.press('t')
  await sidebar.wait('button', 'Start run')
  const before = await tabs()
  await keys.press('Enter')

  const turns: Turn[] = []
  let left = [...roles]
  for (const [nth, decision] of decisions.entries()) {
    const began = keys.pressed()
    const role = await turn(sidebar, left)
    left = left.filter((one) => one !== role)
    const isCall = role.task.taskType === 'call'
    const resolution = decision.kind === 'outcome' && isCall ? nth % 3 : null
    if (decision.kind === 'outcome') {
      if (decision.note !== null) {
        await keys.press('a')
        await sidebar.fill('Note', decision.note)
        await keys.press('Escape')
      }
      await keys.press(resolution === null ? 'Enter' : String(resolution + 1))
    }
    if (decision.kind === 'move') await tomorrow(sidebar, keys)
    if (decision.kind !== 'skip') await sidebar.wait('button', 'Send now')
    if (decision.kind === 'skip') await keys.press('s')
    else if (left.length > 0) await keys.press('n')
    turns.push({ role, decision, resolution, keys: keys.pressed() - began, pages: 1 })
  }

  expect(median(turns.map((one) => one.keys))).toBeLessThanOrEqual(2)
  expect(await tabs()).toBe(before)
  expect(await judge(stage, turns)).toEqual([])
})
