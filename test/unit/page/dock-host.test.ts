// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDockHost } from '#lib/page/dock/dock-host.ts'
import { fit, keepInside, nearestCorner, placeOf, roomIn } from '#lib/page/dock/dock-place.ts'
import type { DockHost } from '#lib/page/dock/dock-slot.ts'
import { CORNERS } from '#lib/shared/identity/identity.ts'

const WIDE = { width: 1200, height: 800 }
const PHONE = { width: 320, height: 480 }
const PANEL = { width: 372, height: 600 }

describe('the place of the dock', () => {
  it.each(CORNERS)('in the corner %s is wholly inside the page, however small the page', (corner) => {
    for (const viewport of [WIDE, PHONE]) {
      const size = fit(PANEL, viewport)
      const { x, y } = placeOf(corner, size, viewport)
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(x + size.width).toBeLessThanOrEqual(viewport.width)
      expect(y + size.height).toBeLessThanOrEqual(viewport.height)
    }
  })

  it('takes no more than there is room, and says how much there is', () => {
    expect(fit(PANEL, PHONE)).toEqual(roomIn(PHONE))
    expect(fit(PANEL, WIDE)).toEqual(PANEL)
  })

  it.each(CORNERS)('is nearest to %s when it stands there', (corner) => {
    expect(nearestCorner(placeOf(corner, PANEL, WIDE), PANEL, WIDE)).toBe(corner)
  })

  it('cannot be dragged out of the page', () => {
    expect(keepInside({ x: -900, y: 5000 }, PANEL, WIDE)).toEqual({ x: 0, y: 200 })
  })
})

/** The test's document has no top layer: an element that is shown there is remembered as such. */
function withTopLayer(): void {
  const shown = new WeakSet<Element>()
  const matches = Reflect.get(Element.prototype, 'matches')
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      shown.add(this)
    },
    hidePopover(this: HTMLElement) {
      shown.delete(this)
    },
    matches(this: HTMLElement, selector: string) {
      return selector === ':popover-open' ? shown.has(this) : matches.call(this, selector)
    },
    getAnimations: () => [],
  })
}

describe("the dock's element on a page", () => {
  withTopLayer()
  let dock: DockHost
  const added = () => [...document.documentElement.children].filter((element) => element.localName === 'div')
  const mutations = () => new Promise((resolve) => setTimeout(resolve))

  beforeEach(() => {
    globalThis.happyDOM.settings.enableIframePageLoading = true
    dock = createDockHost(window, {
      address: () => ({ url: 'about:blank', origin: '*' }),
      word: () => Promise.resolve(null),
    })
  })
  afterEach(() => dock.remove())

  it('is not there before it is asked for, and leaves nothing', () => {
    expect(added()).toHaveLength(0)
    dock.show('bottom-right')
    dock.show('top-left')
    expect(added()).toHaveLength(1)
    dock.remove()
    expect(added()).toHaveLength(0)
    expect(dock.isShown()).toBe(false)
  })

  it('says nothing about itself: no id, no class, no open root, no child', () => {
    dock.show('bottom-right')
    const [host] = added()
    expect(host?.id).toBe('')
    expect(host?.className).toBe('')
    expect(host?.shadowRoot).toBeNull()
    expect(host?.childNodes).toHaveLength(0)
  })

  it('comes back when the page removes it, five times and no more', async () => {
    dock.show('bottom-right')
    for (let time = 1; time <= 5; time += 1) {
      added()[0]?.remove()
      await mutations()
      expect(added()).toHaveLength(1)
    }
    added()[0]?.remove()
    await mutations()
    expect(added()).toHaveLength(0)
    expect(dock.isShown()).toBe(false)
  })
  it.each([
    ['is given a style', (host: Element) => host.setAttribute('style', 'opacity:0')],
    ['is given a class', (host: Element) => host.setAttribute('class', 'gone')],
    ['is made inert', (host: Element) => host.setAttribute('inert', '')],
    ['is moved into something else', (host: Element) => document.body.append(host)],
  ])('comes back whole, and in a new frame, when it %s', async (_, tamper) => {
    dock.show('bottom-right')
    const [host] = added()
    if (host !== undefined) tamper(host)
    await mutations()
    expect(added()).toHaveLength(1)
    expect(added()[0]?.getAttributeNames()).toEqual([])
  })

  it('is left alone by what a page writes on every element', async () => {
    dock.show('bottom-right')
    added()[0]?.setAttribute('data-seen', '1')
    await mutations()
    expect(added()[0]?.getAttribute('data-seen')).toBe('1')
  })
})
