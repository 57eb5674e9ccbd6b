// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
// The list comes as a file of its own: here it is there before it is asked for.
import '#components/day/today.tsx'
import { newTodayPlace } from '#components/day/today-place.ts'
import { SidePanel } from '#components/sidepanel/side-panel.tsx'
import { fail, ok } from '#lib/shared/problem.ts'
import { dayWords } from '#lib/shared/words/day-words.ts'
import { completion, inHours, NOW, taskPanel } from '#test/shots/cast.ts'
import { dayView } from '#test/shots/day-rows.ts'
import { type Answers, type Drawn, draw, settle } from '../components/drawn.tsx'
import { drawAsHighAsAPanel } from './panel-size.ts'

const mail = 'manualEmail' as const
const tasks = [
  { contactName: 'Maya Okafor', dueTo: inHours(-3), type: mail },
  { contactName: 'Bo Lindqvist', dueTo: inHours(-2) },
  { contactName: 'Ana Restrepo', dueTo: inHours(-1), type: mail },
]

drawAsHighAsAPanel()

const done = () => ok({ ids: ['c-1', 'c-3'], left: 0 })

async function today(answers: Answers = {}): Promise<Drawn> {
  const usual: Answers = {
    'panel.get': () => ok(taskPanel()),
    'day.get': () => ok(dayView(tasks)),
    'day.several': done,
    'day.skip': () => ok({ done: true }),
    'run.start': () => ok(taskPanel()),
  }
  const panel = await draw(<SidePanel place={newTodayPlace()} />, { ...usual, ...answers }, 'sidepanel')
  await panel.press('t')
  await settle()
  return panel
}

const chosen = () =>
  [...document.querySelectorAll<HTMLInputElement>('[data-day] input:checked')].map((box) =>
    box.getAttribute('aria-label'),
  )
const asked = ({ sent }: Drawn, name: string) => sent.filter((one) => one.name === name).map(({ request }) => request)

async function chooseAll(panel: Drawn): Promise<void> {
  for (const key of ['j', 'x', 'J', 'J']) await panel.press(key)
}

describe('rows', () => {
  test('are chosen by X, by J and K with Shift, and by their box; Escape chooses none', async () => {
    const panel = await today()
    await panel.press('j')
    await panel.press('x')
    expect(chosen()).toEqual([dayWords.several.select('Maya Okafor')])
    await panel.press('J')
    await panel.press('J')
    expect(chosen()).toHaveLength(3)
    await panel.press('x')
    expect(chosen()).toEqual(['Maya Okafor', 'Bo Lindqvist'].map((name) => dayWords.several.select(name)))
    await panel.click(panel.named(dayWords.several.select('Ana Restrepo')))
    expect(chosen()).toHaveLength(3)
    await panel.press('Escape')
    expect(chosen()).toEqual([])
  })

  test('that are chosen are completed without the calls, and the count says so', async () => {
    const panel = await today()
    await chooseAll(panel)
    expect(panel.named('Chosen tasks', 'section').textContent).toMatch(/3 chosen.*1 is a call/)
    await panel.click(panel.named('Complete 2'))
    await settle()
    expect(asked(panel, 'day.several')).toEqual([{ taskIds: [1, 3], moveTo: null }])
    expect(chosen()).toEqual([])
  })

  test('are taken back by one Undo, as long as one of them can be', async () => {
    const held = [1, 3].map((taskId) => completion({ id: `c-${taskId}`, taskId, notBefore: NOW + 4000 }))
    let view = taskPanel()
    const panel = await today({
      'panel.get': () => ok(view),
      'day.several': () => {
        view = taskPanel({ unresolved: held })
        return done()
      },
      'day.undo': () => ok({ undone: 1, late: 1 }),
    })
    await chooseAll(panel)
    await panel.click(panel.named('Complete 2'))
    await panel.changed()
    expect(panel.root.textContent).toContain('Completing 2')
    await panel.press('u')
    await settle()
    expect(asked(panel, 'day.undo')).toEqual([{ ids: ['c-1', 'c-3'] }])
    expect(asked(panel, 'completion.undo')).toEqual([])
    expect(panel.root.textContent).toContain('1 undone, 1 on the way already')
  })

  test('are run alone, by Enter too', async () => {
    const panel = await today()
    for (const key of ['j', 'x', 'J']) await panel.press(key)
    await panel.click(panel.named('Run 2'))
    await settle()
    expect(asked(panel, 'run.start')).toEqual([{ tabId: 7, sort: null, only: [1, 2] }])
  })

  test('are skipped together, and put back by Undo', async () => {
    const panel = await today()
    await chooseAll(panel)
    await panel.click(panel.named('Skip until tomorrow'))
    await settle()
    expect(panel.root.textContent).toContain('3 skipped until tomorrow')
    await panel.press('u')
    await settle()
    expect(asked(panel, 'day.skip')).toEqual([
      { taskIds: [1, 2, 3], skipped: true },
      { taskIds: [1, 2, 3], skipped: false },
    ])
  })

  test('come again at another time: those that are chosen, or the one on which the keys are', async () => {
    const panel = await today()
    await panel.press('j')
    await panel.press('r')
    await settle()
    await panel.click(panel.named('Tomorrow', '[role="menuitem"]'))
    await settle()
    expect(asked(panel, 'day.several')).toMatchObject([{ taskIds: [1], moveTo: expect.any(Number) }])
    await chooseAll(panel)
    await panel.press('r')
    await settle()
    await panel.click(panel.named('Tomorrow', '[role="menuitem"]'))
    await settle()
    expect(asked(panel, 'day.several')).toHaveLength(2)
    expect(asked(panel, 'day.several')[1]).toMatchObject({ taskIds: expect.arrayContaining([1, 2]) })
  })

  test('say why nothing was done with them', async () => {
    const panel = await today({ 'day.several': () => fail('notSaved') })
    await panel.press('j')
    await panel.press('x')
    await panel.click(panel.named('Complete 1'))
    await settle()
    await panel.press('Escape')
    await settle()
    expect(panel.root.querySelector('section[aria-label="What was done with the chosen tasks"]')?.textContent).toMatch(
      /\w/,
    )
  })
})
