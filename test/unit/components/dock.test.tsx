// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { guardClicks } from '#components/dock/click-guard.ts'
import { Dock } from '#components/dock/dock.tsx'
import type { Host } from '#components/dock/host-port.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, mismatch, taskPanel } from '#test/shots/cast.ts'
import { draw, settle } from './drawn.tsx'

const host: Host = { send: () => undefined, onPlaced: () => () => undefined }
const guard = guardClicks(
  () => () => undefined,
  () => 0,
  () => 0,
)

it('does not go on showing what the closed dock knew when the page becomes somebody else’s while it opens', async () => {
  let glance: PanelView = taskPanel({ task: callTask({ contactName: 'Bo Lindqvist' }) })
  const never = new Promise<never>(() => undefined)
  const dock = await draw(
    <Dock host={host} guard={guard} />,
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
    <Dock host={host} guard={guard} />,
    { 'panel.get': (request) => ('glance' in request ? ok(bo) : fail('internal')) },
    'dock',
  )
  await dock.click(dock.named('Reply task: Bo Lindqvist'))
  await settle()
  expect(dock.root.querySelector('h1')?.textContent).toContain('Bo Lindqvist')
})
