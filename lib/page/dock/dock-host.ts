import type { Corner, FromDock } from '#lib/shared/identity/identity.ts'
import { createDockFrame, type DockAddress, type DockFrame } from './dock-frame.ts'
import { fit, keepInside, nearestCorner, type Point, placeOf, roomIn, type Size } from './dock-place.ts'
import type { DockHost } from './dock-slot.ts'
import { hostStyle } from './dock-style.ts'

/** How often the element is put back when the page removes it, for instance by drawing itself anew. */
const MOST_RETURNS = 5
const GLIDE = 180

/** The page's own rules must neither reach the element nor be changed by it. */
const HOST = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  top: '0',
  left: '0',
  'z-index': '2147483647',
} as const
/**
 * No rule of the page reaches into the shadow root. The colour scheme is that of the dock's document: a frame whose scheme
 * differs from its document's gets an opaque ground.
 */
const FRAME = 'display:block;width:100%;height:100%;border:0;color-scheme:light dark'

/**
 * Makes the dock's place on a page: a frame in a closed shadow root below an empty element that says nothing about itself.
 * Nothing is added before `show`. `address` is asked for each new frame.
 */
export function createDockHost(view: Window, address: () => DockAddress): DockHost {
  let dock: Dock | null = null
  return {
    show(corner) {
      if (dock !== null) dock.moveTo(corner)
      else dock = mount(view, address(), corner, () => (dock = null))
    },
    remove: () => dock?.end.abort(),
    isShown: () => dock !== null,
  }
}

type Dock = { moveTo(corner: Corner): void; end: AbortController }

function mount(view: Window, address: DockAddress, first: Corner, gone: () => void): Dock {
  const { document } = view
  const end = new AbortController()
  const { signal } = end
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  const style = hostStyle(host, shadow)
  let corner = first
  let wanted: Size | null = null
  let dragging = false

  const viewport = (): Size => ({
    width: Math.min(view.innerWidth, document.documentElement.clientWidth || view.innerWidth),
    height: view.innerHeight,
  })
  const size = (): Size => fit(wanted ?? { width: 320, height: 56 }, viewport())
  const home = (): Point => placeOf(corner, size(), viewport())

  const put = ({ x, y }: Point, glide = false) => {
    const moves = glide && !view.matchMedia('(prefers-reduced-motion: reduce)').matches
    const { width, height } = size()
    style({
      width: `${width}px`,
      height: `${height}px`,
      transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)`,
      transition: moves ? `transform ${GLIDE}ms ease-out` : 'none',
      // Until the frame has said how large it is there is nothing to see and nothing to press.
      opacity: wanted === null ? '0' : '1',
      'pointer-events': wanted === null ? 'none' : 'auto',
    })
  }
  const tell = () => frame.post({ type: 'placed', corner, room: roomIn(viewport()) })
  const settle = (glide: boolean) => {
    dragging = false
    put(home(), glide)
    tell()
  }

  const receive = (message: FromDock) => {
    if (message.type === 'size') {
      wanted = { width: message.width, height: message.height }
      if (!dragging) put(home())
      return
    }
    const { x, y } = home()
    const point = keepInside({ x: x + message.dx, y: y + message.dy }, size(), viewport())
    dragging = message.phase === 'move'
    if (dragging) return put(point)
    corner = nearestCorner(point, size(), viewport())
    settle(true)
  }

  const frame: DockFrame = createDockFrame(document, address, { opened: () => tell(), message: receive })
  style(HOST)
  frame.element.style.cssText = FRAME
  put(home())
  shadow.append(frame.element)
  stay(document, host, end)
  view.addEventListener('resize', () => settle(false), { signal })
  signal.addEventListener('abort', () => {
    frame.close()
    host.remove()
    gone()
  })

  return {
    end,
    moveTo(next) {
      if (next === corner || dragging) return
      corner = next
      settle(true)
    },
  }
}

/** Keeps the element at the end of the document, and gives up when the page takes it away again and again. */
function stay(document: Document, host: Element, end: AbortController): void {
  let returns = 0
  const observer = new MutationObserver(() => {
    if (host.isConnected) return
    returns += 1
    if (returns > MOST_RETURNS) end.abort()
    else attach()
  })
  const attach = () => {
    observer.disconnect()
    document.documentElement.append(host)
    observer.observe(document, { childList: true })
    observer.observe(document.documentElement, { childList: true })
  }
  attach()
  end.signal.addEventListener('abort', () => observer.disconnect())
}
