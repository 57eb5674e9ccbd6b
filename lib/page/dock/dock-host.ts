import { afterPage } from '#lib/page/follow/page-clock.ts'
import type { FromDock, Rect } from '#lib/shared/identity/dock-line.ts'
import type { Corner } from '#lib/shared/identity/identity.ts'
import { createDockBox } from './dock-box.ts'
import { createDockFrame, type DockSource } from './dock-frame.ts'
import { fit, keepInside, nearestCorner, type Point, placeOf, roomIn, type Size } from './dock-place.ts'
import type { DockHost } from './dock-slot.ts'
import { freeCorner } from './free-corner.ts'
import { followFocus } from './page-focus.ts'
import { isAsleep, lookAtDock } from './page-sight.ts'
import { stayWhole } from './stay-whole.ts'
import { followBelow, isCovered } from './top-layer.ts'

/** A page's own floating buttons come late; a pill is at most so high, and a panel that is open is not moved under the hand. */
const LOOK_AGAIN = 2500
const PILL_HEIGHT = 80

/** Lifting the dock over the page's own popovers more often than this would be a fight. */
const RAISES_APART = 250

/**
 * Makes the dock's place on a page. Nothing is added before `show`. `source` is asked for each new frame.
 */
export function createDockHost(view: Window, source: DockSource): DockHost {
  let dock: Dock | null = null
  return {
    show(corner) {
      if (dock !== null) dock.moveTo(corner)
      else dock = mount(view, source, corner, () => (dock = null))
    },
    remove: () => dock?.end.abort(),
    isShown: () => dock !== null,
  }
}

type Dock = { moveTo(corner: Corner): void; end: AbortController }

function mount(view: Window, source: DockSource, first: Corner, gone: () => void): Dock {
  const { document } = view
  const end = new AbortController()
  const { signal } = end
  const below = followBelow(document)
  const box = createDockBox(document)
  let corner = first
  /** Whoever put it into its corner means it; until then the page's own buttons are made way for. */
  let isChosen = false
  let ordered = first
  let wanted: Size | null = null
  let dragging = false
  let placed: Rect = { x: 0, y: 0, width: 0, height: 0 }
  let raisedAt = Number.NEGATIVE_INFINITY
  let asleep = false

  const viewport = (): Size => {
    // A scroll bar takes its part; a page that is zoomed counts its width in its own pixels.
    const { clientWidth, currentCSSZoom } = document.documentElement
    return {
      width: Math.min(view.innerWidth, clientWidth * currentCSSZoom || view.innerWidth),
      height: view.innerHeight,
    }
  }
  const size = (): Size => fit(wanted ?? { width: 320, height: 56 }, viewport())

  const put = ({ x, y }: Point) => {
    placed = { x: Math.round(x), y: Math.round(y), ...size() }
    box.place(placed, wanted !== null)
  }
  const makeWay = () => {
    const isPill = wanted !== null && wanted.height <= PILL_HEIGHT
    if (isPill && !isChosen && !dragging) corner = freeCorner(document, first, size(), viewport(), box.host)
  }
  const tell = () => frame.post({ type: 'placed', corner, room: roomIn(viewport()), rect: placed })
  const settle = () => {
    dragging = false
    put(placeOf(corner, size(), viewport()))
    tell()
  }
  /** The page may have grown, shrunk or been zoomed without our having heard of it. False where the dock had to be put back. */
  const keepPlace = (): boolean => {
    const { x, y } = placeOf(corner, size(), viewport())
    const isThere = Math.round(x) === placed.x && Math.round(y) === placed.y && Math.abs(box.zoom() - 1) < 0.001
    if (dragging || isThere) return true
    settle()
    return false
  }

  const raise = () => {
    const now = view.performance.now()
    const { fullscreenElement } = document
    // Nobody wants a button over a film; and under a dialog it is asleep.
    if (fullscreenElement !== null && fullscreenElement !== document.documentElement) return
    if (now - raisedAt < RAISES_APART || isAsleep(document) || isCovered(document, placed, below)) return
    raisedAt = now
    box.raise()
    below.fill()
  }

  const receive = (message: FromDock) => {
    switch (message.type) {
      case 'size':
        if (wanted === null) {
          wanted = { width: message.width, height: message.height }
          makeWay()
        }
        wanted = { width: message.width, height: message.height }
        return dragging ? undefined : settle()
      case 'look': {
        // Until this moment it was somewhere else, or of another size: what was pressed there was not seen here.
        const wasThere = keepPlace()
        const sight = lookAtDock(view, box, { ...message, placed, below })
        asleep = sight.asleep
        frame.post({ type: 'sight', turn: message.turn, ...sight, clear: sight.clear && wasThere })
        return message.blind ? raise() : undefined
      }
      case 'leave':
        return giveBack()
      case 'drag': {
        const { x, y } = placeOf(corner, size(), viewport())
        const point = keepInside({ x: x + message.dx, y: y + message.dy }, size(), viewport())
        dragging = message.phase === 'move'
        if (dragging) return put(point)
        isChosen = true
        corner = nearestCorner(point, size(), viewport())
        return settle()
      }
    }
  }

  const giveBack = followFocus(view, box, signal)
  const frame = createDockFrame(document, source, { opened: tell, message: receive })
  const attach = () => {
    box.attach(frame.element)
    below.fill()
    frame.load()
  }
  put(placeOf(corner, size(), viewport()))
  stayWhole(document, box, attach, end)
  view.addEventListener('resize', settle, { signal })
  afterPage(LOOK_AGAIN, signal, () => {
    makeWay()
    keepPlace()
  })
  // Dialogs and popovers tell of themselves, where they are not in a shadow root.
  const toggled = ({ target }: Event) => {
    // At once: before the browser draws what has come above the dock, where it is quick enough.
    below.lose(target)
    if (target instanceof Element && target !== box.host && target.matches(':popover-open')) raise()
    if (isAsleep(document) === asleep) return
    asleep = !asleep
    frame.post({ type: 'asleep', asleep })
  }
  view.addEventListener('toggle', toggled, { signal, capture: true })
  // A page that keeps the focus where it is would have its typing taken for keys of the dock.
  view.addEventListener('pointerdown', ({ target }) => target !== box.host && box.blur(), { signal, capture: true })
  signal.addEventListener('abort', () => {
    frame.close()
    box.remove()
    gone()
  })

  return {
    end,
    moveTo(next) {
      // The same order again says nothing new.
      if (next === ordered || dragging) return
      ordered = next
      isChosen = true
      corner = next
      settle()
    },
  }
}
