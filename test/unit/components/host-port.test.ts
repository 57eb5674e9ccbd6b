// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { connectHost, type Placed } from '#components/dock/host-port.ts'
import { DOCK_PORT } from '#lib/shared/identity/identity.ts'

function hello(port: MessagePort, type: string = DOCK_PORT): void {
  const event = new MessageEvent('message', { data: { type } })
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
    const placed = vi.fn<(placed: Placed) => void>()
    host.onPlaced(placed)
    const { port1, port2 } = new MessageChannel()
    hello(port2)
    port1.postMessage({ type: 'placed', corner: 'middle', room: { width: 1, height: 1 } })
    port1.postMessage({ type: 'placed', corner: 'top-left' })
    port1.postMessage({ type: 'placed', corner: 'top-left', room: { width: 800, height: 600 } })
    await vi.waitFor(() => expect(placed).toHaveBeenCalled())
    expect(placed.mock.calls).toEqual([[{ type: 'placed', corner: 'top-left', room: { width: 800, height: 600 } }]])
    port1.close()
  })
})
