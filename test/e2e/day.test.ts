import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#test/day/day-of.ts'
import { median, turnsTaken, watchTurns } from '#test/day/turns.ts'
import { buildStage, type Stage } from '#test/demo/stage.ts'
import type { TaskType } from '#test/sandbox/model.ts'
import type { Role } from './cast.ts'
import { openSidePanel } from './panels.ts'
import { completionsSent } from './watching.ts'

let stage: Stage
let roles: Role[]

/** A rep's day of these tasks, connected. */
async function begin(types: readonly TaskType[]): Promise<void> {
  stage = await buildStage({ reply: { tasks: 120, contacts: 130 } })
  roles = dayOf(stage, types)
  await (await stage.setUp(['LinkedIn'])).close()
}

/** The side panel over a tab that shows nothing. */
async function sideBySide(): Promise<{ page: Page; panel: Page }> {
  const page = await stage.browser.context.newPage()
  await page.goto(stage.profileUrl('nobody-at-all'))
  const panel = await openSidePanel(stage, page)
  await page.bringToFront()
  return { page, panel }
}

/** A rep at the keyboard, who counts. */
function atKeyboard(panel: Page) {
  let pressed = 0
  return {
    async press(key: string) {
      pressed += 1
      await panel.keyboard.press(key)
    },
    pressed: () => pressed,
  }
}

/** Starts the run from the list, by keyboard. */
async function startRun(panel: Page): Promise<void> {
  await panel.getByRole('heading', { level: 1 }).waitFor()
  await panel.keyboard.press('t')
  await panel
    .getByRole('list', { name: 'Tasks' })
    .getByText(roles[0]?.name ?? '')
    .waitFor()
  await panel.keyboard.press('Enter')
}

/** Whose turn it is, once the card is there and the page agrees with it. */
async function turn(panel: Page, page: Page, left: readonly Role[]): Promise<Role> {
  const heading = panel.locator('main:not([aria-busy=true]) h1')
  const shown = async () => {
    const name = await heading.innerText()
    return left.find((role) => role.name === name)?.name ?? `${name} is not among those who are left`
  }
  await expect.poll(shown, { timeout: 15_000 }).toSatisfy((name: string) => left.some((role) => role.name === name))
  const name = await heading.innerText()
  const role = left.find((one) => one.name === name)
  if (role === undefined) throw new Error(`It is nobody's turn: ${name}`)
  await page.waitForURL(stage.profileUrl(role.slug))
  await panel.getByText('LinkedIn profile matches').waitFor()
  return role
}

const foot = (panel: Page) => panel.getByRole('region', { name: 'Run' })

