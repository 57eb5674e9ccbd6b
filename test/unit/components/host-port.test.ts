// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { FramePlace } from '#components/dock/from-host.ts'
import { connectHost } from '#components/dock/host-port.ts'
import { DOCK_PORT, type PageSight } from '#lib/shared/identity/dock-line.ts'

function hello(port: MessagePort, type: string = DOCK_PORT, word?: string): void {
  const event = new MessageEvent('message', { data: { type, word } })
  Object.defineProperty(event, 'ports', { value: [port] })
  window.dispatchEvent(event)
}

const next = (port: MessagePort) =>
  new Promise<unknown>((resolve) => port.addEventListener('message', ({ data }) => resolve(data), { once: true }))

describe('the line to the page reader', () => {
  it('sends the last size that was reported before it was there', async () => {
    const host = connectHost(window)
    host.send({ type: 'size', width: 10, height: 10 })
    host.send({ type: 'size', width: 240, height: 52 })
    const { port1, port2 } = new MessageChannel()
    const heard = next(port1)
    port1.start()
    hello(port2)
    expect(await heard).toEqual({ type: 'size', width: 240, height: 52 })
    port1.close()
  })

  it('is the first port that comes, and no later one', async () => {
    const host = connectHost(window)
    const first = new MessageChannel()
    const second = new MessageChannel()
    const intruder = vi.fn<() => void>()
    second.port1.addEventListener('message', intruder)
    second.port1.start()
    hello(first.port2)
    hello(second.port2)
    const heard = next(first.port1)
    first.port1.start()
    host.send({ type: 'drag', dx: 1, dy: 2, phase: 'end' })
    expect(await heard).toEqual({ type: 'drag', dx: 1, dy: 2, phase: 'end' })
    expect(intruder).not.toHaveBeenCalled()
    first.port1.close()
    second.port1.close()
  })

  it('is not opened by another message', () => {
    const host = connectHost(window)
    const { port1, port2 } = new MessageChannel()
    const heard = vi.fn<() => void>()
    port1.addEventListener('message', heard)
    hello(port2, 'something else')
    host.send({ type: 'size', width: 1, height: 1 })
    expect(heard).not.toHaveBeenCalled()
    port1.close()
  })

  it('believes only a place that can be one', async () => {
    const host = connectHost(window)
    const placed = vi.fn<(placed: FramePlace) => void>()
    host.onPlaced(placed)
    const { port1, port2 } = new MessageChannel()
    hello(port2)
    port1.postMessage({ type: 'placed', corner: 'middle', room: { width: 1, height: 1 } })
    port1.postMessage({ type: 'placed', corner: 'top-left' })
    const rect = { x: 1, y: 2, width: 3, height: 4 }
    port1.postMessage({ type: 'placed', corner: 'top-left', room: { width: 800, height: 600 }, rect })
    await vi.waitFor(() => expect(placed).toHaveBeenCalled())
    expect(placed.mock.calls).toEqual([
      [{ type: 'placed', corner: 'top-left', room: { width: 800, height: 600 }, rect }],
    ])
    port1.close()
  })

  it('brings the word by which the frame proves whose it is', async () => {
    const host = connectHost(window)
    const { port1, port2 } = new MessageChannel()
    hello(port2, DOCK_PORT, 'a word')
    expect(await host.word).toBe('a word')
    port1.close()
  })

  it('brings the answer to a look, and none where none comes in time', async () => {
    const look = { at: null, blind: false, away: false, search: 'no' } as const
    const host = connectHost(window)
    expect(await host.look(look)).toBeNull()

    const { port1, port2 } = new MessageChannel()
    hello(port2)
    const sight: PageSight = {
      clear: true,
      asleep: false,
      rect: { x: 1, y: 2, width: 3, height: 4 },
      ratio: 1,
      presses: 0,
      focused: true,
      inFrame: false,
    }
    const asked = next(port1)
    port1.start()
    const answered = host.look(look)
    expect(await asked).toEqual({ type: 'look', turn: 1, ...look })
    port1.postMessage({ type: 'sight', turn: 1, ...sight, clear: 'yes' })
    port1.postMessage({ type: 'sight', turn: 1, ...sight })
    expect(await answered).toMatchObject(sight)
    expect(await host.look(look)).toBeNull()
    port1.close()
  })
})
