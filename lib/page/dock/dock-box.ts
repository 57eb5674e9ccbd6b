import type { Rect } from '#lib/shared/identity/dock-line.ts'

/**
 * What the dock stands in: an empty element that says nothing about itself, and a box in its closed shadow root that the
 * browser draws in its top layer. There no rule, effect, clip, scale or scrolling of the page reaches it, and nothing is
 * above it but what the page puts into the same layer later (measured in Chromium 156).
 */
export type DockBox = {
  host: HTMLElement
  /** Puts it at the end of the document, and into the top layer. */
  attach(content: HTMLElement): void
  place(rect: Rect, shown: boolean): void
  rect(): Rect
  /** Lifts it over what the page has put into the top layer. */
  raise(): void
  /** What the point of the viewport belongs to, for the pointer. */
  isAt(x: number, y: number): boolean
  /** Nobody has moved, marked, animated or adopted it. */
  isSound(): boolean
  /** The page's own zoom is taken back: 1. */
  zoom(): number
  isFocused(): boolean
  blur(): void
  remove(): void
}

/** The page's own rules must neither reach the element nor be changed by it. Fixed elements would be printed on every sheet. */
const HOST =
  ':host{all:initial!important;direction:ltr!important;display:block!important;position:fixed!important;top:0!important;left:0!important}@media print{:host{display:none!important}}'
/** The colour scheme is that of the dock's document: a frame whose scheme differs from its document's gets an opaque ground. */
const FRAME = 'display:block;width:100%;height:100%;border:0;color-scheme:light dark'
const BOX =
  'all:initial;direction:ltr;display:block;position:fixed;inset:auto;margin:0;padding:0;border:0;overflow:hidden;background:none;visibility:visible;z-index:2147483647'
/** What a page may write on any element without meaning it. */
const HARMLESS = /^(?:data|aria)-/

/** Makes the box; nothing is added to the page before `attach`. */
export function createDockBox(document: Document): DockBox {
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  const box = document.createElement('div')
  box.style.cssText = BOX
  box.popover = 'manual'
  shadow.append(box)
  const wear = dress(host, shadow)

  const show = () => {
    if (!box.matches(':popover-open')) box.showPopover()
  }
  const isMarked = () =>
    host.getAttributeNames().some((name) => !HARMLESS.test(name) && host.getAttribute(name) !== wear.marks[name])

  return {
    host,
    attach(content) {
      host.remove()
      for (const name of host.getAttributeNames()) host.removeAttribute(name)
      wear.on()
      content.style.cssText = FRAME
      box.replaceChildren(content)
      document.documentElement.append(host)
      show()
    },
    place({ x, y, width, height }, shown) {
      const { style } = box
      const zoom = (document.documentElement.currentCSSZoom ?? 1) || 1
      style.zoom = zoom === 1 ? '' : String(1 / zoom)
      style.left = `${x}px`
      style.top = `${y}px`
      style.width = `${width}px`
      style.height = `${height}px`
      // Until the frame has said how large it is there is nothing to see and nothing to press.
      style.opacity = shown ? '1' : '0'
      style.pointerEvents = shown ? 'auto' : 'none'
    },
    rect() {
      const { x, y, width, height } = box.getBoundingClientRect()
      return { x, y, width, height }
    },
    raise() {
      box.hidePopover()
      show()
    },
    isAt: (x, y) => document.elementFromPoint(x, y) === host,
    isSound: () =>
      host.parentNode === document.documentElement &&
      box.matches(':popover-open') &&
      wear.isOn() &&
      !isMarked() &&
      host.getAnimations().length === 0,
    zoom: () => box.currentCSSZoom ?? 1,
    isFocused: () => document.activeElement === host,
    blur() {
      if (shadow.activeElement instanceof HTMLElement) shadow.activeElement.blur()
    },
    remove: () => host.remove(),
  }
}

/**
 * What the host element wears: a sheet of its shadow root, whose important rules beat every rule and every inline style of
 * the page. Where a content script may not adopt sheets (Firefox), the same goes inline. Both are open to a page's
 * strictest policy.
 */
function dress(host: HTMLElement, shadow: ShadowRoot) {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(HOST)
    shadow.adoptedStyleSheets = [sheet]
    return {
      marks: {} as Readonly<Record<string, string>>,
      // An element that was adopted by another document comes back without its sheet.
      on: () => void (shadow.adoptedStyleSheets = [sheet]),
      isOn: () => shadow.adoptedStyleSheets.length === 1 && shadow.adoptedStyleSheets[0] === sheet && !sheet.disabled,
    }
  } catch {
    const style = HOST.slice(HOST.indexOf('{') + 1, HOST.indexOf('}'))
    host.style.cssText = style
    const marks: Readonly<Record<string, string>> = { style: host.style.cssText }
    return { marks, on: () => void (host.style.cssText = style), isOn: () => true }
  }
}
