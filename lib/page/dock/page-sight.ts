import type { PageSight, Rect, Search } from '#lib/shared/identity/dock-line.ts'
import type { DockBox } from './dock-box.ts'
import { isShownPlainly } from './page-effects.ts'
import { shadowOf } from './shadow-roots.ts'
import { type Below, isAnythingAbove, isCovered, isPickerOpen } from './top-layer.ts'

/** Inside of the box's edges, where rounding can't put a point on the page beside it. */
const INSET = 3
const FRAMES = 'iframe, frame, object, embed'
const PRESSES = ['pointerdown', 'mousedown', 'touchstart'] as const

type Looked = {
  at: { x: number; y: number } | null
  blind: boolean
  away: boolean
  search: Search
  placed: Rect
  below: Below
}

/** Looks at the dock from the page's side, at this moment. Costs a layout, if the page has not been laid out. */
export function lookAtDock(view: Window, box: DockBox, { at, blind, away, search, placed, below }: Looked): PageSight {
  const { document } = view
  const rect = box.rect()
  const reached = pointsOf(rect, at).every(({ x, y }) => box.isAt(x, y))
  const asleep = !reached && isAsleep(document)
  const clear =
    reached &&
    isSame(rect, placed) &&
    Math.abs(box.zoom() - 1) < 0.001 &&
    box.isSound() &&
    !document.hidden &&
    !isInTransition(document) &&
    !isPickerOpen(document) &&
    !isAnythingAbove(document, search, box.host) &&
    // The browser's own word can be late: at a gesture, for which a point is named, the page is asked for it as well.
    !((blind || at !== null) && isCovered(document, rect, below)) &&
    isShownPlainly(document.documentElement, view)
  return {
    clear,
    asleep,
    rect,
    ratio: view.devicePixelRatio,
    presses: pressesSoFar(view),
    focused: box.isFocused(),
    inFrame: away && isOverFrame(document, box.host),
  }
}

/** A modal dialog of the page, or the page itself, keeps the dock from every press. */
export function isAsleep(document: Document): boolean {
  return document.documentElement.inert || document.querySelector(':modal') !== null
}

/** The middle, the four corners, and what is asked for. */
function pointsOf({ x, y, width, height }: Rect, at: Looked['at']) {
  const [left, right, top, bottom] = [x + INSET, x + width - INSET, y + INSET, y + height - INSET]
  const own = [
    { x: x + width / 2, y: y + height / 2 },
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ]
  return at === null ? own : [...own, { x: x + at.x, y: y + at.y }]
}

function isSame(one: Rect, other: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= 1)
}

/** A transition between two views shows pictures of the page, above everything. */
function isInTransition(document: Document): boolean {
  try {
    return document.documentElement.matches(':active-view-transition')
  } catch {
    // A browser that does not know the word has no such transitions to look for.
    return false
  }
}

/** The browser counts them, whatever a page's own listeners do about them. */
function pressesSoFar({ performance }: Window): number {
  return PRESSES.reduce((sum, type) => sum + (performance.eventCounts?.get(type) ?? 0), 0)
}

function isOverFrame(document: Document, host: Element): boolean {
  let over: Element | null = null
  let next: Element | null = document.documentElement
  while (next !== null) {
    over = next
    const within: ShadowRoot | null = next === host ? null : shadowOf(next)
    next = within?.querySelector(':hover') ?? next.querySelector(':scope > :hover')
  }
  return over !== null && over !== host && over.matches(FRAMES)
}
