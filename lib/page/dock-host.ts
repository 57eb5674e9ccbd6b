import { createDockFrame, type DockAddress, type DockFrame } from './dock-frame.ts'
import { fit, keepInside, nearestCorner, type Point, placeOf, roomIn, type Size } from './dock-place.ts'
import type { Corner, FromDock } from './identity.ts'
import { styleImportant } from './style-important.ts'

/** The dock on a page: a frame in a closed shadow root below an empty element that says nothing about itself. */
export type DockHost = {
  /** Shows the dock in a corner, or moves it there. */
  show(corner: Corner): void
  /** Takes every trace of it off the page. */
  remove(): void
  isShown(): boolean
}

/** How often the element is put back when the page removes it, for instance by drawing itself anew. */
const MOST_RETURNS = 5
const GLIDE = 180

/** The element's style, each as important: the page's own rules must neither reach it nor be changed by it. */
const HOST = {
  all: 'initial',
  position: 'fixed',
  display: 'block',
  inset: '0 auto auto 0',
  margin: '0',
  padding: '0',
  border: '0',
  'z-index': '2147483647',
  overflow: 'visible',
} as const
const FRAME = {
  all: 'initial',
  display: 'block',
  width: '100%',
  height: '100%',
  border: '0',
  background: 'transparent',
  // As the dock's own document says: a frame whose colour scheme differs from its document's gets an opaque ground.
  'color-scheme': 'light dark',
} as const

/** Makes the dock's place on a page; nothing is added before `show`. `address` is asked for each new frame. */
export function createDockHost(view: Window, address: () => DockAddress): DockHost {
  let shown: { dock: Dock; end: AbortController } | null = null
  return {
    show(corner) {
      if (shown !== null) return shown.dock.moveTo(corner)
      const end = new AbortController()
      shown = { dock: mount(view, address(), corner, end), end }
      end.signal.addEventListener('abort', () => (shown = null), { once: true })
    },
    remove: () => shown?.end.abort(),
    isShown: () => shown !== null,
  }
}

type Dock = { moveTo(corner: Corner): void }

function mount(view: Window, address: DockAddress, first: Corner, end: AbortController): Dock {
  const { document } = view
  const { signal } = end
  const host = document.createElement('div')
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
    styleImportant(host, {
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
  styleImportant(host, HOST)
  styleImportant(frame.element, FRAME)
  put(home())
  host.attachShadow({ mode: 'closed' }).append(frame.element)
  stay(document, host, end)
  view.addEventListener('resize', () => settle(false), { signal })
  // Fixed elements are printed on every sheet.
  view.addEventListener('beforeprint', () => styleImportant(host, { display: 'none' }), { signal })
  view.addEventListener('afterprint', () => styleImportant(host, { display: 'block' }), { signal })
  signal.addEventListener('abort', () => {
    frame.close()
    host.remove()
  })

  return {
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
  end.signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}
