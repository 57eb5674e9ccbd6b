// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
// The run comes as a file of its own: here it is there before it is asked for.
import '#components/day/run-foot.tsx'
import { newTodayPlace } from '#components/day/today-place.ts'
import { SidePanel } from '#components/sidepanel/side-panel.tsx'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, completion, mismatch, taskPanel } from '#test/shots/cast.ts'
import { RUN_END, runOf as run } from '#test/shots/run-of.ts'
import { type Answers, draw, settle, starts } from '../components/drawn.tsx'

const panelOf = (answers: Answers) => draw(<SidePanel place={newTodayPlace()} />, answers, 'sidepanel')
const foot = () => document.querySelector('section[aria-label="Run"]')

describe('the foot of a run', () => {
  test('is not there outside of one', async () => {
    await panelOf({ 'panel.get': () => ok(taskPanel()) })
    expect(foot()).toBeNull()
  })

  test('says how far it is and who is next; N goes there and S skips', async () => {
    const next = () => ok(taskPanel({ run: run() }))
    const panel = await panelOf({ 'panel.get': next, 'run.next': next, 'run.skip': next })
    expect(foot()?.textContent).toMatch(/Bo Lindqvist.*14 of 41 · Call/)
    await panel.press('n')
    await panel.press('s')
    const moves = panel.sent.filter(({ name }) => name.startsWith('run.'))
    expect(moves).toEqual([
      { name: 'run.next', request: { tabId: 7 } },
      { name: 'run.skip', request: { tabId: 7 } },
    ])
  })

  test('keeps the outcome before with its own Undo, and the way on beside it', async () => {
    const held = completion({ id: 'c-9', taskId: 9, contactName: 'Ana Restrepo' })
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run(), unresolved: [held] })),
      'completion.undo': () => ok(held),
    })
    expect(foot()?.textContent).toMatch(/Ana Restrepo.*Positive, \d s/)
    expect(foot()?.textContent).toContain('14 of 41')
    await panel.press('u')
    expect(panel.sent.find(({ name }) => name === 'completion.undo')?.request).toEqual({ id: 'c-9' })
  })

  test('leaves the key of Undo to the card while that has one', async () => {
    const held = completion({ id: 'c-9', taskId: 9, contactName: 'Ana Restrepo' })
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run({ current: null }), completion: completion(), unresolved: [held] })),
      'completion.undo': () => ok(completion()),
    })
    await panel.press('u')
    expect(panel.sent.filter(({ name }) => name === 'completion.undo').map(({ request }) => request)).toEqual([
      { id: 'c-1' },
    ])
  })

  test('shows who comes from the key on: nothing is chosen for anybody meanwhile, and the outcome before can be undone', async () => {
    const arrived = Promise.withResolvers<void>()
    const held = completion()
    const view = taskPanel({ run: run({ current: null }), completion: held })
    const next = taskPanel({ run: run(), task: callTask({ taskId: 5, contactName: 'Bo Lindqvist' }) })
    const panel = await panelOf({
      'panel.get': () => ok(view),
      'run.next': async () => {
        await arrived.promise
        return ok(next)
      },
      'completion.undo': () => ok(held),
    })
    await panel.press('n')
    await settle()
    expect(document.querySelector('h1')?.textContent).toBe('Bo Lindqvist')
    expect(document.querySelector('main')?.textContent).toBe('Bo LindqvistCallLoading…')
    await panel.press('1')
    await panel.press('Enter')
    expect(starts(panel.sent)).toEqual([])
    expect(panel.sent.filter(({ name }) => name === 'run.next')).toHaveLength(1)
    await panel.press('u')
    expect(panel.sent.find(({ name }) => name === 'completion.undo')?.request).toEqual({ id: held.id })
    arrived.resolve()
    await settle()
  })

  test('shows who comes, and not who is after them, when the worker tells of the run before it has answered', async () => {
    const arrived = Promise.withResolvers<void>()
    const bo = callTask({ taskId: 5, contactName: 'Bo Lindqvist' })
    const then = run({
      current: { taskId: 5, contactName: 'Bo Lindqvist' },
      next: { taskId: 6, contactName: 'Ana Restrepo', type: 'call', linkedInType: null, dueTo: null },
    })
    let view = taskPanel({ run: run() })
    const panel = await panelOf({
      'panel.get': () => ok(view),
      'run.next': async () => {
        await arrived.promise
        return ok(taskPanel({ run: then, task: bo }))
      },
    })
    await panel.press('n')
    view = taskPanel({ run: then, task: bo })
    await panel.changed()
    expect(document.querySelector('h1')?.textContent).toBe('Bo Lindqvist')
    arrived.resolve()
    await settle()
    expect(document.querySelector('h1')?.textContent).toBe('Bo Lindqvist')
    expect(document.querySelector('main')?.textContent).toContain('Script')
  })

  test('shows the one before never again, not for a moment, once the next is on the way', async () => {
    const arrived = Promise.withResolvers<void>()
    const next = taskPanel({ run: run(), task: callTask({ taskId: 5, contactName: 'Bo Lindqvist' }) })
    let view = taskPanel({ run: run() })
    const panel = await panelOf({
      'panel.get': () => ok(view),
      'run.next': async () => {
        await arrived.promise
        view = next
        return ok(next)
      },
    })
    await panel.press('n')
    await settle()
    const names: unknown[] = []
    const watching = new MutationObserver(() => names.push(document.querySelector('h1')?.textContent))
    watching.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
    arrived.resolve()
    await settle()
    watching.disconnect()
    expect(document.querySelector('main')?.textContent).toContain('Script')
    expect(new Set(names)).toEqual(new Set(['Bo Lindqvist']))
  })

  test('shows the one before again, and why, where the next does not come', async () => {
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run() })),
      'run.next': () => fail('offline'),
    })
    await panel.press('n')
    await settle()
    expect(document.querySelector('h1')?.textContent).toBe('Maya Okafor')
    expect(panel.root.textContent).toContain('You are offline')
  })

  test('goes nowhere before a choice is durable', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const after = taskPanel({ run: run({ current: null }), completion: completion() })
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run() })),
      'completion.start': async () => {
        await promise
        return ok(after)
      },
      'run.next': () => ok(after),
    })
    await panel.press('1')
    await panel.press('n')
    expect(panel.sent.some(({ name }) => name === 'run.next')).toBe(false)
    resolve()
    await panel.changed()
    expect(panel.sent.some(({ name }) => name === 'run.next')).toBe(true)
  })

  test('stays where a choice met somebody else’s page: nothing was sent, and the rep reads why', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run() })),
      'completion.start': async () => {
        await promise
        return ok(mismatch)
      },
      'run.next': () => ok(taskPanel()),
    })
    await panel.press('1')
    await panel.press('n')
    resolve()
    await panel.changed()
    expect(panel.sent.some(({ name }) => name === 'run.next')).toBe(false)
    panel.named('Complete anyway')
  })

  test('leads back to whose turn it is from somewhere else', async () => {
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: run({ current: { taskId: 77, contactName: 'Tomás Ferreira' } }) })),
      'run.goOn': () => ok(taskPanel()),
    })
    expect(foot()?.textContent).toContain('Go on with')
    await panel.click(panel.named('Go on'))
    expect(panel.sent.some(({ name }) => name === 'run.goOn')).toBe(true)
  })

  test('pauses, and says how to go on', async () => {
    let view = taskPanel({ run: run() })
    const panel = await panelOf({
      'panel.get': () => ok(view),
      'run.pause': () => {
        view = taskPanel({ run: run({ paused: true }) })
        return ok({ done: true })
      },
      'run.goOn': () => ok(taskPanel({ run: run() })),
    })
    await panel.click(panel.named('More of the run'))
    await panel.click(panel.named('Pause', '[role="menuitem"]'))
    await panel.changed()
    expect(foot()?.textContent).toMatch(/Go on with.*Paused · 14 of 41/)
    expect(foot()?.textContent).not.toContain('Skip')
    expect(foot()?.textContent).not.toContain('pace')
    await panel.press('n')
    expect(panel.sent.some(({ name }) => name === 'run.goOn')).toBe(true)
  })

  test('ends with figures, and runs those that were skipped', async () => {
    const over = run({ current: null, next: null, left: 0, end: RUN_END })
    const panel = await panelOf({
      'panel.get': () => ok(taskPanel({ run: over, completion: completion() })),
      'run.start': () => ok(taskPanel({ run: run() })),
    })
    await panel.click(panel.named('Figures'))
    expect(foot()?.textContent).toMatch(
      /outcome23.*Reached: Positive or Negative14.*Moved to another time6.*until tomorrow3/,
    )
    expect(foot()?.textContent).toMatch(/2 choices are still on the way to Reply/)
    await panel.click(panel.named('Do the 3 skipped'))
    expect(panel.sent.find(({ name }) => name === 'run.start')?.request).toEqual({
      tabId: 7,
      sort: null,
      only: [31, 32, 33],
    })
  })

  test('says that all is done', async () => {
    await panelOf({
      'panel.get': () =>
        ok(taskPanel({ run: run({ current: null, next: null, left: 0, total: 41 }), completion: completion() })),
    })
    expect(foot()?.textContent).toContain('All 41 done')
  })
})
