// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { type AtOpening, closedDock, type DockParts } from '#components/dock/closed-dock.ts'
import { Dock } from '#components/dock/dock.tsx'
import { useWorker } from '#components/worker-context.tsx'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { fail, ok } from '#lib/shared/problem.ts'
import { callTask, completion, mismatch, taskPanel } from '#test/shots/cast.ts'
import { type Answers, type Drawn, draw, settle } from './drawn.tsx'
import { guardInTest } from './guard-in-test.ts'

const { host, guard } = guardInTest()
const bo = taskPanel({ task: callTask({ contactName: 'Bo Lindqvist' }) })

type Closed = {
  drawn: Drawn
  root: HTMLElement
  opened: AtOpening[]
  load: ReturnType<typeof vi.fn>
  command: () => void
}
let stop = () => undefined as void

beforeEach(() => stop())

/** Draws the closed dock over a worker that a test plays. */
async function close(answers: Answers, load?: () => Promise<never>): Promise<Closed> {
  let port: DockParts['port'] | null = null
  const Grab = () => {
    port = useWorker()
    return null
  }
  const drawn = await draw(<Grab />, answers, 'dock')
  if (port === null) throw new Error('There is no port.')
  const root = document.createElement('div')
  document.body.append(root)
  const opened: AtOpening[] = []
  const commands: (() => void)[] = []
  const onCommand = (listener: () => void) => {
    commands.push(listener)
    return () => undefined
  }
  const openDock = (_: DockParts, at: AtOpening) => {
    opened.push(at)
    return () => undefined
  }
  const loads = vi.fn<() => Promise<{ openDock: typeof openDock }>>(load ?? (() => Promise.resolve({ openDock })))
  const dock = closedDock({ root, host, guard, port, onCommand }, loads)
  stop = () => dock.stop()
  await settle()
  return { drawn, root, opened, load: loads, command: () => commands.at(-1)?.() }
}

const theButton = (root: HTMLElement): HTMLElement => {
  const button = root.querySelector('button')
  if (button === null) throw new Error('No pill is drawn.')
  return button
}

/** Elements with their attributes in one order. */
function written(element: Element | null): string {
  if (element === null) return ''
  const attributes = [...element.attributes]
    .map(({ name, value }) => `${name}=${value.replace(/;? *$/, '')}`)
    .toSorted()
  const inner = [...element.childNodes].map((node) => (node instanceof Element ? written(node) : node.nodeValue))
  return `<${element.localName} ${attributes.join(' ')}>${inner.join('')}</>`
}

it.each([
  ['a task', bo],
  ['a countdown', taskPanel({ completion: completion({ state: 'held' }) })],
  ['another person', mismatch],
] satisfies [string, PanelView][])('shows %s as the dock does that draws the panel', async (_, view) => {
  const answers: Answers = { 'panel.get': () => ok(view) }
  const whole = await draw(<Dock host={host} guard={guard} onCommand={() => () => undefined} />, answers, 'dock')
  const expected = written(whole.root.firstElementChild)
  const { root } = await close(answers)
  expect(expected).toContain('Reply task: ')
  expect(written(root.firstElementChild)).toBe(expected)
})

it('loads nothing until a pointer or the focus comes to it, and opens with what it showed', async () => {
  const { drawn, root, opened, load } = await close({ 'panel.get': () => ok(bo) })
  expect(load).not.toHaveBeenCalled()
  theButton(root).dispatchEvent(new Event('pointerover'))
  expect(load).toHaveBeenCalledOnce()
  expect(opened).toEqual([])
  await drawn.click(theButton(root))
  expect(opened.map(({ view }) => view)).toEqual([bo])
})

it('asks only for what is known, and again when something changed', async () => {
  let view: PanelView = bo
  const { drawn, root } = await close({ 'panel.get': () => ok(view) })
  view = taskPanel({ task: callTask({ contactName: 'Maya Okafor' }) })
  await drawn.changed()
  const asked = drawn.sent.filter(({ name }) => name === 'panel.get')
  expect(asked.map(({ request }) => request)).toEqual([{ glance: true }, { glance: true }])
  expect(theButton(root).textContent).toMatch(/Maya Okafor(?!.*Bo Lindqvist)/)
})

it('goes on showing what it knew when the worker does not answer', async () => {
  let isThere = true
  const { drawn, root } = await close({ 'panel.get': () => (isThere ? ok(bo) : fail('internal')) })
  isThere = false
  await drawn.changed()
  expect(theButton(root).textContent).toContain('Bo Lindqvist')
})

it('opens by the browser’s own command', async () => {
  const { opened, command } = await close({ 'panel.get': () => ok(bo) })
  command()
  await settle()
  expect(opened).toHaveLength(1)
})

it('opens for nobody’s click but a person’s', async () => {
  const { root, opened, load } = await close({ 'panel.get': () => ok(bo) })
  theButton(root).click()
  await settle()
  expect([opened, load.mock.calls]).toEqual([[], []])
})

it('stays, and can be pressed again, where what draws the panel cannot be loaded', async () => {
  const { drawn, root, load } = await close({ 'panel.get': () => ok(bo) }, () => Promise.reject(new Error('gone')))
  await drawn.click(theButton(root))
  await settle()
  await drawn.click(theButton(root))
  expect(theButton(root).textContent).toContain('Bo Lindqvist')
  expect(load).toHaveBeenCalledTimes(2)
})

it('goes to another corner by an arrow key', async () => {
  const { drawn, root } = await close({ 'panel.get': () => ok(bo) })
  theButton(root).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', cancelable: true }))
  expect(drawn.sent.at(-1)).toEqual({ name: 'dock.corner', request: { corner: 'bottom-left' } })
})
