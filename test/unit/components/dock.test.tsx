// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { Dock } from '#components/dock/dock.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, mismatch, taskPanel } from '#test/shots/cast.ts'
import { draw, settle } from './drawn.tsx'
import { guardInTest } from './guard-in-test.ts'

const { host, guard } = guardInTest()

it('does not go on showing what the closed dock knew when the page becomes somebody else’s while it opens', async () => {
  let glance: PanelView = taskPanel({ task: callTask({ contactName: 'Bo Lindqvist' }) })
  const never = new Promise<never>(() => undefined)
  const dock = await draw(
    <Dock host={host} guard={guard} onCommand={() => () => undefined} />,
    { 'panel.get': (request) => ('glance' in request ? ok(glance) : never) },
    'dock',
  )
  await dock.click(dock.named('Reply task: Bo Lindqvist'))
  expect(dock.root.querySelector('h1')?.textContent).toContain('Bo Lindqvist')

  glance = mismatch
  await dock.changed()
  expect(dock.root.querySelector('[role="alert"]')?.textContent).toContain('Nothing was sent')
})

it('does not vanish when the first look of an opened dock fails', async () => {
  const bo = taskPanel({ task: callTask({ contactName: 'Bo Lindqvist' }) })
  const dock = await draw(
    <Dock host={host} guard={guard} onCommand={() => () => undefined} />,
    { 'panel.get': (request) => ('glance' in request ? ok(bo) : fail('internal')) },
    'dock',
  )
  await dock.click(dock.named('Reply task: Bo Lindqvist'))
  await settle()
  expect(dock.root.querySelector('h1')?.textContent).toContain('Bo Lindqvist')
})

it('asks in the pill, too, for the second press that a choice waits for', async () => {
  const view = taskPanel({ proposal: { resolution: 'toCall', finishInSequence: false } })
  const dock = await draw(
    <Dock host={host} guard={guard} onCommand={() => () => undefined} />,
    { 'panel.get': () => ok(view) },
    'dock',
  )
  expect(dock.named('Reply task:').textContent).toContain('Confirm To call?')
})
