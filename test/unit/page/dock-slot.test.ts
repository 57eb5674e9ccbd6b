import { describe, expect, it, vi } from 'vitest'
import { createDockSlot, type DockHost, type DockWorld } from '#lib/page/dock/dock-slot.ts'

/** A host that only remembers where it is shown. */
function rememberingHost(): DockHost & { corner: string | null } {
  return {
    corner: null,
    show(corner) {
      this.corner = corner
    },
    remove() {
      this.corner = null
    },
    isShown() {
      return this.corner !== null
    },
  }
}

function slotInTest(fetchHost: () => Promise<void> = async () => undefined) {
  const world = {} as DockWorld
  const fetched = vi.fn<() => Promise<void>>(fetchHost)
  const slot = createDockSlot(world, fetched)
  const host = rememberingHost()
  return { world, slot, fetched, host, arrive: () => world.wrapupDock?.arrive(host) }
}

describe('the place where a reader waits for the host of its dock', () => {
  it('fetches it when there is something to show, and not before', () => {
    const { slot, fetched } = slotInTest()
    slot.remove()
    expect(fetched).not.toHaveBeenCalled()
    slot.show('top-left')
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('shows what is wanted by the time the host is there', () => {
    const { slot, host, arrive } = slotInTest()
    slot.show('top-left')
    slot.show('bottom-left')
    arrive()
    expect(host.corner).toBe('bottom-left')
  })

  it('shows nothing where the person went away in between', () => {
    const { slot, host, arrive } = slotInTest()
    slot.show('top-left')
    slot.remove()
    arrive()
    expect(host.corner).toBeNull()
    expect(slot.isShown()).toBe(false)
  })

  it('is fetched once for all the orders that come while it is on its way, and again where it did not come', async () => {
    let answer: () => void = () => undefined
    const { slot, fetched } = slotInTest(() => new Promise((resolve) => (answer = resolve)))
    slot.show('top-left')
    slot.show('top-right')
    expect(fetched).toHaveBeenCalledTimes(1)
    answer()
    await vi.waitFor(() => {
      slot.show('top-left')
      expect(fetched).toHaveBeenCalledTimes(2)
    })
  })

  it('belongs to the newest reader of its world', () => {
    const { world, slot, host } = slotInTest()
    slot.show('top-left')
    const newer = createDockSlot(world, async () => undefined)
    world.wrapupDock?.arrive(host)
    expect(host.corner).toBeNull()
    newer.show('top-right')
    expect(host.corner).toBe('top-right')
  })
})
