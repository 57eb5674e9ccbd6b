// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Gesture } from '#components/panel/gesture.ts'
import { Panel } from '#components/panel/panel.tsx'
import { PanelActionsProvider, useActions } from '#components/panel/panel-actions.tsx'
import { Popup } from '#components/panel/popup.tsx'
import { ok, type Result } from '#lib/shared/problem.ts'
import { common, completion, line as lineOf, messageTask, mismatch, taskPanel } from '#test/shots/cast.ts'
import { type Drawn, draw, settle, stood } from './drawn.tsx'

const held = () => ok(taskPanel({ completion: completion() }))
const starts = (sent: Drawn['sent']) => sent.filter(({ name }) => name === 'completion.start')

/** The popup with a button that begins something else on the same panel. */
function Busy({ name }: { name: 'index.refresh' | 'panel.findPerson' | 'completion.sendNow' }) {
  return (
    <PanelActionsProvider>
      <Begin name={name} />
      <Panel />
    </PanelActionsProvider>
  )
}

function Begin({ name }: { name: 'index.refresh' | 'panel.findPerson' | 'completion.sendNow' }) {
  const { refresh, findPerson, settle: decide } = useActions()
  const begin = (event: Gesture) => {
    if (name === 'index.refresh') refresh()
    else if (name === 'panel.findPerson') findPerson()
    else decide(name, 'c-2', event)
  }
  return (
    <button type="button" onClick={({ nativeEvent }) => begin(nativeEvent)}>
      Begin
    </button>
  )
}

describe('a proposal', () => {
  const view = taskPanel({ proposal: { resolution: 'negative', finishInSequence: true } })
  const message = taskPanel({ task: messageTask(), proposal: { resolution: null, finishInSequence: false } })

  it.each([
    ['the same key', view, '3'],
    ['Enter', view, 'Enter'],
    ['Enter, for a task that is no call', message, 'Enter'],
  ])('is confirmed by %s, and not by one that was pressed before it could be read', async (_how, proposed, key) => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(proposed), 'completion.start': held })
    await panel.press(key)
    expect(starts(panel.sent)).toEqual([])
    await stood()
    await panel.press(key)
    expect(starts(panel.sent)).toHaveLength(1)
  })

  it('has the focus on what confirms it, and a key that is held down presses nothing there', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(view), 'completion.start': held })
    const confirm = panel.named('Confirm Negative', 'button')
    expect(document.activeElement).toBe(confirm)
    await stood()
    const repeated = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })
    confirm.dispatchEvent(repeated)
    expect(repeated.defaultPrevented).toBe(true)
    expect(starts(panel.sent)).toEqual([])
  })

  it('is not confirmed by the key of another resolution', async () => {
    const panel = await draw(<Popup />, { 'panel.get': () => ok(view), 'completion.start': held })
    await stood()
    await panel.press('1')
    expect(starts(panel.sent)).toEqual([])
  })
})

describe('while something else is under way', () => {
  const never = () => new Promise<never>(() => undefined)

  it.each(['index.refresh', 'panel.findPerson', 'completion.sendNow'] as const)(
    'a completion can be taken back: %s keeps no press from being heard',
    async (name) => {
      const other = completion({ id: 'c-2', taskId: 9, contactName: 'Bo Lindqvist', state: 'held' })
      const panel = await draw(<Busy name={name} />, {
        'panel.get': () => ok(taskPanel({ completion: completion(), unresolved: [other] })),
        [name]: never,
      })
      await panel.click(panel.named('Begin'))
      await panel.press('u')
      expect(panel.sent.find((one) => one.name === 'completion.undo')?.request).toEqual({ id: 'c-1' })
    },
  )

  it('a task can be completed while tasks are read again', async () => {
    const panel = await draw(<Busy name="index.refresh" />, {
      'panel.get': () => ok(taskPanel()),
      'index.refresh': never,
      'completion.start': held,
    })
    await panel.click(panel.named('Begin'))
    await panel.click(panel.named('Negative'))
    expect(starts(panel.sent)).toHaveLength(1)
  })

  it('of two rows that are pressed the last one is meant, and looks pressed until it is there', async () => {
    const first = Promise.withResolvers<Result<unknown>>()
    const line = (taskId: number, contactName: string) => ({ ...lineOf(), taskId, contactName })
    const panel = await draw(<Popup />, {
      'panel.get': () =>
        ok({ kind: 'choose', ...common, reason: 'people', tasks: [line(1, 'Ada'), line(2, 'Bo'), line(3, 'Cy')] }),
      'panel.choose': (request) => ('taskId' in request && request.taskId === 1 ? first.promise : ok(taskPanel())),
    })
    await panel.click(panel.named('Ada'))
    await settle()
    expect(panel.named('Ada').getAttribute('aria-busy')).toBe('true')
    await panel.click(panel.named('Bo'))
    await panel.click(panel.named('Cy'))
    await settle()
    expect(panel.named('Cy').getAttribute('aria-busy')).toBe('true')
    first.resolve(ok(mismatch))
    await settle()
    const asked = panel.sent.filter(({ name }) => name === 'panel.choose')
    expect(asked.map(({ request }) => request)).toEqual([
      { tabId: 7, taskId: 1 },
      { tabId: 7, taskId: 3 },
    ])
  })
})