describe('a day of twelve mixed tasks', () => {
  beforeAll(() =>
    begin([
      'call',
      'linkedIn',
      'manualEmail',
      'call',
      'toDo',
      'call',
      'manualEmail',
      'linkedIn',
      'call',
      'call',
      'linkedIn',
      'call',
    ]),
  )
  afterAll(() => stage.end())

  test('is worked from the first to the last by keyboard alone, in one tab, at two keys a task', {
    timeout: 240_000,
  }, async () => {
    const { page, panel } = await sideBySide()
    const tabs = stage.browser.context.pages().length
    await startRun(panel)
    await watchTurns(panel)
    const keys = atKeyboard(panel)
    const chosen = new Map<number, { resolution: number | undefined; note: string | null }>()
    const skipped = new Set<number>()
    const perTask: number[] = []
    let left = [...roles]
    while (left.length > 0) {
      const before = keys.pressed()
      const role = await turn(panel, page, left)
      left = left.filter((one) => one !== role)
      const { id, taskType } = role.task
      const at = roles.length - left.length
      await foot(panel)
        .getByText(`${at - skipped.size} of ${roles.length - skipped.size}`)
        .waitFor()
      if (at === 3 || at === 7) {
        skipped.add(id)
        await keys.press('s')
        continue
      }
      const note = at === 2 || at === 5 ? `Spoke at length, ${at}` : null
      if (note !== null) {
        await panel.keyboard.press('a')
        await panel.keyboard.type(note)
        await panel.keyboard.press('Escape')
      }
      const resolution = taskType === 'call' ? at % 3 : undefined
      await keys.press(resolution === undefined ? 'Enter' : String(resolution + 1))
      chosen.set(id, { resolution, note })
      await panel.getByRole('button', { name: 'Send now' }).waitFor()
      if (left.length > 0) await keys.press('n')
      perTask.push(keys.pressed() - before)
    }
    expect(median(perTask)).toBeLessThanOrEqual(2)
    // Who comes next is on the panel in the frame after the key's own, whatever Reply and the page take.
    const frames = (await turnsTaken(panel)).map((one) => one.frames)
    expect(frames.length).toBeGreaterThan(5)
    expect(median(frames)).toBeLessThanOrEqual(2)
    expect(stage.browser.context.pages().length).toBe(tabs)

    await expect.poll(() => completionsSent(stage).length, { timeout: 30_000 }).toBe(chosen.size)
    await foot(panel).getByText(`All ${chosen.size} done`).waitFor()
    for (const { task, name } of roles) {
      const choice = chosen.get(task.id)
      const sent = completionsSent(stage).filter(({ path }) => path === `/v3/tasks/${task.id}/complete`)
      const wanted =
        choice === undefined
          ? []
          : [
              choice.resolution === undefined
                ? { finishProspectInSequence: false }
                : { callResolution: choice.resolution, finishProspectInSequence: false },
            ]
      expect({ name, sent: sent.map(({ body }): unknown => JSON.parse(body ?? '')) }).toEqual({ name, sent: wanted })
      expect({ name, status: stage.reply.world.tasks.get(task.id)?.status }).toEqual({
        name,
        status: choice === undefined ? 'new' : 'finished',
      })
    }
    const notes = [...chosen.values()].flatMap(({ note }) => (note === null ? [] : [note]))
    const written = () =>
      stage.reply.journal.entries.filter(
        ({ method, body }) => method === 'POST' && notes.some((note) => body?.includes(note)),
      )
    await expect.poll(() => written().length, { timeout: 30_000 }).toBe(notes.length)

    await panel.keyboard.press('t')
    await panel.getByRole('heading', { name: `Skipped until tomorrow ${skipped.size}` }).waitFor()
    await panel.close()
  })
})

