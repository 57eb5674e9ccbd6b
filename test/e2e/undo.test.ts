import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from './cast.ts'
import { completedTimes, type OpenCalls, openCalls, sentFor } from './open-calls.ts'
import { button, says } from './panels.ts'
import { outcome } from './recorded.ts'

/**
 * At which moments of the undo window Undo is pressed: a tenth of it apart. The whole of it, `UNDO_EVERY=100 npx vitest run --project e2e
 * test/e2e/undo.test.ts`, takes a quarter of an hour.
 */
const EVERY_MS = Number(process.env['UNDO_EVERY'] ?? 500)
const MOMENTS = Array.from({ length: 5000 / EVERY_MS }, (_, turn) => turn * EVERY_MS)
/**
 * So many popups press at once; each presses at several moments, one window after the other. Every popup is drawn anew with every
 * completion of all of them: ten keep the worker busy for longer than a window (measured).
 */
const AT_ONCE = 2
/** A press until then is in time on any machine; the last ones race with the end of the window, and either may win. */
const IN_TIME_MS = 4500

type Seat = { person: Role; popup: Page; tabId: number }

let stage: OpenCalls['stage']
let seats: Seat[]
let nextCall: OpenCalls['nextCall']

/** Popups that each speak of a tab of their own, and show a person of their own. */
beforeAll(async () => {
  ;({ stage, nextCall } = await openCalls())
  seats = []
  for (let turn = 0; turn < AT_ONCE; turn += 1) {
    const tabId = 900_000 + turn
    const popup = await stage.browser.context.newPage()
    await popup.goto(stage.browser.extensionUrl(`/popup.html?tab=${tabId}`))
    seats.push({ person: nextCall(), popup, tabId })
  }
})
afterAll(() => stage.end())

/** The popup shows its person's task, as on a visit of its own. */
async function sit({ person, popup, tabId }: Seat): Promise<void> {
  const asked = { type: 'panel.openTask', tabId, taskId: person.task.id }
  const sits = async () => {
    await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(asked)})`)
    await popup.reload()
    const heading = popup.getByRole('heading', { level: 1 })
    await heading.waitFor()
    return heading.innerText()
  }
  // What was under way a moment ago may still bring another task.
  await expect.poll(sits, { timeout: 60_000 }).toContain(person.name)
  await button(popup, 'Positive').waitFor()
}

/** What else the panel can be doing, begun as a person begins it: on the list of the day. `turn`: the row to press. */
const OTHERS: [what: string, begin: (popup: Page, turn: number) => Promise<void>][] = [
  ['tasks are read again', (popup) => button(popup, 'Read tasks again').click()],
  [
    'somebody is looked for',
    async (popup, turn) => {
      await popup.getByLabel('Search tasks').fill(`nobody-${turn}@nowhere.example`)
      await button(popup, 'Find in Reply').click()
    },
  ],
  [
    'another task is being opened',
    (popup, turn) =>
      popup
        .getByRole('list', { name: 'Tasks' })
        .locator('[data-task]')
        // Nobody's who sits here, and another one each time: what was read before would be opened at once.
        .filter({ hasNotText: new RegExp(seats.map(({ person }) => person.name).join('|')) })
        .nth(turn)
        .click(),
  ],
]

test.each(OTHERS)(
  'Undo is heard all through its window while %s',
  async (_, begin) => {
    const ended: Role[] = []
    const begun = new Set<Role>()
    let inTime = 0
    for (let turn = 0; turn * AT_ONCE < MOMENTS.length; turn += 1) {
      await Promise.all(seats.map(sit))
      for (const { person } of seats) begun.add(person)
      // Reply answers nothing until all have pressed, so what else was begun is under way all the time.
      const held = stage.reply.control.addFault({ kind: 'hold', path: '/v3/**', times: 'always' })
      await Promise.all(
        seats.map(async ({ popup }) => {
          await popup.getByRole('button', { name: / due$/ }).click()
          await begin(popup, turn)
          await popup.getByRole('button', { name: / due$/ }).click()
        }),
      )
      const pressed = await Promise.all(
        seats.map((seat, place) => undoAfter(seat, MOMENTS[turn * AT_ONCE + place] ?? 0)),
      )
      stage.reply.control.releaseHeld(held)
      stage.reply.control.clearFaults()
      inTime += pressed.filter(({ at }) => at < IN_TIME_MS).length
      expect(pressed.filter(({ at, said }) => at < IN_TIME_MS && said !== 'Undone')).toEqual([])
      for (const { person } of pressed.filter(({ said }) => said === 'Undone')) {
        expect({ sent: sentFor(stage, person).length, effects: completedTimes(stage, person) }).toEqual({
          sent: 0,
          effects: 0,
        })
      }
      // Who pressed too late has completed the task: somebody else sits there next.
      for (const [place, { said, person }] of pressed.entries()) {
        const seat = seats[place]
        if (said === 'Undone' || seat === undefined) continue
        ended.push(person)
        seat.person = nextCall()
      }
    }
    // On a machine on which Undo comes into sight too late, nothing was shown.
    expect(inTime).toBeGreaterThan(MOMENTS.length / 2)
    // Every window that there was has ended by now.
    for (const person of [...ended, ...seats.map((seat) => seat.person)].filter((one) => begun.has(one))) {
      const { states, sent } = await outcome(stage, person)
      expect({ person: person.name, sent }).toEqual({
        person: person.name,
        sent: states.filter((state) => state === 'done').length,
      })
    }
  },
  120_000 + MOMENTS.length * 15_000,
)

/**
 * Chooses, presses U so long after that, and reads what became of it. The window runs from the choice, not from when Undo could be
 * seen: on a busy machine the one comes well after the other. `at` is never less than the part of the window that was over.
 */
async function undoAfter({ person, popup }: Seat, moment: number) {
  const chosen = Date.now()
  await popup.keyboard.press('1')
  await button(popup, 'Undo').waitFor()
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, chosen + moment - Date.now())))
  await popup.keyboard.press('u')
  const at = Date.now() - chosen
  await says(popup, /Undone|Sending…|Checking|Waiting/)
  const said = await popup.getByRole('status').first().innerText()
  return { person: person, at, said: said.startsWith('Undone') ? 'Undone' : said }
}
