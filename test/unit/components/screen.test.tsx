// @vitest-environment happy-dom
import { act } from 'react'
import { expect, it, vi } from 'vitest'
import { Popup } from '#components/panel/popup.tsx'
import { ok } from '#lib/shared/problem.ts'
import { callTask, taskPanel } from '#test/shots/cast.ts'
import { draw, settle } from './drawn.tsx'

it('hears of a change that happens while the first answer is still on its way', async () => {
  const first = Promise.withResolvers<ReturnType<typeof ok>>()
  let asked = 0
  const panel = await draw(<Popup />, {
    'panel.get': () => {
      asked += 1
      return asked === 1 ? first.promise : ok(taskPanel())
    },
  })
  expect(panel.root.textContent).not.toContain('Maya Okafor')

  await panel.changed()
  // What was asked before the change is answered after it.
  await act(async () => first.resolve(ok(taskPanel({ task: { ...callTask(), script: null, detail: 'loading' } }))))
  await settle()
  expect(asked).toBe(2)
  expect(panel.root.textContent).not.toContain('Reading the script')
  expect(panel.named('Script')).toBeDefined()
})

it('asks nothing in a tab in the background, and once when that is shown', async () => {
  let asked = 0
  const panel = await draw(<Popup />, {
    'panel.get': () => {
      asked += 1
      return ok(taskPanel({ task: { ...callTask(), contactName: `Reading ${asked}` } }))
    },
  })
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  for (let changes = 0; changes < 5; changes += 1) await panel.changed()
  expect(asked).toBe(1)
  hidden.mockRestore()
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(asked).toBe(2)
  expect(panel.root.textContent).toContain('Reading 2')
})

it('has one question under way, however much changes before it is answered', async () => {
  const answers: (() => void)[] = []
  const panel = await draw(<Popup />, {
    'panel.get': () =>
      new Promise<ReturnType<typeof ok>>((resolve) => {
        const reading = answers.length + 1
        answers.push(() => resolve(ok(taskPanel({ task: { ...callTask(), contactName: `Reading ${reading}` } }))))
      }),
  })
  await act(async () => answers[0]?.())
  const began = performance.now()
  for (let changes = 0; changes < 30; changes += 1) await panel.changed()
  // One at once, and one more for each time that it was waited for long enough.
  const most = 2 + Math.ceil((performance.now() - began) / 400)
  expect(answers.length).toBeLessThanOrEqual(most)
  expect(answers.length).toBeLessThan(30)
  // What changed meanwhile is asked for once more, and that is the last word.
  await vi.waitFor(async () => {
    await act(async () => answers.at(-1)?.())
    expect(panel.root.textContent).toContain(`Reading ${answers.length}`)
  })
})

it('does not wait for a question that is not answered', async () => {
  let asked = 0
  const panel = await draw(<Popup />, {
    'panel.get': () => {
      asked += 1
      return asked === 2 ? new Promise<never>(() => undefined) : ok(taskPanel())
    },
  })
  await panel.changed()
  await panel.changed()
  await vi.waitFor(() => expect(asked).toBe(3), { timeout: 3000 })
})