describe('a run', () => {
  beforeAll(() => begin(['call', 'call', 'call', 'call', 'call', 'call']))
  afterAll(() => stage.end())
  beforeEach(() => stage.reply.journal.clear())

  test('goes on while the outcome before can still be undone, by its own button', { timeout: 90_000 }, async () => {
    const { page, panel } = await sideBySide()
    await startRun(panel)
    const first = await turn(panel, page, roles)
    await panel.keyboard.press('1')
    await panel.getByRole('button', { name: 'Send now' }).waitFor()
    await panel.keyboard.press('n')
    const second = await turn(
      panel,
      page,
      roles.filter((role) => role !== first),
    )
    await foot(panel)
      .getByText(/^Positive, \d s$/)
      .waitFor()
    await panel.keyboard.press('u')
    await panel.getByRole('button', { name: `Undo ${first.name}` }).waitFor({ state: 'detached' })
    // A second outcome is sent while nothing of the first one is.
    await panel.keyboard.press('3')
    await panel.getByRole('button', { name: 'Send now' }).click()
    await expect
      .poll(() => completionsSent(stage).map(({ path }) => path))
      .toEqual([`/v3/tasks/${second.task.id}/complete`])
    expect(stage.reply.world.tasks.get(first.task.id)?.status).toBe('new')
    roles = roles.filter((role) => role !== second)
    await panel.close()
  })

  test('that was paused goes on where it was when the browser was started again', { timeout: 90_000 }, async () => {
    const { page, panel } = await sideBySide()
    await foot(panel)
      .getByRole('button', { name: 'Go on' })
      .or(foot(panel).getByRole('button', { name: 'Next' }))
      .click()
    const here = await turn(panel, page, roles)
    await foot(panel).getByRole('button', { name: 'More of the run' }).click()
    await panel.getByRole('menuitem', { name: 'Pause' }).click()
    await foot(panel).getByText('Paused').waitFor()
    await stage.restart()
    const again = await sideBySide()
    await foot(again.panel).getByText('Paused').waitFor()
    await foot(again.panel).getByText(`Go on with ${here.name}`).waitFor()
    await again.panel.keyboard.press('n')
    expect(await turn(again.panel, again.page, roles)).toBe(here)
    await foot(again.panel).getByText('Paused').waitFor({ state: 'detached' })
    await again.panel.close()
  })

  test('comes back to who was passed without an outcome', { timeout: 90_000 }, async () => {
    const { page, panel } = await sideBySide()
    await foot(panel)
      .getByRole('button', { name: /Go on|Next/ })
      .click()
    const here = await turn(panel, page, roles)
    await panel.keyboard.press('n')
    await turn(
      panel,
      page,
      roles.filter((role) => role !== here),
    )
    await foot(panel).getByRole('button', { name: 'More of the run' }).click()
    await panel.getByRole('menuitem', { name: `Back to ${here.name}` }).click()
    expect(await turn(panel, page, [here])).toBe(here)
    await foot(panel).getByRole('button', { name: 'More of the run' }).click()
    await panel.getByRole('menuitem', { name: 'End the run' }).click()
    await foot(panel).waitFor({ state: 'detached' })
    await panel.close()
  })
})

describe('several tasks of the day', () => {
  beforeAll(() => begin(['manualEmail', 'call', 'toDo', 'linkedIn', 'manualEmail']))
  afterAll(() => stage.end())
  beforeEach(() => stage.reply.journal.clear())

  test('are completed by keyboard, each by its own request and no call among them; and taken back by one key', {
    timeout: 90_000,
  }, async () => {
    const { panel } = await sideBySide()
    await panel.getByRole('heading', { level: 1 }).waitFor()
    await panel.keyboard.press('t')
    const list = panel.getByRole('list', { name: 'Tasks' })
    await list.getByText(roles[0]?.name ?? '').waitFor()
    const chosen = panel.getByRole('region', { name: 'Chosen tasks' })
    const choose = async (name: string) => {
      await list.getByRole('checkbox', { name: `Choose ${name}` }).check()
    }

    await panel.keyboard.press('j')
    await panel.keyboard.press('x')
    await panel.keyboard.press('Shift+J')
    await panel.keyboard.press('Shift+J')
    await chosen.getByText('3 chosen').waitFor()
    await chosen.getByRole('button', { name: /^Complete \d/ }).click()
    await panel.getByRole('region', { name: 'What was done' }).getByRole('button', { name: 'Undo' }).waitFor()
    await panel.keyboard.press('u')
    await panel.getByText(/^\d undone$/).waitFor()
    expect(completionsSent(stage)).toEqual([])

    for (const { name } of roles) await choose(name)
    await chosen.getByText('1 is a call').waitFor()
    await chosen.getByRole('button', { name: 'Complete 4' }).click()
    const plain = roles.filter(({ task }) => task.taskType !== 'call')
    await expect
      .poll(() => completionsSent(stage).map(({ path }) => path), { timeout: 30_000 })
      .toHaveLength(plain.length)
    expect(completionsSent(stage).map(({ path }) => path)).toEqual(
      expect.arrayContaining(plain.map(({ task }) => `/v3/tasks/${task.id}/complete`)),
    )
    const open = roles.filter(({ task }) => stage.reply.world.tasks.get(task.id)?.status === 'new')
    expect(open.map(({ task }) => task.taskType)).toEqual(['call'])
    await panel.close()
  })
})
