// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
// The map comes as a file of its own: here it is there before it is asked for.
import '#components/day/key-map.tsx'
import { KeysSection } from '#components/options/keys-section.tsx'
import { Popup } from '#components/panel/popup.tsx'
import { setSingleKeys } from '#components/panel/single-keys.ts'
import { ok, type Result } from '#lib/shared/problem.ts'
import type { Theme } from '#lib/shared/settings/settings.ts'
import { keyWords } from '#lib/shared/words/key-words.ts'
import { callTask, completion, none, setUp, taskPanel } from '#test/shots/cast.ts'
import { type Answers, draw, settle } from './drawn.tsx'

const open: Answers = {
  'panel.get': () => ok(taskPanel()),
  'completion.start': () => ok(taskPanel({ completion: completion() })),
  'completion.undo': () => ok(completion({ state: 'cancelled' })),
}
const off: Answers = { ...open, 'theme.get': () => ok({ theme: 'system', singleKeys: false }) }
const chosen = ({ sent }: Awaited<ReturnType<typeof draw>>) =>
  sent.filter(({ name }) => name === 'completion.start').length

describe('single keys', () => {
  test('choose, until they are turned off; then none is named either', async () => {
    const on = await draw(<Popup />, open)
    expect(on.named('Positive').getAttribute('aria-keyshortcuts')).toBe('1')
    await on.press('1')
    expect(chosen(on)).toBe(1)

    const quiet = await draw(<Popup />, off)
    for (const key of ['1', '2', '3', '4', 'a', 't', '?']) await quiet.press(key)
    expect(chosen(quiet)).toBe(0)
    expect(quiet.root.querySelector('[role="menu"], dialog')).toBeNull()
    expect(quiet.root.querySelectorAll('kbd')).toHaveLength(0)
    expect(quiet.root.querySelectorAll('[aria-keyshortcuts]')).toHaveLength(0)
    await quiet.click(quiet.named('Positive'))
    expect(chosen(quiet)).toBe(1)
  })

  test('choose nothing before it is known whether they count, and nothing that they press is shown', async () => {
    setSingleKeys(null)
    const choice = Promise.withResolvers<Result<{ theme: Theme; singleKeys?: boolean }>>()
    const waiting = await draw(<Popup />, { ...open, 'theme.get': () => choice.promise })
    await waiting.press('1')
    expect(waiting.root.querySelector('[aria-keyshortcuts="1"]')).toBeNull()
    choice.resolve(ok({ theme: 'system' }))
    await settle()
    expect(chosen(waiting)).toBe(0)
    await waiting.press('1')
    expect(chosen(waiting)).toBe(1)
  })

  test.each([
    { singleKeys: true, shown: 1 },
    { singleKeys: false, shown: 0 },
  ])('that only show something are not lost on a screen that is still opening ($singleKeys)', async (one) => {
    setSingleKeys(null)
    const choice = Promise.withResolvers<Result<{ theme: Theme; singleKeys?: boolean }>>()
    const waiting = await draw(<Popup />, { ...open, 'theme.get': () => choice.promise })
    await waiting.press('?')
    expect(waiting.root.querySelectorAll('dialog')).toHaveLength(0)
    choice.resolve(ok({ theme: 'system', singleKeys: one.singleKeys }))
    await settle()
    expect(waiting.root.querySelectorAll('dialog')).toHaveLength(one.shown)
  })

  test('that are off leave Enter, Escape and the browser’s own commands', async () => {
    const view = taskPanel({ task: callTask({ type: 'toDo' }) })
    const panel = await draw(<Popup />, { ...off, 'panel.get': () => ok(view) })
    await panel.press('Enter')
    expect(chosen(panel)).toBe(1)
    const call = await draw(<Popup />, off)
    expect(await call.command('negative')).toBe('done')
    expect(chosen(call)).toBe(1)
  })

  test('that are off are not named to who listens either', async () => {
    const view = taskPanel({ completion: completion() })
    const panel = await draw(<Popup />, { ...off, 'panel.get': () => ok(view) })
    expect(panel.root.querySelector('output')?.textContent).toMatch(/Positive, in \d seconds\./)
    expect(panel.root.querySelector('output')?.textContent).not.toContain('Press U')
  })

  test('F ticks Finish in sequence, and the outcome carries it', async () => {
    const panel = await draw(<Popup />, open)
    await panel.press('f')
    await settle()
    await panel.press('2')
    expect(panel.sent.find(({ name }) => name === 'completion.start')?.request).toMatchObject({
      body: { callResolution: 'toCall', finishProspectInSequence: true },
    })
  })

  test('are turned off by one switch', async () => {
    const page = await draw(<KeysSection on />, { 'settings.set': () => ok(setUp()) }, 'options')
    await page.click(page.named('Single keys', '[role="switch"]'))
    expect(page.sent.find(({ name }) => name === 'settings.set')?.request).toEqual({ singleKeys: false })
  })
})

describe('the map of keys', () => {
  test('is shown by ?, names every key and closes by itself', async () => {
    const panel = await draw(<Popup />, open)
    await panel.press('?')
    await settle()
    const map = panel.root.querySelector('dialog')
    expect(map?.open).toBe(true)
    expect([...(map?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent)).toEqual(
      expect.arrayContaining([
        '1',
        '2',
        '3',
        '4',
        '↵',
        'U',
        'N',
        'S',
        'F',
        'A',
        'C',
        'O',
        'Y',
        'R',
        '/',
        'T',
        '?',
        'Esc',
      ]),
    )
    await panel.click(panel.named(keyWords.close))
    await settle()
    expect(panel.root.querySelector('dialog')).toBeNull()
  })
})

describe('one of the browser’s own commands', () => {
  test('does what its key does, with the note that was written', async () => {
    const panel = await draw(<Popup />, {
      ...open,
      'wrapUp.start': () => ok(taskPanel()),
      'note.draft': () => ok({ done: true }),
    })
    await panel.write(panel.named('Note', 'textarea'), 'Spoke at length')
    expect(await panel.command('positive')).toBe('done')
    expect(panel.sent.find(({ name }) => name === 'wrapUp.start')?.request).toMatchObject({
      wrapUp: { note: 'Spoke at length', outcome: { callResolution: 'positive' } },
    })
  })

  test('that nothing here hears does nothing, and the panel says why it did not', async () => {
    const said = { command: 'positive', why: 'nobody' } as const
    const panel = await draw(<Popup />, { ...open, 'panel.get': () => ok(none({ said })) })
    expect(await panel.command('positive')).toBe('shown')
    expect(panel.root.querySelector('[role="alert"]')?.textContent).toMatch(/Positive was not chosen.*Nobody/)
  })
})
