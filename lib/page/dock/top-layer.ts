import type { Rect, Search } from '#lib/shared/identity/dock-line.ts'
import { shadowOf } from './shadow-roots.ts'

const ABOVE = ':popover-open, :modal, :fullscreen'
const OPEN = ':popover-open'
const PICKED = ['select', 'input'] as const

/** What of the page was open when the dock was lifted, and is since. */
export type Below = { has(element: Element): boolean; fill(): void; lose(element: EventTarget | null): void }

/** Knows nothing until it is filled. */
export function followBelow(document: Document): Below {
  let below = new Set<EventTarget>()
  return {
    has: (element) => below.has(element),
    fill: () => void (below = new Set(document.querySelectorAll(OPEN))),
    lose: (element) => void (element !== null && below.delete(element)),
  }
}

/**
 * Whether the page has anything in the top layer, where alone it could lie over the dock. The pointer passes through what asks
 * it to, so no hit test finds it; and a browser without version 2 of the observer does not tell. `own`: the dock's own host,
 * whose box stands there as well.
 */
export function isAnythingAbove(document: Document, search: Search, own: Element): boolean {
  if (search === 'no') return false
  return document.querySelector(ABOVE) !== null || (search === 'whole' && isAboveWithin(document, own))
}

/**
 * Whether a popover of the page lies over the dock, or throws its backdrop, its shadow or its outline there. From such a one
 * the dock is not lifted: what a page covers, it covers. A toast somewhere else covers nothing, nor does what is known to
 * be `below`.
 */
export function isCovered(document: Document, rect: Rect, below: Below): boolean {
  return [...document.querySelectorAll(OPEN)].some((popover) => {
    if (below.has(popover)) return false
    const style = getComputedStyle(popover)
    const around = lengthsIn(`${style.boxShadow} ${style.outlineWidth} ${style.outlineOffset}`)
    const { left, top, right, bottom } = popover.getBoundingClientRect()
    const isApart =
      left - around > rect.x + rect.width ||
      right + around < rect.x ||
      top - around > rect.y + rect.height ||
      bottom + around < rect.y
    return !isApart || hasGround(getComputedStyle(popover, '::backdrop'))
  })
}

/** How far what these say reaches at the most. */
function lengthsIn(text: string): number {
  return [...text.matchAll(/(-?[\d.]+)px/g)].reduce((sum, [, length]) => sum + Math.abs(Number(length)), 0)
}

/** Whether anything of it can be seen. */
function hasGround({ backgroundColor, backgroundImage, backdropFilter }: CSSStyleDeclaration): boolean {
  const isClear =
    backgroundColor === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(backgroundColor) || backgroundColor === ''
  return !isClear || !['none', ''].includes(backgroundImage) || !['none', '', undefined].includes(backdropFilter)
}

function isAboveWithin(root: Document | ShadowRoot, own: Element): boolean {
  for (const element of root.querySelectorAll('*')) {
    const shadow = element === own ? null : shadowOf(element)
    if (shadow !== null && (shadow.querySelector(ABOVE) !== null || isAboveWithin(shadow, own))) return true
  }
  return false
}

/**
 * Whether a field of the page has its own picker open: the browser draws that over everything, in a layer that it tells
 * nobody of.
 */
export function isPickerOpen(document: Document): boolean {
  try {
    return PICKED.some((name) => [...document.getElementsByTagName(name)].some((field) => field.matches(':open')))
  } catch {
    // A browser that does not know the word.
    return false
  }
}
