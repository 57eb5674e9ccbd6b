import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import { createCast, type Role } from './cast.ts'
import { completedTimes, sentFor } from './open-calls.ts'
import { button, says } from './panels.ts'
import { outcome } from './recorded.ts'

/** At which moments of the undo window Undo is pressed. */
const MOMENTS = Array.from({ length: 50 }, (_, turn) => turn * 100)
/** So many popups at once press; the others wait for their turn. */
const AT_ONCE = 25
/** A press until then is in time on any machine; the last ones race with the end of the window, and either may win. */
const IN_TIME_MS = 4500

let stage: Stage
let panels: { person: Role; popup: Page; moment: number }[]

/** One popup for each moment: each speaks of a tab of its own, and shows a person of its own. */
beforeAll(async () => {
  stage = await buildStage({ reply: { tasks: 320, contacts: 330 } })
  const cast = createCast(stage)
  await stage.setUp([])
  const wanted = MOMENTS.map((moment) => ({ moment, tabId: 900_000 + moment, person: cast.next('call') }))
  const first = await openedFor(wanted[0]?.tabId ?? 0)
  const asked = wanted.map(({ tabId, person }) => ({ type: 'panel.openTask', tabId, taskId: person.task.id }))
  await first.evaluate(`Promise.all(${JSON.stringify(asked)}.map((one) => chrome.runtime.sendMessage(one)))`)
  await first.close()
  panels = []
  for (let begun = 0; begun < wanted.length; begun += 10) {
    const some = wanted.slice(begun, begun + 10)
    panels.push(
      ...(await Promise.all(
        some.map(async ({ moment, person, tabId }) => ({ moment, person, popup: await openedFor(tabId) })),
      )),
    )
  }
  await Promise.all(panels.map(({ popup }) => button(popup, 'Positive').waitFor()))
}, 300_000)
afterAll(() => stage.end())

/** A popup that speaks of a tab of this number. */
async function openedFor(tabId: number): Promise<Page> {
  const popup = await stage.browser.context.newPage()
  await popup.goto(stage.browser.extensionUrl(`/popup.html?tab=${tabId}`))
  return popup
}

/** What else the panel can be doing, begun as a person begins it: on the list of the day. `turn`: the row to press. */
const OTHERS: [what: string, begin: (popup: Page, turn: number) => Promise<void>][] = [
  ['tasks are read again', (popup) => button(popup, 'Read tasks again').click()],
  [
    'somebody is looked for',
    async (popup, turn) => {
      await popup.getByLabel('Task ID or link').fill(`nobody-${turn}@nowhere.example`)
      await button(popup, 'Find task').click()
    },
  ],
  ['another task is being opened', (popup, turn) => popup.getByRole('list').getByRole('button').nth(turn).click()],
]

test.each(OTHERS)(
  'Undo is heard at every 100 ms of its window while %s',
  async (_, begin) => {
    for (let turn = 0; turn * AT_ONCE < panels.length; turn += 1) {
      const pressing = panels.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)
      // Reply answers nothing until all have pressed, so what else was begun is under way all the time.
      const held = stage.reply.control.addFault({ kind: 'hold', path: '/v3/**', times: 'always' })
      await Promise.all(
        pressing.map(async ({ popup }) => {
          await popup.getByRole('button', { name: / due$/ }).click()
          await begin(popup, turn)
          await popup.getByRole('button', { name: / due$/ }).click()
        }),
      )
      const pressed = await Promise.all(pressing.map((one) => undoAfter(one)))
      stage.reply.control.releaseHeld(held)
      stage.reply.control.clearFaults()
      expect(pressed.filter(({ at, said }) => at < IN_TIME_MS && said !== 'Undone')).toEqual([])
      for (const { person } of pressed.filter(({ said }) => said === 'Undone')) {
        const states = (await outcome(stage, person)).states
        expect({ states: new Set(states), sent: sentFor(stage, person).length }).toEqual({
          states: new Set(['cancelled']),
          sent: 0,
        })
        expect(completedTimes(stage, person)).toBe(0)
      }
    }
  },
  150_000,
)

/** Chooses, presses U so long after that, and reads what became of it. */
async function undoAfter({ person, popup, moment }: (typeof panels)[number]) {
  await popup.keyboard.press('1')
  await button(popup, 'Undo').waitFor()
  const chosen = Date.now()
  await new Promise((resolve) => setTimeout(resolve, moment))
  await popup.keyboard.press('u')
  const at = Date.now() - chosen
  await says(popup, /Undone|Sending|Checking|Waiting/)
  const said = await popup.getByRole('status').first().innerText()
  return { person, at, said: said.startsWith('Undone') ? 'Undone' : said }
}
